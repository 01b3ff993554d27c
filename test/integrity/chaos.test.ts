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

  it('finds the same with three brokers that lose each other, and tables that others read', async () => {
    const options = ['--brokers', '3', '--members', '1', '--flat', '--minutes', '0.3', '--articles', '120'];
    // Those that start no broker again, which takes longer than all the rest; a broker that is cut off loses its partitions too.
    const kinds = ['partition-move', 'broker-cut-off'];
    const result = await chaos(...options, '--every', '1', '--seed', '34', '--faults', kinds.join());
    expect(result.code, result.stderr).toBe(0);
    const report = JSON.parse(result.stdout) as ChaosReport;
    expect(report).toMatchObject({ sound: true, brokers: 3, sent: 120, missingFromRaw: 0, differentRows: 0 });
    expect(Object.keys(report.faults), result.stderr).toEqual(expect.arrayContaining(kinds));
    expect(report.failures).toEqual({});
    expect(report.integrity.stories).toBeGreaterThan(0);
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

  it('makes the long run of what was not said otherwise', () => {
    const long = {
      minutes: 45,
      everyMs: 1100,
      members: 2,
      brokers: 3,
      secured: true,
      flat: true,
      feeds: true,
      view: true,
    };
    expect(chaosOptions(['--long'])).toMatchObject({ ...long, articles: 22_500 });
    expect(chaosOptions(['--long', '--minutes', '5', '--brokers', '1'])).toMatchObject({
      ...long,
      minutes: 5,
      brokers: 1,
      articles: 2500,
    });
    expect(chaosOptions(['--long'])).toHaveProperty('faults', expect.arrayContaining(['broker-cut-off']));
    expect(chaosOptions([])).toHaveProperty('faults', expect.not.arrayContaining(['broker-cut-off']));
  });

  it.each([
    [['--minutes', 'soon'], /--minutes must be a number/],
    [['--articles', '1.5'], /--articles must be a whole number/],
    [['--seed', ''], /--seed must be a number/],
    [['--brokers', '2'], /two have no majority/],
    [['--faults', 'kill,two-away'], /--faults two-away needs --brokers 3/],
  ])('refuses %j', (args, message) => {
    expect(() => chaosOptions(args)).toThrow(message);
  });
});
