/** The phases of a fold task and the legal transitions between them; the picture is in fold-task.ts. */

/** What a task is doing. */
export type FoldPhase =
  /** Asks the broker where the output begins and ends. */
  | 'locating'
  /** Reads the output back to the end that was located. */
  | 'reading'
  /** Asks which inputs exist, with the output paused. */
  | 'settling'
  /** Reads back the inputs that the output answers already; passed through at once where there are none to read. */
  | 'restoring'
  /** The state is what the log makes; waits for inputs. */
  | 'live'
  /** Answers a run of inputs: the state is ahead of what the log is known to hold. */
  | 'answering'
  /** The broker does not take an answer: the state is ahead of the log; waits for another attempt, which restores. */
  | 'refused'
  /** Kept over a rebalance: reads the output up to its end, to see whether another member has written. */
  | 'catching-up'
  /** Another task has taken over, or the state cannot be trusted: publishes nothing. Final. */
  | 'retired';

const NEXT: Readonly<Record<FoldPhase, readonly FoldPhase[]>> = {
  locating: ['reading', 'retired'],
  reading: ['settling', 'retired'],
  settling: ['restoring', 'retired'],
  restoring: ['live', 'retired'],
  live: ['answering', 'catching-up', 'retired'],
  answering: ['live', 'refused', 'retired'],
  refused: ['retired'],
  'catching-up': ['live', 'retired'],
  retired: [],
};

/** Phases whose state a rebalance leaves usable, as long as no call is inside the task. */
const KEPT_OVER_REBALANCE: ReadonlySet<FoldPhase> = new Set(['reading', 'restoring', 'live', 'catching-up']);

/** Every phase. */
export const foldPhases = Object.keys(NEXT) as readonly FoldPhase[];

/**
 * Checks a transition.
 * @returns the new phase
 * @throws Error that names both phases when the transition is illegal: a bug
 */
export function nextPhase(from: FoldPhase, to: FoldPhase): FoldPhase {
  if (!NEXT[from].includes(to)) throw new Error(`a fold task cannot go from ${from} to ${to}: a bug`);
  return to;
}

/** Whether a task in this phase may be kept when its partition is assigned to the same member again. */
export function isKeptOverRebalance(phase: FoldPhase): boolean {
  return KEPT_OVER_REBALANCE.has(phase);
}
