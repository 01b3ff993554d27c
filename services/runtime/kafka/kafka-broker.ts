/**
 * The port on a real cluster, by kafkajs. The only file that imports its client.
 *
 * kafkajs 2.2.4 is frozen; its known faults are worked round in the files called kafka- and nowhere else:
 * - a failed send leaves a producer in doubt, so it is dropped and made anew;
 * - an admin client whose connection was cut may answer every later call with that same error, so it is too;
 * - what it does wrong with consumers stands in kafka-membership.ts.
 */
import './patches/checksum.ts';
import kafkajs, { type Admin, type Producer } from 'kafkajs';
import { recordBytes } from '../log/batch-records.ts';
import {
  AppendRefused,
  type Broker,
  type GroupHandlers,
  type GroupOptions,
  type Membership,
  type NewRecord,
  type PartitionOffsets,
  type Publisher,
  type TopicPlan,
} from '../log/broker.ts';
import type { Logger } from '../observe/logger.ts';
import { atMost } from '../wait/patience.ts';
import { coPartitionAssigner, type Deal } from './co-partition-assigner.ts';
import { correctHeaderDecoder, fromHeaders } from './headers.ts';
import { KafkaMembership } from './kafka-membership.ts';
import { replaceFetchDecoder } from './patches/fetch-decoder.ts';
import { correctRequestQueue } from './patches/request-queue.ts';
import { promptSocket } from './prompt-socket.ts';

/** How to reach a cluster. */
export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
  /** After this silence the group takes a member for dead, ms. */
  readonly sessionTimeoutMs: number;
  /** How long the broker may hold an empty fetch, ms. */
  readonly maxWaitMs: number;
}

/** Bytes of one fetch from one partition: small enough that a batch is answered well within a session. */
const FETCH_BYTES_PER_PARTITION = 1024 * 1024;
/** What a broker answers to a batch that it will never take. */
const REFUSALS: ReadonlySet<string> = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
]);
/** How long closing a connection may take, ms: one to a broker that is away waits for answers that never come. */
const CLOSE_PATIENCE_MS = 1000;

class KafkaPublisher implements Publisher {
  readonly #create: () => Producer;
  #producer: Promise<Producer> | undefined;

  constructor(create: () => Producer) {
    this.#create = create;
  }

  async #connected(): Promise<Producer> {
    this.#producer ??= (async () => {
      const producer = this.#create();
      await producer.connect();
      return producer;
    })();
    return this.#producer;
  }

  async append(topic: string, partition: number, records: readonly NewRecord[]): Promise<number | undefined> {
    const messages = records.map((record) => ({
      key: record.key,
      value: record.value,
      headers: fromHeaders(record.headers),
      partition,
      ...(record.timestamp === undefined ? {} : { timestamp: String(record.timestamp) }),
    }));
    try {
      const producer = await this.#connected();
      const [written] = await producer.send({ topic, acks: -1, messages });
      return written?.baseOffset === undefined ? undefined : Number(written.baseOffset);
    } catch (error) {
      await this.close();
      const { type } = error as { readonly type?: unknown };
      if (typeof type !== 'string' || !REFUSALS.has(type)) throw error;
      const bytes = records.reduce((sum, record) => sum + recordBytes(record), 0);
      throw new AppendRefused(
        `${topic}/${partition}: the broker refuses a batch of ${records.length} records and ${bytes} bytes: ${type}. Look at the topic's max.message.bytes and at who may write to it`,
        { cause: error },
      );
    }
  }

  async close(): Promise<void> {
    const current = this.#producer;
    this.#producer = undefined;
    await atMost(
      CLOSE_PATIENCE_MS,
      current?.then((producer) => producer.disconnect()).catch(() => undefined),
    );
  }
}

class KafkaBroker implements Broker {
  readonly #kafka: kafkajs.Kafka;
  readonly #options: KafkaOptions;
  #admin: Promise<Admin> | undefined;

