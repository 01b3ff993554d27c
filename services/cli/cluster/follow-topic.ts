/** Follows a topic from given offsets until enough was seen or time is up. */
import { randomUUID } from 'node:crypto';
import type { Broker, LogRecord, PartitionOffsets } from '@newsfold/runtime/log/broker.ts';

/**
 * Passes records to `onRecord` as they come, each partition in order, until it returns true.
 * @param from offsets as the broker told them: reading begins at the ends
 * @param waitMs longest time to follow
 * @throws what `onRecord` throws; Error when the broker is gone
 */
export async function followTopic(
  broker: Broker,
  topic: string,
  from: readonly PartitionOffsets[],
  waitMs: number,
  onRecord: (record: LogRecord) => Promise<boolean>,
): Promise<void> {
  const next = new Map(from.map(({ partition, high }) => [partition, high]));
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(done.resolve, waitMs);
  const membership = await broker.join(
    { groupId: `newsfold-follow-${randomUUID()}`, topics: [topic], coPartitioned: false },
    {
      onAssigned: (assignment, control) => {
        for (const partition of assignment.get(topic) ?? [])
          control.seek(topic, partition, next.get(partition) ?? 0);
      },
      onBatch: async (batch) => {
        try {
          for (const record of batch.records) {
            if (record.offset < (next.get(record.partition) ?? 0)) continue;
            next.set(record.partition, record.offset + 1);
            if (await onRecord(record)) done.resolve();
          }
        } catch (error) {
          done.reject(error);
        }
        if (!batch.isStale()) batch.resolve(batch.next - 1);
      },
      onFailed: (error) => done.reject(error),
      onActivity: () => undefined,
    },
  );
  try {
    await done.promise;
  } finally {
    clearTimeout(timer);
    await membership.leave();
  }
}
