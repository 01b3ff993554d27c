/** A checker that can fail: with one safeguard switched off, the simulation must find a loss, a repeat or a wrong state. */
import { describe, expect, it } from 'vitest';
import { type LoadedMutant, loadMutant, type Mutant, mutants } from './mutants.ts';
import { simulateStateless } from './simulate-stateless.ts';
import { type SimulationResult, simulate } from './simulation.ts';

const MAX_SEEDS = 400;

function attempt(mutant: Mutant, loaded: LoadedMutant, seed: number): Promise<SimulationResult> {
  if (mutant.loop === 'stateless') return simulateStateless(loaded.runStatelessLoop, seed);
  const memory = mutant.loop === 'fold on input' ? 'input' : 'output';
  return simulate(loaded.runFoldLoop, seed, memory, { members: 3, events: 40 });
}

describe('the simulation finds out when this no longer holds', () => {
  it.each(mutants)(
    '$name',
    async (mutant) => {
      const loaded = await loadMutant(mutant);
      try {
        let found: number | undefined;
        for (let seed = 1; seed <= MAX_SEEDS && found === undefined; seed += 1) {
          const { problems } = await attempt(mutant, loaded, seed);
          if (problems.length > 0) found = seed;
        }
        expect(found, `no seed up to ${MAX_SEEDS} shows it`).toBeDefined();
      } finally {
        loaded.remove();
      }
    },
    240_000,
  );
});
