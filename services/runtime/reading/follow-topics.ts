/** Follows topics from a place in each partition, as a reader that commits nothing. */
import { randomUUID } from 'node:crypto';
import { READING_GROUPS } from '@newsfold/schemas/permissions.ts';
import type { Broker, LogRecord, Membership, RecordBatch } from '../log/broker.ts';

/** Where to begin: the oldest record that is kept, what comes from now on, or a time, ms since the epoch. */
export type StartAt = 'start' | 'now' | number;

/** Offsets by topic and partition. */
type Positions = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** What is followed. */
export interface Following {
  /** Whether everything up to the ends that the topics had when it began has been read. */
  hasCaughtUp(): boolean;
  stop(): Promise<void>;
}

async function positionsOf(
  broker: Broker,
  topic: string,
  from: StartAt,
): Promise<ReadonlyMap<number, number>> {
  if (typeof from === 'number')
    return new Map((await broker.offsetsAt(topic, from)).map(({ partition, offset }) => [partition, offset]));
  const offsets = await broker.offsets(topic);
  return new Map(offsets.map(({ partition, low, high }) => [partition, from === 'start' ? low : high]));
}

/**
 * Follows topics; `onRecord` is called with one record at a time, those of a partition in order and none twice.
 * @param onFailed called once when it cannot go on; while the broker is away it waits
 */
export async function followTopics(
  broker: Broker,
  topics: readonly string[],
  from: StartAt,
  onRecord: (record: LogRecord) => Promise<void>,
  onFailed: (error: Error) => void,
): Promise<Following> {
  const ends = new Map<string, ReadonlyMap<number, number>>();
  const starts = new Map<string, ReadonlyMap<number, number>>();
  for (const topic of topics) {
    starts.set(topic, await positionsOf(broker, topic, from));
    const offsets = await broker.offsets(topic);
    ends.set(topic, new Map(offsets.map(({ partition, high }) => [partition, high])));
  }
  const positions = new Map([...starts].map(([topic, partitions]) => [topic, new Map(partitions)]));
  let work: Promise<void> = Promise.resolve();
  const take = async (batch: RecordBatch) => {
    const own = positions.get(batch.topic);
    for (const record of batch.records) {
      if (record.offset < (own?.get(batch.partition) ?? 0)) continue;
      await onRecord(record);
      own?.set(batch.partition, record.offset + 1);
      await batch.heartbeat().catch(() => undefined);
    }
    own?.set(batch.partition, Math.max(batch.next, own.get(batch.partition) ?? 0));
    batch.resolve(batch.next - 1);
  };
  const membership: Membership = await broker.join(
    { groupId: `${READING_GROUPS.follow}${randomUUID()}`, topics, coPartitioned: false },
    {
      onAssigned: (assignment, control) => {
        for (const [topic, partitions] of assignment)
          for (const partition of partitions)
            control.seek(topic, partition, positions.get(topic)?.get(partition) ?? 0);
      },
      onBatch: (batch) => {
        work = work.then(() => take(batch));
        return work;
      },
      onFailed,
      onActivity: () => undefined,
      onAway: () => undefined,
    },
  );
  const reached = (wanted: Positions) =>
    [...wanted].every(([topic, partitions]) =>
      [...partitions].every(([partition, end]) => (positions.get(topic)?.get(partition) ?? 0) >= end),
    );
  return { hasCaughtUp: () => reached(ends), stop: () => membership.leave() };
}