  constructor(options: KafkaOptions) {
    correctRequestQueue();
    correctHeaderDecoder();
    replaceFetchDecoder();
    this.#options = options;
    this.#kafka = new kafkajs.Kafka({
      clientId: options.clientId,
      brokers: [...options.brokers],
      connectionTimeout: 5000,
      requestTimeout: 30_000,
      retry: { initialRetryTime: 100, maxRetryTime: 5000, retries: 8 },
      socketFactory: promptSocket,
      logLevel: kafkajs.logLevel.WARN,
      logCreator: () => (entry) =>
        options.logger.debug({ kafkajs: entry.log, namespace: entry.namespace }, entry.log.message),
    });
  }

  /** Runs a call of the one admin client; after an error the next call gets a fresh one. */
  async #ask<T>(call: (admin: Admin) => Promise<T>): Promise<T> {
    this.#admin ??= (async () => {
      const admin = this.#kafka.admin();
      await admin.connect();
      return admin;
    })();
    const current = this.#admin;
    try {
      return await call(await current);
    } catch (error) {
      if (this.#admin === current) this.#admin = undefined;
      // Whoever else is using it gets an error of its own and asks again.
      current.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  async topics(): Promise<ReadonlyMap<string, number>> {
    const { topics } = await this.#ask((admin) => admin.fetchTopicMetadata());
    return new Map(topics.map((topic) => [topic.name, topic.partitions.length]));
  }

  async createTopics(plans: readonly TopicPlan[]): Promise<void> {
    const existing = await this.topics();
    const missing = plans.filter((plan) => !existing.has(plan.name));
    if (missing.length === 0) return;
    const topics = missing.map((plan) => ({
      topic: plan.name,
      numPartitions: plan.partitions,
      replicationFactor: plan.replicationFactor,
      configEntries: Object.entries(plan.settings).map(([name, value]) => ({ name, value })),
    }));
    await this.#ask((admin) => admin.createTopics({ waitForLeaders: true, topics }));
  }

  async offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    const offsets = await this.#ask((admin) => admin.fetchTopicOffsets(topic));
    return offsets
      .map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
      .sort((a, b) => a.partition - b.partition);
  }

  async committed(groupId: string, topic: string): Promise<readonly { partition: number; offset: number }[]> {
    const [answer] = await this.#ask((admin) => admin.fetchOffsets({ groupId, topics: [topic] }));
    return (answer?.partitions ?? []).map(({ partition, offset }) => ({
      partition,
      offset: Math.max(0, Number(offset)),
    }));
  }

  async publisher(): Promise<Publisher> {
    return new KafkaPublisher(() =>
      this.#kafka.producer({
        allowAutoTopicCreation: false,
        retry: { initialRetryTime: 50, maxRetryTime: 1000, retries: 5 },
      }),
    );
  }

  async join(options: GroupOptions, handlers: GroupHandlers): Promise<Membership> {
    let dealt: Deal | undefined;
    const create = () => {
      const consumer = this.#kafka.consumer({
        groupId: options.groupId,
        sessionTimeout: this.#options.sessionTimeoutMs,
        heartbeatInterval: Math.floor(this.#options.sessionTimeoutMs / 6),
        rebalanceTimeout: this.#options.sessionTimeoutMs * 2,
        maxWaitTimeInMs: this.#options.maxWaitMs,
        maxBytesPerPartition: FETCH_BYTES_PER_PARTITION,
        allowAutoTopicCreation: false,
        ...(options.coPartitioned ? { partitionAssigners: [coPartitionAssigner(() => dealt)] } : {}),
        retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 10, restartOnFailure: async () => true },
      });
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        const partitions = payload.memberAssignment[options.topics[0] ?? ''] ?? [];
        dealt = { memberId: payload.memberId, partitions };
      });
      return consumer;
    };
    const membership = new KafkaMembership(create, options.topics, handlers);
    await membership.start();
    return membership;
  }

  async close(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await atMost(
      CLOSE_PATIENCE_MS,
      admin?.then((one) => one.disconnect()).catch(() => undefined),
    );
  }
}

/** A broker at the given addresses; connects when first used. */
export function kafkaBroker(options: KafkaOptions): Broker {
  return new KafkaBroker(options);
}
