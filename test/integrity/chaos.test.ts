/** A short chaos run with every kind of fault; `npm run chaos` does the long ones. */
import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { chaosOptions } from './chaos/options.ts';
import type { ChaosReport } from './chaos/report.ts';

const chaos = (...args: string[]) => runCommand('test/integrity/chaos.ts', args);

describe('the chaos command', () => {
  it('finds nothing lost, nothing duplicated and the stories of a run without faults', async () => {
    const result = await chaos('--minutes', '1.2', '--articles', '1500', '--every', '2', '--seed', '11');
    expect(result.code, result.stderr).toBe(0);
    const report = JSON.parse(result.stdout) as ChaosReport;
    expect(report).toMatchObject({ sound: true, sent: 1500, missingFromRaw: 0 });
    expect(report.faults.total, result.stderr).toBeGreaterThanOrEqual(8);
    expect(report.integrity.articles).toBeGreaterThanOrEqual(1500);
    // Some records held several articles.
    expect(report.integrity.raw).toBeLessThan(report.integrity.articles);
    expect(report.decided).toBeGreaterThan(20);
    expect(report.integrity.decisions).toBeGreaterThan(0);
    expect(report.integrity.stories).toBeGreaterThan(0);
    expect(report.restoreSeconds.count).toBeGreaterThan(0);
  }, 420_000);

  it('says what is wrong with its options', async () => {
    const result = await chaos('--faults', 'kill,meteor');
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/--faults knows no "meteor"; it takes kill, freeze/);
  });
});

describe('chaosOptions', () => {
  it('reads what it is given', () => {
    expect(chaosOptions(['--minutes', '0.5', '--faults', 'kill,clock', '--seed', '7'])).toMatchObject({
      minutes: 0.5,
      faults: ['kill', 'clock'],
      named: true,
      articles: 250,
      seed: 7,
    });
  });

  it.each([
    [['--minutes', 'soon'], /--minutes must be a number/],
    [['--articles', '1.5'], /--articles must be a whole number/],
    [['--seed', ''], /--seed must be a number/],
  ])('refuses %j', (args, message) => {
    expect(() => chaosOptions(args)).toThrow(message);
  });
});
