/** A checker that can fail: with one safeguard switched off, the simulation must find a loss, a repeat or a wrong state. */
import { describe, expect, it } from 'vitest';
import { loadMutant, mutants } from './mutants.ts';
import { simulate } from './simulation.ts';

const MAX_SEEDS = 400;

describe('the simulation finds out when this no longer holds', () => {
  it.each(mutants)(
    '$name',
    async (mutant) => {
      const { run, remove } = await loadMutant(mutant);
      try {
        let found: number | undefined;
        for (let seed = 1; seed <= MAX_SEEDS && found === undefined; seed += 1) {
          const { problems } = await simulate(run, seed, mutant.memory, { members: 3, events: 40 });
          if (problems.length > 0) found = seed;
        }
        expect(found, `no seed up to ${MAX_SEEDS} shows it`).toBeDefined();
      } finally {
        remove();
      }
    },
    240_000,
  );
});
