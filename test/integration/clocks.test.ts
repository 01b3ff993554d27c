/** Times that are none, or far from now, through the real workers on a real broker. */
import { randomUUID } from 'node:crypto';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import kafkajs from 'kafkajs';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readTopic } from '../integrity/read-topic.ts';
import { throughPipeline } from '../support/in-process.ts';

const prefix = `clocks-${randomUUID()}.`;
const name = (key: Parameters<typeof topicName>[1]) => topicName(prefix, key);
const NOW = Date.now();
const MINUTE = 60_000;

/** Timestamps as producers wrote them, and what becomes of the article's time. */
const TIMES: readonly [stated: bigint, clock: string, seenAt: number | 'arrival'][] = [
  [BigInt(NOW), 'kept', NOW],
  [BigInt(Date.UTC(2100, 0, 1)), 'ahead', 'arrival'],
  [BigInt(NOW) * 1_000_000n, 'kept', NOW],
  [BigInt(NOW) * 1000n, 'kept', NOW],
  [BigInt(Math.floor(NOW / 1000)), 'kept', Math.floor(NOW / 1000) * 1000],
  [0n, 'unknown', 'arrival'],
  [-1n, 'unknown', 'arrival'],
  [2n ** 62n, 'ahead', 'arrival'],
  [BigInt(NOW) - 5n, 'kept', NOW - 5],
];

let broker: Broker;
beforeAll(async () => {
  const brokers = inject('brokers').split(',');
  broker = kafkaBroker({
    connection: { brokers, clientId: 'clocks-test' },
    logger: createLogger('clocks-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  // As brokers before 4.0 have it: they take any time.
  const anyTime = String(2n ** 63n - 1n);
  await broker.createTopics([
    {
      name: name('raw'),
      partitions: 1,
      replicationFactor: 1,
      settings: { 'message.timestamp.after.max.ms': anyTime, 'message.timestamp.before.max.ms': anyTime },
    },
  ]);
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  await throughPipeline({ broker, registryUrl: inject('registryUrl'), prefix }, async () => {
    for (const [index, [stated]] of TIMES.entries()) {
      const value = JSON.stringify({ title: `The bridge over river ${index} was closed`, body: 'At noon.' });
      await producer.send({ topic: name('raw'), messages: [{ value, timestamp: String(stated) }] });
    }
  });
  await producer.disconnect();
}, 120_000);
afterAll(() => broker.close());

it('reads times in the unit they were written in, and lets none take the clock of a scope', async () => {
  const decode = new Codec({ url: inject('registryUrl') }).decoder('Assignment');
  const found = new Map<number, readonly [string, number, number]>();
  for (const { value } of (await readTopic(broker, name('assignments'))).flat()) {
    const { origin, clock, streamTime, article } = await decode(value as Buffer);
    found.set(origin.offset, [clock, article?.seenAt ?? Number.NaN, streamTime]);
  }
  expect((await readTopic(broker, name('ingestDeadLetters'))).flat()).toEqual([]);
  for (const [index, [stated, clock, seenAt]] of TIMES.entries()) {
    const [foundClock, foundSeenAt, streamTime] = found.get(index) ?? [];
    expect(foundClock, String(stated)).toBe(clock);
    if (seenAt !== 'arrival') expect(foundSeenAt, String(stated)).toBe(seenAt);
    else expect(Math.abs((foundSeenAt ?? 0) - Date.now())).toBeLessThan(2 * MINUTE);
    expect(streamTime).toBeLessThan(Date.now() + MINUTE);
  }
});
