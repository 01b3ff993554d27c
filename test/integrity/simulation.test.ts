import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import { runStatelessLoop } from '@newsfold/runtime/stateless/stateless-loop.ts';
import { describe, expect, it } from 'vitest';
import { simulateStateless } from './simulate-stateless.ts';
import { simulate } from './simulation.ts';

/** Seeds of one run of the suite; a failing one is reproduced by `simulate(runFoldLoop, SEED, memory)`. */
const SEEDS = 400;

describe.each(['output', 'input'] as const)(
  'the fold loop, simulated, state read back from its %s',
  (memory) => {
    it(`loses, repeats and disorders nothing in ${SEEDS} seeded runs with crashes between any two steps`, async () => {
      const failures: unknown[] = [];
      let faults = 0;
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const result = await simulate(runFoldLoop, seed, memory);
        faults += result.faults;
        if (result.problems.length > 0) failures.push(result);
      }
      expect(failures).toEqual([]);
      expect(faults).toBeGreaterThan(SEEDS);
    }, 240_000);

    it('is reproducible: the same seed gives the same run', async () => {
      const [first, second] = [
        await simulate(runFoldLoop, 42, memory),
        await simulate(runFoldLoop, 42, memory),
      ];
      expect(second).toEqual(first);
    });
  },
);

describe('the stateless loop, simulated', () => {
  it(`loses and disorders nothing in ${SEEDS} seeded runs with crashes between any two steps`, async () => {
    const failures: unknown[] = [];
    let faults = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const result = await simulateStateless(runStatelessLoop, seed);
      faults += result.faults;
      if (result.problems.length > 0) failures.push(result);
    }
    expect(failures).toEqual([]);
    expect(faults).toBeGreaterThan(SEEDS);
  }, 240_000);

  it('is reproducible: the same seed gives the same run', async () => {
    const first = await simulateStateless(runStatelessLoop, 42);
    expect(await simulateStateless(runStatelessLoop, 42)).toEqual(first);
  });
});
