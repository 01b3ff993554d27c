/** Where the latency of an open loop comes from: the times between the records of an article, read afterwards. */

import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { readRange } from '@newsfold/runtime/reading/read-range.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import { articleOf } from './trace.ts';

/** End offsets of the topics when the load began. */
type Marks = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Notes the current end offsets of topics. */
export async function markEnds(broker: Broker, topics: readonly string[]): Promise<Marks> {
  const marks = new Map<string, ReadonlyMap<number, number>>();
  for (const topic of topics) {
    const offsets = await broker.offsets(topic);
    marks.set(topic, new Map(offsets.map(({ partition, high }) => [partition, high])));
  }
  return marks;
}

/** Timestamp of each article's first record after a mark, ms since the epoch. */
async function recordTimes(
  broker: Broker,
  topic: string,
  marks: Marks,
): Promise<ReadonlyMap<number, number>> {
  const times = new Map<number, number>();
  const ranges = (await broker.offsets(topic)).map(({ partition, high }) => ({
    partition,
    from: marks.get(topic)?.get(partition) ?? 0,
    to: high,
  }));
  await readRange(broker, topic, ranges, (record) => {
    const article = articleOf(record);
    if (!times.has(article)) times.set(article, record.timestamp);
  });
  return times;
}

/**
 * The time from each topic to the next, by the timestamps of the records. They are read after the load, so that reading
 * costs the load nothing.
 */
export async function measureHops(broker: Broker, marks: Marks): Promise<readonly LatencyHistogram[]> {
  const hops: LatencyHistogram[] = [];
  let before: ReadonlyMap<number, number> | undefined;
  for (const topic of marks.keys()) {
    const times = await recordTimes(broker, topic, marks);
    if (before) {
      const hop = new LatencyHistogram();
      for (const [article, time] of times) {
        const earlier = before.get(article);
        if (earlier !== undefined) hop.record(time - earlier);
      }
      hops.push(hop);
    }
    before = times;
  }
  return hops;
}
