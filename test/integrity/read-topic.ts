/** Reads whole topics as they stand. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker, LogRecord } from '@newsfold/runtime/broker.ts';

/** Gives every record of a topic to `onRecord`, each partition in order. Resolves with the number of partitions. */
export async function eachRecord(
  broker: Broker,
  topic: string,
  onRecord: (record: LogRecord) => void,
): Promise<number> {
  const highs = await broker.offsets(topic);
  const read = highs.map(({ low }) => low);
  const failures: Error[] = [];
  const membership = await broker.join(
    { groupId: `read-${randomUUID()}`, topics: [topic], coPartitioned: false },
    {
      onAssigned: () => undefined,
      onBatch: async (batch) => {
        for (const record of batch.records) onRecord(record);
        const last = batch.records[batch.records.length - 1];
        if (!last) return;
        batch.resolve(last.offset);
        read[batch.partition] = last.offset + 1;
      },
      onFailed: (error) => failures.push(error),
      onActivity: () => undefined,
    },
  );
  while (highs.some(({ partition, high }) => (read[partition] ?? 0) < high)) {
    if (failures[0]) throw failures[0];
    await sleep(20);
  }
  await membership.leave();
  return highs.length;
}

/** All records of a topic, partition by partition, in order. */
export async function readTopic(broker: Broker, topic: string): Promise<LogRecord[][]> {
  const partitions: LogRecord[][] = [];
  const count = await eachRecord(broker, topic, (record) => {
    partitions[record.partition] ??= [];
    partitions[record.partition]?.push(record);
  });
  return Array.from({ length: count }, (_, partition) => partitions[partition] ?? []);
}

/** The newest record of each key, partition by partition: what compaction would leave. */
export async function readNewest(broker: Broker, topic: string): Promise<Map<string, LogRecord>[]> {
  const partitions: Map<string, LogRecord>[] = [];
  const count = await eachRecord(broker, topic, (record) => {
    partitions[record.partition] ??= new Map();
    partitions[record.partition]?.set(record.key?.toString() ?? '', record);
  });
  return Array.from({ length: count }, (_, partition) => partitions[partition] ?? new Map());
}
