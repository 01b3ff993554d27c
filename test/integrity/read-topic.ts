/** Reads a whole topic as it stands. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker, LogRecord } from '@newsfold/runtime/broker.ts';

/** All records of a topic, partition by partition, in order. */
export async function readTopic(broker: Broker, topic: string): Promise<LogRecord[][]> {
  const highs = await broker.offsets(topic);
  const partitions: LogRecord[][] = highs.map(() => []);
  const read = highs.map(({ low }) => low);
  const failures: Error[] = [];
  const membership = await broker.join(
    { groupId: `read-${randomUUID()}`, topics: [topic], coPartitioned: false },
    {
      onAssigned: () => undefined,
      onBatch: async (batch) => {
        partitions[batch.partition]?.push(...batch.records);
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
  return partitions;
}
