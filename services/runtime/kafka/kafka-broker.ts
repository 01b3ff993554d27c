/**
 * The port on a real cluster, by kafkajs 2.2.4. It is frozen; what it does wrong is worked around in this folder and
 * nowhere else: in `patches/` where a step of it is replaced, in kafka-admin.ts, kafka-publisher.ts and
 * kafka-membership.ts where a client has to be replaced, and in kafka-errors.ts, which gives its errors the port's names.
 */
import './patches/checksum.ts';
import kafkajs, { type Consumer } from 'kafkajs';
import type { KafkaConnection } from '../config/connection.ts';
import type { Broker, GroupHandlers, GroupOptions, Membership, Publisher } from '../log/broker.ts';
import { MAX_UNPACKED_BYTES, type WrittenCompression } from '../log/compression.ts';
import type { Logger } from '../observe/logger.ts';
import { coPartitionAssigner, type Ownership } from './co-partition-assigner.ts';
import { numberOfCompression } from './codecs/record-codecs.ts';
import { KafkaAdmin } from './kafka-admin.ts';
import { saslOptions } from './kafka-login.ts';
import { KafkaMembership } from './kafka-membership.ts';
import { KafkaPublisher } from './kafka-publisher.ts';
import { applyPatches } from './patches/apply-patches.ts';
import { promptSocket } from './prompt-socket.ts';

/** How a process uses a cluster. */
export interface KafkaOptions {
  readonly connection: KafkaConnection;
  readonly logger: Logger;
  /** Silence after which the group gives a member up, ms. */
  readonly sessionTimeoutMs: number;
  /** How long the broker may hold an empty fetch, ms. */
  readonly maxWaitMs: number;
  /** What the compressed batches of one fetch may unpack to, bytes; a batch beyond it cannot be read. */
  readonly maxUnpackedBytes?: number;
  /** How what is appended is compressed; not at all when left out. */
  readonly compression?: WrittenCompression;
}

/** Bytes of one fetch from one partition: small enough that a batch is answered well within a session. */
const FETCH_BYTES_PER_PARTITION = 1024 * 1024;

function clientFor({ connection, logger }: KafkaOptions): kafkajs.Kafka {
  return new kafkajs.Kafka({
    clientId: connection.clientId,
    brokers: [...connection.brokers],
    connectionTimeout: 5000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 100, maxRetryTime: 5000, retries: 8 },
    socketFactory: promptSocket(connection.tls),
    // Whether to encrypt is the socket's affair; kafkajs asks for this to be said beside a login.
    ssl: connection.tls !== undefined,
    ...(connection.login && { sasl: saslOptions(connection.login, connection.tls) }),
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) =>
      logger.debug({ kafkajs: entry.log, namespace: entry.namespace }, entry.log.message),
  });
}

/** Makes consumers of one group; each tells the group which partitions its predecessor owned. */
function consumersOf(
  kafka: kafkajs.Kafka,
  { sessionTimeoutMs, maxWaitMs }: KafkaOptions,
  { groupId, topics, coPartitioned }: GroupOptions,
): () => Consumer {
  let owned: Ownership | undefined;
  return () => {
    const consumer = kafka.consumer({
      groupId,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.floor(sessionTimeoutMs / 6),
      rebalanceTimeout: sessionTimeoutMs * 2,
      maxWaitTimeInMs: maxWaitMs,
      maxBytesPerPartition: FETCH_BYTES_PER_PARTITION,
      allowAutoTopicCreation: false,
      ...(coPartitioned ? { partitionAssigners: [coPartitionAssigner(() => owned)] } : {}),
      retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 10, restartOnFailure: async () => true },
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      owned = { memberId: payload.memberId, partitions: payload.memberAssignment[topics[0] ?? ''] ?? [] };
    });
    return consumer;
  };
}

/** A broker at the connection's addresses; connects when first used. */
export function kafkaBroker(options: KafkaOptions): Broker {
  applyPatches(options.maxUnpackedBytes ?? MAX_UNPACKED_BYTES);
  const compression = numberOfCompression(options.compression ?? 'none');
  const kafka = clientFor(options);
  const admin = new KafkaAdmin(() => kafka.admin());
  return {
    topics: () => admin.topics(),
    createTopics: (plans) => admin.createTopics(plans),
    describeTopics: (names) => admin.describeTopics(names),
    alterTopic: (name, settings) => admin.alterTopic(name, settings),
    offsets: (topic) => admin.offsets(topic),
    offsetsAt: (topic, time) => admin.offsetsAt(topic, time),
    committed: (groupId, topic) => admin.committed(groupId, topic),
    publisher: async (): Promise<Publisher> =>
      new KafkaPublisher(
        () =>
          kafka.producer({
            allowAutoTopicCreation: false,
            retry: { initialRetryTime: 50, maxRetryTime: 1000, retries: 5 },
          }),
        compression,
      ),
    join: async (group: GroupOptions, handlers: GroupHandlers): Promise<Membership> => {
      const membership = new KafkaMembership(consumersOf(kafka, options, group), group.topics, handlers);
      await membership.start();
      return membership;
    },
    close: () => admin.close(),
  };
}
