/** Decides a run of inputs: answers each, and signs its records. Nothing is published here. */
import { headerText, type LogRecord, type NewRecord } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { NotNow } from '../loop/not-now.ts';
import { REDRIVEN_HEADER } from '../loop/redrive-record.ts';
import { runEnd } from '../loop/run-bounds.ts';
import { StateLost } from '../loop/state-lost.ts';
import type { RunAnswers } from './fold-append.ts';
import type { Answer } from './fold-definition.ts';
import { answersOf, signed } from './fold-headers.ts';
import type { OwnedPartition } from './owned-partition.ts';

/** What became of each input, for the figures. */
type Outcomes = readonly Pick<Answer, 'outcome' | 'reason'>[];

/** A run's answers, and what became of each input, as far as it was answered. */
export interface DecidedRun extends RunAnswers {
  readonly outcomes: Outcomes;
  /** Why the input that the run ends before has to wait; absent when none has to. */
  readonly waiting?: NotNow;
}

/** The fold failed on an input: its state cannot be trusted, and the input is refused once it is restored. */
export class InputFailed extends Error {
  override readonly name = 'InputFailed';
  readonly record: LogRecord;

  constructor(record: LogRecord, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.record = record;
  }
}

/** What becomes of a fact that does not count. */
const SUPERSEDED: Answer = { records: [], deadLetters: [], outcome: 'drop', reason: 'superseded' };

/**
 * Decides a run in order, moving the state, until its time is over; at least its first inputs, unless one has to wait.
 * @throws InputFailed when the fold failed on an input; StateLost; Error when nearly everything is poison
 */
export async function decideRun<S>(owned: OwnedPartition<S>, run: readonly LogRecord[]): Promise<DecidedRun> {
  const groups: NewRecord[][] = [];
  const deadLetters: NewRecord[] = [];
  const outcomes: Pick<Answer, 'outcome' | 'reason'>[] = [];
  const signature = { writer: owned.output.writer, follows: owned.follows };
  const isTimeOver = runEnd(owned.parts.now);
  for (const record of run) {
    const answer = await decide(owned, record).catch((error: unknown) => {
      if (!(error instanceof NotNow)) throw error;
      owned.waitingAt = record.offset;
      return error;
    });
    if (answer instanceof NotNow) return { groups, deadLetters, outcomes, waiting: answer };
    outcomes.push(answer);
    if (answer.records.length > 0)
      groups.push(answer.records.map((out) => signed(out, record.offset, signature)));
    deadLetters.push(...answer.deadLetters);
    if (isTimeOver(outcomes.length)) break;
  }
  return { groups, deadLetters, outcomes };
}

async function answerOf<S>({ parts, state }: OwnedPartition<S>, record: LogRecord): Promise<Answer> {
  const { context, failures, fold, skips } = parts;
  // The letter of a skipped input was written by the command.
  if (skips.has(record)) return { ...fold.refuse(record, 'skipped', ''), deadLetters: [] };
  const failure = failures.get(record.partition);
  if (failure?.offset === record.offset) return fold.refuse(record, 'failed', failure.detail);
  const end = context.metrics.stageDuration.startTimer();
  try {
    return await fold.answer(state, record);
  } catch (error) {
    throw error instanceof NotNow || error instanceof StateLost ? error : new InputFailed(record, error);
  } finally {
    end();
  }
}

/** The answer to a fact that does not count. */
function passed<S>({ parts: { fold } }: OwnedPartition<S>, record: LogRecord): Answer {
  if (answersOf(record) !== undefined) return SUPERSEDED;
  return fold.refuse(
    record,
    'foreign',
    `newsfold did not write it; find out what else writes to ${fold.input}`,
  );
}

async function decide<S>(owned: OwnedPartition<S>, record: LogRecord): Promise<Answer> {
  const { fold, fuse } = owned.parts;
  // A memory is asked about each input once.
  const takes = owned.waitingAt === record.offset || owned.memory.takesInput(record);
  const answer = takes ? await answerOf(owned, record) : passed(owned, record);
  // Letters that an operator has redriven unchanged are poison again, and no sign of a broken deployment.
  const isRedriven = headerText(record, REDRIVEN_HEADER) !== undefined;
  if (answer.outcome !== 'dead-letter' || !isRedriven)
    fuse.note(answer.outcome === 'dead-letter', fold.input, answer.reason);
  return answer;
}

/** Counts what became of a run that was published. */
export function countOutcomes({ metrics }: LoopContext, outcomes: Outcomes): void {
  for (const { outcome, reason } of outcomes) {
    metrics.outcomes.inc({ outcome, reason });
    metrics.items.inc({ outcome, reason });
    if (outcome === 'dead-letter') metrics.deadLetters.inc({ reason });
  }
}
