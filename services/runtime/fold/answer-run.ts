/**
 * Answers a run of inputs. The order of effects, and what a crash after each costs:
 *
 *   1. decide each: the state moves ahead of the log   (the state is forgotten; a restore makes the log's)
 *   2. append dead letters                             (they may be there twice after the restore, by the same origin)
 *   3. append the answers, one input never cut in two  (the restore sees them and continues after them)
 *   4. resolve, and commit for the lag figures         (nothing: the next owner commits)
 *
 * simulation.ts crashes members between any two of them.
 */
import {
  AppendRefused,
  type GroupControl,
  type LogRecord,
  type NewRecord,
  type RecordBatch,
} from '../log/broker.ts';
import { countOutcomes, type DecidedRun, decideRun, InputFailed } from './decide-run.ts';
import { appendAnswers } from './fold-append.ts';
import { gapMessage } from './fold-range.ts';
import type { OwnedPartition } from './owned-partition.ts';
import { parkAtInput, parkAtRefusal, restartAfterFailure } from './wait-or-refuse.ts';

/**
 * Answers a run as far as its time reaches.
 * @returns how many records that were; all when the task is over, infinitely many when it waits
 * @throws Error when inputs are missing before the run or nearly everything is poison
 */
export async function answerRun<S>(
  owned: OwnedPartition<S>,
  run: readonly LogRecord[],
  batch: RecordBatch,
  control: GroupControl,
): Promise<number> {
  const { parts, partition, answered } = owned;
  const [first] = run;
  if (first && first.offset !== answered + 1 && !(await isHole(owned, batch, first)))
    throw new Error(gapMessage(parts.fold.input, partition, answered + 1, first.offset));
  if (owned.isRetired()) return run.length;
  owned.enter('answering');
  const decided = await decideRun(owned, run).catch((error: unknown) => {
    if (error instanceof InputFailed) return error;
    throw error;
  });
  if (owned.isRetired()) return run.length;
  if (decided instanceof InputFailed) {
    restartAfterFailure(owned, decided, control);
    return run.length;
  }
  if (first && decided.waiting && decided.outcomes.length === 0) {
    owned.enter('live');
    parkAtInput(owned, first, decided.waiting, control);
    return Number.POSITIVE_INFINITY;
  }
  if (!(await append(owned, decided, run, batch, control))) {
    // The state is ahead of the log and must not be used again.
    if (owned.phase === 'refused') return run.length;
    if (!batch.isStale()) owned.restart(control);
    else owned.retire();
    return run.length;
  }
  // Another task may have sought the input since: resolving now would move it.
  if (owned.isRetired()) return run.length;
  owned.enter('live');
  finish(owned, run.slice(0, decided.outcomes.length), decided, batch, control);
  await batch.heartbeat();
  return decided.outcomes.length;
}

/**
 * Whether the offsets before an input have no records, as transactions and compaction leave them, and are not deleted
 * inputs: nothing of its batch lies there, and the topic begins before them.
 */
async function isHole<S>(owned: OwnedPartition<S>, batch: RecordBatch, first: LogRecord): Promise<boolean> {
  const { answered } = owned;
  if (batch.records.some(({ offset }) => offset > answered && offset < first.offset)) return false;
  const { low } = await owned.offsets(owned.parts.fold.input);
  return first.offset > answered && low <= answered + 1;
}

/** Appends, unless the broker refuses: then the partition waits. False when what was decided may not be all in the log. */
async function append<S>(
  owned: OwnedPartition<S>,
  decided: DecidedRun,
  run: readonly LogRecord[],
  batch: RecordBatch,
  control: GroupControl,
): Promise<boolean> {
  try {
    return await appendRun(owned, decided, batch, control);
  } catch (error) {
    const [first] = run;
    if (!(error instanceof AppendRefused) || first === undefined) throw error;
    if (!owned.isRetired()) parkAtRefusal(owned, first, error, control);
    return false;
  }
}

/** Appends what was decided. False when it may not be all in the log. @throws AppendRefused when it never will be */
function appendRun<S>(
  owned: OwnedPartition<S>,
  decided: DecidedRun,
  batch: RecordBatch,
  control: GroupControl,
): Promise<boolean> {
  const { output, parts, partition } = owned;
  const { fold, publisher, context } = parts;
  const onAppended = (records: readonly NewRecord[], first: number | undefined) => {
    if (!owned.isRetired() && output.skipOwn(records, first))
      control.seek(fold.output, partition, output.read);
  };
  const target = {
    output: fold.output,
    partition,
    deadLetterTopic: fold.deadLetterTopic,
    isOver: () => owned.isRetired() || batch.isStale(),
    onAppended,
  };
  return appendAnswers(publisher, context, target, decided);
}

/** Accounts for a run that is in the log. */
function finish<S>(
  owned: OwnedPartition<S>,
  run: readonly LogRecord[],
  { outcomes }: DecidedRun,
  batch: RecordBatch,
  control: GroupControl,
): void {
  const { context, commits, fold } = owned.parts;
  const last = run.at(-1);
  if (!last) return;
  context.metrics.unaccounted.inc(run.length - outcomes.length);
  owned.answered = last.offset;
  context.waits.end(fold.input, owned.partition);
  countOutcomes(context, outcomes);
  batch.resolve(last.offset);
  commits.note(fold.input, owned.partition, last.offset + 1, control);
  context.reportLag(batch, last.offset + 1, last.timestamp);
}

/** Passes the offsets without records that a batch of inputs ends with. */
export function passHole<S>(owned: OwnedPartition<S>, batch: RecordBatch, control: GroupControl): void {
  const { context, commits, fold } = owned.parts;
  if (batch.next <= (batch.records.at(-1)?.offset ?? -1) + 1) return;
  batch.resolve(batch.next - 1);
  commits.note(fold.input, owned.partition, batch.next, control);
  context.reportLag(batch, batch.next);
}
