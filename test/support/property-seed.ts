/**
 * Property tests draw from one seed, so that the suite says the same of the same code twice in a row.
 * `npm run fuzz` draws others: `PROPERTY_SEED` is the seed, `PROPERTY_RUNS` how often each property without a number of
 * its own is tried.
 */
import fc from 'fast-check';

const DEFAULT_SEED = 20_261_121;

function whole(name: string, fallback: number): number {
  const given = process.env[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} must be a whole number, not ${given}`);
  return value;
}

fc.configureGlobal({ seed: whole('PROPERTY_SEED', DEFAULT_SEED), numRuns: whole('PROPERTY_RUNS', 100) });
