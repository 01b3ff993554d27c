import { expect, it } from 'vitest';
import { type CoresResult, simulateCores } from './simulate-cores.ts';

/** Seeds of one run of the suite; a failing one is reproduced by `simulateCores(SEED)`. */
const SEEDS = 12;

it(`two releases decide side by side in ${SEEDS} seeded runs with crashes, and every decision and story holds`, async () => {
  const results: CoresResult[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) results.push(await simulateCores(seed));
  expect(results.filter(({ problems }) => problems.length > 0)).toEqual([]);
  expect(results.reduce((sum, { faults }) => sum + faults, 0)).toBeGreaterThan(SEEDS * 5);
  expect(Math.min(...results.map(({ leaving }) => leaving))).toBeGreaterThan(10);
  expect(Math.min(...results.map(({ fetched }) => fetched))).toBeGreaterThan(10);
  for (const index of [0, 1, 2])
    expect(results.reduce((sum, { ruled }) => sum + (ruled[index] ?? 0), 0)).toBeGreaterThan(SEEDS);
  for (const release of [0, 1])
    expect(results.filter(({ decisions }) => (decisions[release] ?? 0) > 0).length).toBeGreaterThan(
      SEEDS / 4,
    );
}, 280_000);

it('is reproducible: the same seed gives the same run', async () => {
  expect(await simulateCores(5)).toEqual(await simulateCores(5));
}, 60_000);
