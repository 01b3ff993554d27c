/** Ten rules, broken one at a time, are noticed; what is no broken rule is told from one. */
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import { sample } from './rules.ts';
import { runMutants } from './run-mutants.ts';

const LIMIT_MS = 300_000;
const lanes = Math.min(4, availableParallelism());

test('each of ten broken rules is noticed by the tests that it names', { timeout: LIMIT_MS }, async () => {
  const verdicts = await runMutants({ mutants: sample, lanes });
  expect(verdicts.filter(({ verdict }) => verdict !== 'killed')).toEqual([]);
  expect(verdicts).toHaveLength(10);
});

const quality: Omit<Mutant, 'name' | 'from' | 'to'> = {
  file: 'services/enrich/domain/enrichers/quality.ts',
  tests: ['services/enrich/domain/enrichers/quality.test.ts'],
};

test('a change that breaks no rule survives, one that does not load is broken, one that hangs is killed', {
  timeout: LIMIT_MS,
}, async () => {
  const verdicts = await runMutants({
    mutants: [
      { ...quality, name: 'survives', from: '/** Quality of the story. */', to: '' },
      {
        ...quality,
        name: 'does not load',
        from: 'const FEWEST_REPORTS = 3;',
        to: 'const FEWEST_REPORTS = ;',
      },
      { ...quality, name: 'hangs', from: 'const reasons = noticed(material);', to: 'for (;;);' },
    ],
    lanes,
    startMs: 15_000,
  });
  expect(new Map(verdicts.map(({ mutant, verdict }) => [mutant.name, verdict]))).toEqual(
    new Map([
      ['survives', 'survived'],
      ['does not load', 'broken'],
      ['hangs', 'killed'],
    ]),
  );
});

test('tests that fail anyway prove nothing', { timeout: LIMIT_MS }, async () => {
  const missing = { ...sample[0], tests: ['services/enrich/domain/no-such.test.ts'] } as Mutant;
  await expect(runMutants({ mutants: [missing], lanes: 1 })).rejects.toThrow('with every rule as it is');
});
