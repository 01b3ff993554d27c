/** The example consumer on a real compacted topic: redirects, late events, tombstones, compaction. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec, type Encoder } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readTopic } from '../integrity/read-topic.ts';
import { eventOf } from '../quality/facts-score.ts';
import { loadFacts } from '../quality/facts-set.ts';
import { startExampleConsumer } from '../support/example-consumer.ts';

const topic = `example-${randomUUID()}`;
let broker: Broker;
let encode: Encoder<Story>;
let sample: Story;

const event = (storyId: string, revision: number, change: Partial<Story> = {}): NewRecord => {
  const headline = { ...sample.headline, text: `Headline ${revision}` };
  return { key: storyId, value: encode({ ...sample, storyId, revision, headline, changes: [], ...change }) };
};
const append = async (records: readonly NewRecord[]) => {
  const publisher = await broker.publisher();
  await publisher.append(topic, 0, records);
  await publisher.close();
};
const start = () => startExampleConsumer(inject('brokers'), inject('registryUrl'), topic);

beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'example-test' },
    logger: createLogger('example-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const settings = {
    'cleanup.policy': 'compact',
    'segment.ms': '100',
    'min.cleanable.dirty.ratio': '0.001',
    'delete.retention.ms': '600000',
  };
  await broker.createTopics([{ name: topic, partitions: 1, replicationFactor: 1, settings }]);
  encode = await new Codec({ url: inject('registryUrl') }).encoder('Story', topic);
  sample = { ...eventOf(loadFacts()[0] as never), status: 'active' };
});
afterAll(() => broker.close());

describe('the example consumer', () => {
  it('shows merged stories as redirects, skips older events, forgets removed stories', async () => {
    const consumer = start();
    await append([event('a', 1), event('b', 2), event('c', 3), event('a', 4)]);
    const newest = (): boolean => consumer.table().get('a')?.includes('Headline 4') === true;
    await consumer.until('the newest event of three stories', () => consumer.live() === 3 && newest());
    await append([event('b', 5, { status: 'merged', mergedInto: 'a' }), event('c', 6, { status: 'closed' })]);
    await consumer.until('one story', () => consumer.live() === 1);
    expect(consumer.table().get('b')).toBe('merged into a');
    // What a writer that lost its partition may still write: older events, even of a story that has been merged.
    await append([event('a', 1), event('b', 2), event('d', 7)]);
    await consumer.until('the fourth story', () => consumer.table().has('d'));
    expect(consumer.table().get('a')).toContain('Headline 4');
    expect(consumer.table().get('b')).toBe('merged into a');
    await append([
      event('b', 5, { status: 'merged', mergedInto: 'a' }),
      event('a', 4),
      { key: 'b', value: null },
    ]);
    await consumer.until('the tombstone', () => consumer.table().get('b') === 'removed');
    expect(consumer.live()).toBe(2);
    expect(await consumer.stop()).toBe(0);
  });

  it('shows the same table after a restart, and after compaction', async () => {
    const tableOf = async () => {
      const consumer = start();
      await consumer.until('the last event', () => consumer.table().has('d') && consumer.live() === 2);
      await sleep(500);
      const table = [...consumer.table()].filter(([, line]) => line !== 'removed').sort();
      expect(await consumer.stop()).toBe(0);
      return table;
    };
    const whole = await tableOf();
    expect(whole.map(([storyId]) => storyId)).toEqual(['a', 'c', 'd']);
    const before = (await readTopic(broker, topic)).flat().length;
    // A later event closes the segment, so that the log cleaner can compact it; it runs every 15 s.
    const deadline = Date.now() + 90_000;
    while ((await readTopic(broker, topic)).flat().length >= before) {
      if (Date.now() > deadline) throw new Error('the broker did not compact');
      await append([event('d', 7)]);
      await sleep(2000);
    }
    expect(await tableOf()).toEqual(whole);
  }, 150_000);
});
