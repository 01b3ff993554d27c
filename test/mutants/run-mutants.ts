/**
 * Breaks rules one at a time and runs the tests that must notice: first all of these on the unbroken tree, which must
 * pass, then those of each mutant. Each lane has a copy of the tree.
 */
import { TreeCopy } from '../support/tree-copy.ts';
import type { Mutant } from './mutant.ts';
import { runTests, type TestRun } from './run-tests.ts';
import { whileBroken } from './while-broken.ts';

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
  /** Longest start of the tests of a mutant, milliseconds. */
  readonly startMs?: number;
}

/** Longest time of the unbroken tests, all together. */
const UNBROKEN_MS = 15 * 60_000;
const START_MS = 60_000;
/** How many times as long as unbroken the tests of a mutant may take after their start. */
const SLOWER = 10;

type Durations = ReadonlyMap<string, number>;

/** A mutant whose tests take too long is killed: unbroken they passed in a tenth of the time. */
function toVerdict(mutant: Mutant, { ended, reason }: TestRun, ms: number): Verdict {
  if (ended === 'broken') return { mutant, verdict: 'broken', reason, ms };
  return { mutant, verdict: ended === 'passed' ? 'survived' : 'killed', reason, ms };
}

/** Runs the named tests on the unbroken tree. @throws Error that names the test when one fails */
async function runUnbroken(
  root: string,
  mutants: readonly Mutant[],
  signal: AbortSignal,
): Promise<Durations> {
  const files = [...new Set(mutants.flatMap(({ tests }) => tests))].sort();
  const { ended, reason, durations } = await runTests({
    root,
    files,
    timeoutMs: UNBROKEN_MS,
    bail: false,
    signal,
  });
  if (ended !== 'passed') throw new Error(`with every rule as it is the tests ${ended}: ${reason}`);
  const missing = files.filter((file) => !durations.has(file));
  if (missing.length > 0) throw new Error(`no unit or quality test: ${missing.join(', ')}`);
  return durations;
}

/** Tries one mutant after the other in a copy, as long as there are any. */
async function runLane(
  root: string,
  left: Mutant[],
  { startMs = START_MS, onVerdict }: MutantRun,
  durations: Durations,
  signal: AbortSignal,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let mutant = left.shift(); mutant; mutant = left.shift()) {
    const { tests: files } = mutant;
    const usual = files.reduce((sum, file) => sum + (durations.get(file) ?? 0), 0);
    const command = { root, files, timeoutMs: startMs + SLOWER * usual, bail: true, signal };
    const started = performance.now();
    const ended = await whileBroken(root, mutant, () => runTests(command));
    const verdict = toVerdict(mutant, ended, performance.now() - started);
    verdicts.push(verdict);
    onVerdict?.(verdict);
  }
  return verdicts;
}

/**
 * Tries mutants.
 * @returns a verdict each, in no order
 * @throws Error when a test fails with no rule broken, or when a mutant's text is not found exactly once
 */
export async function runMutants(run: MutantRun): Promise<Verdict[]> {
  const stop = new AbortController();
  const signal = run.signal ? AbortSignal.any([run.signal, stop.signal]) : stop.signal;
  const copies = Array.from({ length: Math.min(run.lanes, run.mutants.length) }, () => new TreeCopy());
  let lanes: Promise<Verdict[]>[] = [];
  try {
    for (const copy of copies) copy.linkPackages();
    const durations = await runUnbroken(copies[0]?.root ?? '', run.mutants, signal);
    const left = [...run.mutants];
    lanes = copies.map(({ root }) => runLane(root, left, run, durations, signal));
    return (await Promise.all(lanes)).flat();
  } finally {
    // What one lane threw ends the others, and each has left its copy before that is removed.
    stop.abort();
    await Promise.allSettled(lanes);
    for (const copy of copies) copy.remove();
  }
}
