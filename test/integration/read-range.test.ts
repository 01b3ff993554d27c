/** Reading a range whose end holds no record, as after a transaction, on a real broker. */
import { randomUUID } from 'node:crypto';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { readRange } from '@newsfold/runtime/reading/read-range.ts';
import kafkajs from 'kafkajs';
import { expect, inject, it } from 'vitest';

it('reads to an end without records', async () => {
  const brokers = inject('brokers').split(',');
  const broker = kafkaBroker({
    connection: { brokers, clientId: 'range-test' },
    logger: createLogger('range-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const topic = `range-${randomUUID()}`;
  await broker.createTopics([{ name: topic, partitions: 1, replicationFactor: 1, settings: {} }]);
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  const producer = kafka.producer({ transactionalId: topic, idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: [{ value: 'a' }, { value: 'b' }] });
  await transaction.commit();
  await producer.disconnect();
  // Two records, and the marker of the transaction, which the broker writes after acknowledging the commit.
  const high = async () => (await broker.offsets(topic))[0]?.high;
  await expect.poll(high, { timeout: 30_000 }).toBe(3);
  const seen: string[] = [];
  const ranges = [{ partition: 0, from: 0, to: 3 }];
  const note = ({ value }: { readonly value: Buffer | null }) => void seen.push(String(value));
  expect(await readRange(broker, topic, ranges, note, { silenceMs: 1000 })).toBe(true);
  expect(seen).toEqual(['a', 'b']);
  await broker.close();
});
