/** Reads whole topics as they are. */

import type { Broker, LogRecord } from '@newsfold/runtime/log/broker.ts';
import { readRange, wholeTopic } from '@newsfold/runtime/reading/read-range.ts';

/** Passes every record of a topic to `onRecord`, each partition in order. Resolves with the number of partitions. */
export async function eachRecord(
  broker: Broker,
  topic: string,
  onRecord: (record: LogRecord) => void,
): Promise<number> {
  const ranges = await wholeTopic(broker, topic);
  if (!(await readRange(broker, topic, ranges, onRecord))) throw new Error(`${topic}: not read to its end`);
  return ranges.length;
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
