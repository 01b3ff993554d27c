import { kafkaBroker } from '@newsfold/runtime/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/logger.ts';
import { MemoryBroker } from '@newsfold/runtime/memory-broker.ts';
import { inject } from 'vitest';
import { brokerContract } from './broker-contract.ts';

brokerContract('memory', () => new MemoryBroker());
brokerContract('Kafka', () =>
  kafkaBroker({
    brokers: inject('brokers').split(','),
    clientId: 'contract',
    logger: createLogger('contract', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  }),
);
