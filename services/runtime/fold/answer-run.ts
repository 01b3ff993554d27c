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
import type { GroupControl, LogRecord, NewRecord, RecordBatch } from '../log/broker.ts';
import { countOutcomes, type DecidedRun, decideRun } from './decide-run.ts';
import { appendAnswers } from './fold-append.ts';
import { gapMessage } from './fold-range.ts';
import type { OwnedPartition } from './owned-partition.ts';

/**
 * Answers a run as far as its time reaches.
 * @returns how many records that were; all when the task is over
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
  // The inner topics have no gaps, so one means that inputs were deleted unanswered.
  if (first && first.offset !== answered + 1)
    throw new Error(gapMessage(parts.fold.input, partition, answered + 1, first.offset));
  owned.enter('answering');
  const decided = await decideRun(owned, run);
  if (owned.isRetired()) return run.length;
  if (!(await append(owned, decided, batch, control))) {
    // The state is ahead of the log and must not be used again.
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

/** Appends what was decided. False when it may not be all in the log. @throws AppendRefused when it never will be */
function append<S>(
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
  // By offsets, so that an input that was skipped shows.
  context.metrics.unaccounted.inc(last.offset - owned.answered - outcomes.length);
  owned.answered = last.offset;
  countOutcomes(context, outcomes);
  batch.resolve(last.offset);
  commits.note(fold.input, owned.partition, last.offset + 1, control);
  context.reportLag(batch, last);
}
