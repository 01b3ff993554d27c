/** The table of mutants fits the code, and the tool that tries them tells what it sees. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { ROOT } from '../support/run-step.ts';
import { TreeCopy } from '../support/tree-copy.ts';
import { breakRule, type Mutant } from './mutant.ts';
import { mutants, sample } from './rules.ts';
import { type TestReport, toTestRun } from './run-tests.ts';
import { whileBroken } from './while-broken.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const mutant: Mutant = { name: 'a rule', file: 'a.ts', from: 'x', to: 'y', tests: [] };

describe('the table', () => {
  it('has a name of its own for each of many mutants, ten of which are the sample', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThan(200);
    expect(sample).toHaveLength(10);
  });

  it.each(mutants)('$name: can be broken, and has tests', (one) => {
    expect(breakRule(read(one.file), one)).not.toBe(read(one.file));
    expect([1, 2]).toContain(one.tests.length);
    for (const file of one.tests) expect(existsSync(join(ROOT, file)), file).toBe(true);
  });
});

describe('breakRule', () => {
  it('replaces text as it is written', () => {
    expect(breakRule('(x)', { ...mutant, to: '$&' })).toBe('($&)');
  });

  it.each(['none', 'x and x'])('throws where the text does not occur exactly once: %s', (source) => {
    expect(() => breakRule(source, mutant)).toThrow(/^a\.ts: "x" occurs [02] times.*"a rule"/);
  });

  it('throws where nothing would change', () => {
    expect(() => breakRule('x', { ...mutant, to: 'x' })).toThrow();
  });
});

describe('toTestRun', () => {
  const root = '/copy';
  const report = (status: string, message = ''): TestReport => ({
    numTotalTests: status === '' ? 0 : 1,
    testResults: [
      {
        name: `${root}/a.test.ts`,
        startTime: 5,
        endTime: 25,
        message,
        assertionResults: status === '' ? [] : [{ fullName: 'the test', status }],
      },
    ],
  });

  it.each([
    ['passed', 0, report('passed'), ''],
    ['failed', 1, report('failed'), 'the test'],
    ['broken', 1, report('', 'cannot load\nat line 7'), 'cannot load'],
    ['broken', 0, report(''), 'no test was found'],
    ['broken', 1, undefined, 'vitest ended with code 1 and no report'],
    ['timed out', null, undefined, 'took too long'],
  ] as const)('a run %s (exit code %s)', (ended, code, written, reason) => {
    expect(toTestRun(code, written, root)).toMatchObject({ ended, reason });
  });

  it('gives how long each file took, by its path in the copy', () => {
    expect([...toTestRun(0, report('passed'), root).durations]).toEqual([['a.test.ts', 20]]);
  });
});

describe('a copy of the tree', () => {
  const copy = new TreeCopy();
  afterAll(() => copy.remove());
  copy.linkPackages();
  const [first] = mutants as readonly [Mutant];

  test('its packages lead into it, so that what is changed there is what is tested', () => {
    const linked = join(copy.root, first.file.replace(/^services\//, 'node_modules/@newsfold/'));
    const inCopy = async () => readFileSync(linked, 'utf8');
    return expect(whileBroken(copy.root, first, inCopy)).resolves.toBe(breakRule(read(first.file), first));
  });

  test('a rule is whole again after a run, also after one that throws', async () => {
    const fail = () => Promise.reject(new Error('failed'));
    await expect(whileBroken(copy.root, first, fail)).rejects.toThrow('failed');
    expect(readFileSync(join(copy.root, first.file), 'utf8')).toBe(read(first.file));
  });

  test('it is gone when it is removed, and nothing lies beside it', () => {
    const other = new TreeCopy();
    expect(existsSync(join(other.root, '../shared'))).toBe(false);
    expect(existsSync(join(other.root, '.git'))).toBe(false);
    other.remove();
    expect(existsSync(join(other.root, '..'))).toBe(false);
  });
});
