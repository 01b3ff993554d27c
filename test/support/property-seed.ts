/**
 * Property tests draw from one seed, so that the suite gives the same result for the same code.
 * `npm run fuzz` draws others: `PROPERTY_SEED` is the seed, `PROPERTY_RUNS` the number of runs of each property that does
 * not set its own. A property that fails says how to run it alone with the same draws.
 */
import { relative } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { ROOT } from './run-step.ts';

const DEFAULT_SEED = 20_261_121;
const DEFAULT_RUNS = 100;

function whole(name: string, fallback: number): number {
  const given = process.env[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} must be a whole number, not ${given}`);
  return value;
}

const seed = whole('PROPERTY_SEED', DEFAULT_SEED);
const numRuns = whole('PROPERTY_RUNS', DEFAULT_RUNS);

/** The command that runs the current test alone, with the draws that it failed on. */
function again(): string {
  const { testPath = '', currentTestName = '' } = expect.getState();
  // -t takes a pattern: what a pattern or a shell would read otherwise becomes a dot.
  const name = currentTestName.replace(/[^\p{L}\p{N} ,:;-]/gu, '.');
  const runs = numRuns === DEFAULT_RUNS ? '' : `PROPERTY_RUNS=${numRuns} `;
  return `PROPERTY_SEED=${seed} ${runs}npm run unit -- ${relative(ROOT, testPath)} -t '${name}'`;
}

fc.configureGlobal({ seed, numRuns });
fc.installGlobalPlugin(() => ({
  onAllRunsComplete: (run) => {
    if (!run.failed) return;
    const message = `${fc.defaultReportMessage(run)}\n\nAlone, with the same draws: ${again()}`;
    throw new Error(message, { cause: run.errorInstance });
  },
}));
