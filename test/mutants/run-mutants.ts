/**
 * Breaks rules one at a time and runs the tests that must notice: first all of them on the unbroken tree, which must
 * pass, then those of each mutant. Each lane has its own copy of the tree.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mutant } from './mutant.ts';
import { runTests, type TestRun } from './run-tests.ts';
import { TreeCopy } from './tree-copy.ts';

/** What became of a mutant. `broken`: its tests could not even be loaded, which proves nothing. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly verdict: 'killed' | 'survived' | 'broken';
  /** The test that noticed, or what went wrong. */
  readonly reason: string;
  readonly ms: number;
}

/** How to run mutants. */
export interface MutantRun {
  readonly mutants: readonly Mutant[];
  /** Mutants tried at the same time. */
  readonly lanes: number;
  /** Called with each verdict as it falls. */
  readonly onVerdict?: (verdict: Verdict) => void;
  /** Ends the run early; it then rejects. */
  readonly signal?: AbortSignal;
}

/** Longest time of the unbroken tests, all together. */
const UNBROKEN_MS = 15 * 60_000;
/** Longest time of the start of a run, and how many times as long as unbroken its tests may take on top of it. */
const START_MS = 60_000;
const SLOWER = 10;
const RETRY_PAUSE_MS = 10;

function limitOf(mutant: Mutant, durations: ReadonlyMap<string, number>): number {
  return START_MS + SLOWER * mutant.tests.reduce((sum, file) => sum + (durations.get(file) ?? 0), 0);
}

/** A mutant whose tests take too long is killed: unbroken they passed in a tenth of the time. */
function toVerdict(mutant: Mutant, { ended, reason }: TestRun, ms: number): Verdict {
  if (ended === 'broken') return { mutant, verdict: 'broken', reason, ms };
  return { mutant, verdict: ended === 'passed' ? 'survived' : 'killed', reason, ms };
}

/** Runs the named tests on the unbroken tree. @throws Error that names the test when one fails */
async function runUnbroken(copy: TreeCopy, mutants: readonly Mutant[], signal: AbortSignal) {
  const files = [...new Set(mutants.flatMap(({ tests }) => tests))].sort();
  const run = await runTests({ root: copy.root, files, timeoutMs: UNBROKEN_MS, bail: false, signal });
  if (run.ended !== 'passed')
    throw new Error(`the tests ${run.ended} with every rule as it is: ${run.reason}; first make them pass`);
  const missing = files.filter((file) => !run.durations.has(file));
  if (missing.length > 0) throw new Error(`no unit or quality test: ${missing.join(', ')}`);
  return run.durations;
}

/**
 * Tries mutants.
 * @returns a verdict each, in the order in which they fell
 * @throws Error when a test fails with no rule broken, or when a mutant's text is not found exactly once
 */
export async function runMutants(run: MutantRun): Promise<Verdict[]> {
  const stop = new AbortController();
  const signal = run.signal ? AbortSignal.any([run.signal, stop.signal]) : stop.signal;
  const copies = Array.from({ length: Math.min(run.lanes, run.mutants.length) }, () => new TreeCopy());
  const verdicts: Verdict[] = [];
  const left = [...run.mutants];
  const runLane = async (copy: TreeCopy, durations: ReadonlyMap<string, number>): Promise<void> => {
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const { tests: files } = mutant;
      const started = performance.now();
      const timeoutMs = limitOf(mutant, durations);
      const ended = await copy.whileBroken(mutant, () =>
        runTests({ root: copy.root, files, timeoutMs, bail: true, signal }),
      );
      const verdict = toVerdict(mutant, ended, performance.now() - started);
      verdicts.push(verdict);
      run.onVerdict?.(verdict);
    }
  };
  try {
    const [first] = copies;
    if (!first) return [];
    const durations = await runUnbroken(first, run.mutants, signal);
    const lanes = copies.map((copy) => runLane(copy, durations));
    await Promise.all(lanes).finally(() => stop.abort());
    return verdicts;
  } finally {
    stop.abort();
    // A killed group needs a moment to let go of its folder.
    await sleep(RETRY_PAUSE_MS);
    for (const copy of copies) copy.remove();
  }
}
