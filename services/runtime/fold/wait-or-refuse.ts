/** What a fold does where it cannot go on at an input: it waits there, or restores its state and refuses the input. */
import type { AppendRefused, GroupControl, LogRecord, RecordBatch } from '../log/broker.ts';
import { NotNow } from '../loop/not-now.ts';
import type { InputFailed } from './decide-run.ts';
import type { OwnedPartition } from './owned-partition.ts';

/** Waits at an input that cannot be read yet. The state is as before it. */
export function parkAtInput<S>(
  owned: OwnedPartition<S>,
  record: LogRecord,
  why: NotNow,
  control: GroupControl,
): void {
  const { context, fold, parked, skips } = owned.parts;
  parked.park(record, why, control, async () => {
    if (owned.isRetired()) return undefined;
    if (!(await skips.hasNow(record, context))) await fold.check(record);
    return owned.phase === 'live' ? record.offset : undefined;
  });
}

/**
 * Waits until the broker takes the answer to an input. The state is ahead of the log, so another attempt begins with a
 * restore; until one succeeds, inputs are answered one by one, so that it shows which of them it is.
 */
export function parkAtRefusal<S>(
  owned: OwnedPartition<S>,
  record: LogRecord,
  refused: AppendRefused,
  control: GroupControl,
): void {
  const { context, parked, skips } = owned.parts;
  owned.enter('refused');
  const why = new NotNow('refused', refused.message, { cause: refused });
  parked.park(record, why, control, async () => {
    await skips.hasNow(record, context);
    owned.restart(control);
    return undefined;
  });
}

/**
 * Waits in a restore, at a batch of facts of which one cannot be read yet. Some of them have been applied, so another
 * attempt begins with an empty state.
 */
export function parkRestore<S>(
  owned: OwnedPartition<S>,
  { topic, partition, records }: RecordBatch,
  why: NotNow,
  control: GroupControl,
): void {
  owned.retire();
  const [first] = records;
  const place = { topic, partition, offset: first?.offset ?? 0 };
  owned.parts.parked.park(place, why, control, async () => {
    owned.parts.onRestart(partition, control);
    return undefined;
  });
}

/** Restores the state, which cannot be trusted after a failure; the input is refused when its turn comes again. */
export function restartAfterFailure<S>(
  owned: OwnedPartition<S>,
  { record, message, cause }: InputFailed,
  control: GroupControl,
): void {
  const { context, failures } = owned.parts;
  const { topic, partition, offset } = record;
  context.logger.error(
    { err: cause, topic, partition, offset },
    'an input could not be answered: a bug; the state is restored, and the input becomes a dead letter',
  );
  failures.set(partition, { offset, detail: `newsfold failed on it, which is a bug: ${message}` });
  owned.restart(control);
}
