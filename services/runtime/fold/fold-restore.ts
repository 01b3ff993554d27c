/**
 * The steps of a restore, from the first look at the output to the first input to be answered.
 *
 * The output is read first, to the end that it had after the join; then it is known how far the input is answered,
 * and the input is read up to there. fold-memory.ts says what each of the two yields.
 */
import type { GroupControl, RecordBatch } from '../log/broker.ts';
import { withRetry } from '../wait/retry.ts';
import { checkFoldRange } from './fold-range.ts';
import type { OwnedPartition } from './owned-partition.ts';
import { reportMissing } from './report-missing.ts';

/** Records read back between two heartbeats: some ms of work. */
export const HEARTBEAT_EVERY = 500;

/** Locates the output and begins to read it. */
export async function beginRestore<S>(owned: OwnedPartition<S>, control: GroupControl): Promise<void> {
  const { output, memory, parts } = owned;
  output.offsets = await owned.offsets(parts.fold.output);
  if (owned.isRetired()) return;
  owned.enter('reading');
  output.read = memory.outputStart(output.offsets);
  await readOutput(owned, control);
}

/** Continues, in its phase, after a rebalance that left the partition where it was. */
export async function continueRestore<S>(owned: OwnedPartition<S>, control: GroupControl): Promise<void> {
  const { output, parts } = owned;
  output.offsets = await owned.offsets(parts.fold.output);
  if (owned.isRetired()) return;
  if (output.offsets.high < output.read) return restartAtLostEnd(owned, output.offsets.high, control);
  if (owned.phase !== 'restoring') return readOutput(owned, control);
  owned.fetch(parts.fold.output, output.read, control);
  owned.fetch(parts.fold.input, owned.inputRead, control);
}

/** Fetches the output; the batch that brings its last record finds the end, unless compaction has removed that. */
async function readOutput<S>(owned: OwnedPartition<S>, control: GroupControl): Promise<void> {
  const { output, memory, parts } = owned;
  owned.fetch(parts.fold.output, output.read, control);
  if (output.isRead || (await memory.isEndGone(output, owned.isRetired))) await onOutputRead(owned, control);
}

/** Takes the next step when the output has been read to its end, if a step waits for that. */
export async function onOutputRead<S>(owned: OwnedPartition<S>, control: GroupControl): Promise<void> {
  if (owned.phase === 'reading') await settle(owned, control);
  else if (owned.phase === 'catching-up') resumeAnswering(owned, control);
}

/** The output ends before what was read of it: a broker that crashed has lost its end, and answers with it. */
export function restartAtLostEnd<S>(owned: OwnedPartition<S>, at: number, control: GroupControl): void {
  const { context, fold } = owned.parts;
  context.logger.warn(
    { partition: owned.partition, read: owned.output.read, at },
    `${fold.output} has lost its end; restoring from what is left`,
  );
  owned.restart(control);
}

/** Finds out how far the input is answered. It is located after the answers were read: none can be ahead of it. */
async function settle<S>(owned: OwnedPartition<S>, control: GroupControl): Promise<void> {
  const { memory, parts } = owned;
  const { fold } = parts;
  owned.enter('settling');
  control.pause(fold.output, owned.partition);
  const stated = memory.answered;
  const answered = stated < 0 ? await memory.answeredByCommit(owned.isRetired) : stated;
  owned.input = await owned.offsets(fold.input);
  const policy = { ...parts.context.transient('skips'), shouldStop: owned.isRetired };
  await withRetry(() => parts.skips.ask(fold.input), policy);
  if (owned.isRetired()) return;
  // A partition never answered begins with what is left of its input.
  owned.answered = answered < 0 ? owned.input.low - 1 : answered;
  checkFoldRange(fold.input, fold.output, owned.input, owned.answered);
  restoreFromInput(owned, control);
}

function restoreFromInput<S>(owned: OwnedPartition<S>, control: GroupControl): void {
  const { memory, parts } = owned;
  // A batch in flight may have read more meanwhile; it was answered by then, so it exists.
  if (memory.answered >= 0) owned.answered = memory.answered;
  owned.enter('restoring');
  control.resume(parts.fold.output, owned.partition);
  owned.inputRead = memory.inputStart(owned.input, owned.answered);
  owned.fetch(parts.fold.input, owned.inputRead, control);
  if (owned.inputRead > owned.answered) becomeLive(owned, control);
}

/** Applies the inputs that the output answers already. Returns the index of the first that it does not. */
export async function restoreInputs<S>(
  owned: OwnedPartition<S>,
  batch: RecordBatch,
  control: GroupControl,
): Promise<number> {
  let index = 0;
  for (const record of batch.records) {
    if (record.offset > owned.answered) break;
    if (owned.memory.takesInput(record)) await owned.parts.fold.restore(owned.state, record);
    index += 1;
    if (index % HEARTBEAT_EVERY === 0) await batch.heartbeat();
    if (owned.isRetired() || batch.isStale()) return batch.records.length;
  }
  const read = index === batch.records.length ? batch.next : (batch.records[index - 1]?.offset ?? -1) + 1;
  if (read > 0) {
    batch.resolve(read - 1);
    owned.inputRead = read;
    owned.meter.note(owned.inputRead, owned.input.low, owned.answered + 1);
  }
  if (index < batch.records.length || owned.inputRead > owned.answered) becomeLive(owned, control);
  return index;
}

function becomeLive<S>(owned: OwnedPartition<S>, control: GroupControl): void {
  const { memory, output, parts, partition, answered } = owned;
  owned.enter('live');
  owned.follows = memory.follows(output.read, answered);
  output.confirm(answered);
  parts.context.logger.info({ partition, answered, seconds: owned.meter.seconds() }, 'partition live');
  owned.missing = reportMissing(
    parts.context,
    parts.fold,
    owned,
    memory.factLog(owned.input, output.offsets),
  );
  owned.meter.restored();
  reportLive(owned, control);
}

function resumeAnswering<S>(owned: OwnedPartition<S>, control: GroupControl): void {
  owned.enter('live');
  owned.fetch(owned.parts.fold.input, owned.answered + 1, control);
  reportLive(owned, control);
}

function reportLive<S>(
  { answered, input, meter, parts, partition }: OwnedPartition<S>,
  control: GroupControl,
): void {
  meter.live();
  for (const topic of [parts.fold.input, parts.fold.output])
    parts.context.waits.end(topic, partition, 'registry');
  // A former owner may have ended between its last answer and its commit.
  if (answered >= input.low) parts.commits.note(parts.fold.input, partition, answered + 1, control);
  parts.onLive();
}
