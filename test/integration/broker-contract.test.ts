import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { AppendRefused } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { expect, inject, it } from 'vitest';
import { MemoryBroker } from '../support/memory-broker.ts';
import { brokerContract } from './broker-contract.ts';

const realBroker = () =>
  kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'contract' },
    logger: createLogger('contract', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });

brokerContract('memory', () => new MemoryBroker());
brokerContract('Kafka', realBroker);

it('tells a batch that Kafka will never take from one that failed', async () => {
  const broker = realBroker();
  const name = `refused-${Date.now()}`;
  const settings = { 'max.message.bytes': '2000' };
  await broker.createTopics([{ name, partitions: 1, replicationFactor: 1, settings }]);
  const publisher = await broker.publisher();
  const append = (bytes: number) => publisher.append(name, 0, [{ key: null, value: Buffer.alloc(bytes, 1) }]);
  await expect(append(5000)).rejects.toThrow(AppendRefused);
  // The publisher stays usable.
  expect(await append(100)).toBe(0);
  await publisher.close();
  await broker.close();
});
