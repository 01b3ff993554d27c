/**
 * Over how many partitions the scopes of a deployment are spread: as many as articles.v1 had when the deployment began.
 * Partitions that are added later stay without scopes, and every scope stays where it is.
 *
 * The number is kept in the topic of schemas, which is compacted and which every worker reads and writes. It is looked up
 * only where a partition of articles.v1 has never had a record, since added ones never have; else it is that of the topic.
 */
import { randomUUID } from 'node:crypto';
import { READING_GROUPS } from '@newsfold/schemas/permissions.ts';
import { schemaTopicName, topicName } from '@newsfold/schemas/topics.ts';
import type { Broker } from '../log/broker.ts';
import { readRange } from '../reading/read-range.ts';
import { WrongTopology } from './ensure-topics.ts';

/** Key of the record; keys of schemas begin otherwise. */
const KEY = 'scopes/partitions';

/** The number that was kept last; undefined where none was. @throws Error when the topic cannot be read to its end */
async function keptCount(broker: Broker, topic: string): Promise<number | undefined> {
  const [range] = await broker.offsets(topic);
  if (range === undefined || range.low >= range.high) return undefined;
  let kept: number | undefined;
  const isWhole = await readRange(
    broker,
    topic,
    [{ partition: 0, from: range.low, to: range.high }],
    ({ key, value }) => {
      if (key?.toString() === KEY && value !== null) kept = Number(value.toString());
    },
    { groupId: `${READING_GROUPS.schemas}${randomUUID()}` },
  );
  if (!isWhole) throw new Error(`${topic} was not read to its end`);
  return kept;
}

async function keep(broker: Broker, topic: string, count: number): Promise<void> {
  const publisher = await broker.publisher();
  try {
    await publisher.append(topic, 0, [{ key: KEY, value: Buffer.from(String(count)) }]);
  } finally {
    await publisher.close();
  }
}

/**
 * Over how many partitions scopes are spread.
 * @throws WrongTopology when articles.v1 has fewer partitions than that
 */
export async function scopePartitions(broker: Broker, prefix: string): Promise<number> {
  const articles = topicName(prefix, 'articles');
  const topic = schemaTopicName(prefix);
  const ranges = await broker.offsets(articles);
  const kept = ranges.every(({ high }) => high > 0) ? undefined : await keptCount(broker, topic);
  if (kept === undefined) {
    await keep(broker, topic, ranges.length);
    return ranges.length;
  }
  if (kept > ranges.length)
    throw new WrongTopology(
      `${articles} has ${ranges.length} partitions, and its scopes are spread over ${kept}: it was recreated. Delete the topics downstream of it and ${topic} too, or start with a new TOPIC_PREFIX`,
    );
  return kept;
}
