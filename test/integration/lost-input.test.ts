import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { runStatelessLoop } from '@newsfold/runtime/stateless/stateless-loop.ts';
import kafkajs from 'kafkajs';
import { expect, inject, it } from 'vitest';
import { testContext } from '../support/fixture-context.ts';

const PATIENCE_MS = 60_000;

it('counts the records that Kafka deleted while a stateless worker was away', async () => {
  const name = (topic: string) => `${topic}-lost-${process.pid}`;
  const brokers = inject('brokers').split(',');
  const broker = kafkaBroker({
    connection: { brokers, clientId: 'lost' },
    logger: createLogger('lost', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  await broker.createTopics(
    ['raw', 'dead'].map((topic) => ({
      name: name(topic),
      partitions: 1,
      replicationFactor: 1,
      settings: {},
    })),
  );
  const publisher = await broker.publisher();
  const publish = (count: number) =>
    publisher.append(
      name('raw'),
      0,
      Array.from({ length: count }, () => ({ key: null, value: Buffer.from('article') })),
    );
  /** Reads until an offset is answered. @returns how many records are reported as lost */
  const readTo = async (last: number): Promise<number> => {
    const context = testContext();
    let answered = -1;
    const loop = await runStatelessLoop(
      {
        groupId: name('group'),
        inputs: async () => [name('raw')],
        deadLetterTopic: name('dead'),
        handle: ({ offset }) => {
          answered = offset;
          return { kind: 'drop', reason: 'read' };
        },
        deadLetter: () => ({ key: null, value: null }),
      },
      broker,
      context,
    );
    const deadline = Date.now() + PATIENCE_MS;
    while (answered < last && Date.now() < deadline) await sleep(20);
    await loop.stop();
    expect(answered).toBe(last);
    return (await context.metrics.lostInput.get()).values[0]?.value ?? Number.NaN;
  };

  await publish(10);
  expect(await readTo(9)).toBe(0);
  await publish(20);
  const admin = new kafkajs.Kafka({ clientId: 'retention', brokers }).admin();
  await admin.connect();
  // kafkajs deletes records only in topics whose metadata it has loaded.
  await admin.fetchTopicOffsets(name('raw'));
  await admin.deleteTopicRecords({ topic: name('raw'), partitions: [{ partition: 0, offset: '25' }] });
  await admin.disconnect();
  expect(await readTo(29)).toBe(15);
  await publisher.close();
  await broker.close();
}, 150_000);
