/**
 * The port on a real cluster, by kafkajs. The only file that imports its client.
 *
 * kafkajs 2.2.4 is frozen; its known faults are worked round here and nowhere else:
 * - a failed send leaves a producer in doubt, so it is dropped and made anew;
 * - an admin client whose connection was cut may answer every later call with that same error, so it is too;
 * - a crash with restart=false would leave the process alive and idle, so it is reported as failed;
 * - errors of handlers must not reach its retry budget, which success never refills: only a rebalance seen by
 *   heartbeat is rethrown, everything else is reported as failed.
 */
import kafkajs, {
  type Admin,
  type Consumer,
  type EachBatchPayload,
  type KafkaMessage,
  type Producer,
  type TopicPartitionOffset,
} from 'kafkajs';
import type {
  Broker,
  GroupControl,
  GroupHandlers,
  GroupOptions,
  LogRecord,
  Membership,
  NewRecord,
  PartitionOffsets,
  Publisher,
  TopicPlan,
} from './broker.ts';
import { coPartitionAssigner } from './co-partition-assigner.ts';
import { correctHeaderDecoder, fromHeaders, toHeaders } from './kafka-headers.ts';
import { correctRequestQueue } from './kafka-request-queue.ts';
import type { Logger } from './logger.ts';
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
/** Batches in work side by side in one member; each partition is one at a time. */
const CONCURRENT_PARTITIONS = 16;

function toRecord(topic: string, partition: number, message: KafkaMessage): LogRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    timestamp: Number(message.timestamp),
    key: message.key,
    value: message.value,
    headers: toHeaders(message.headers),
  };
}

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
      throw error;
    }
  }

  async close(): Promise<void> {
    const current = this.#producer;
    this.#producer = undefined;
    if (current) await current.then((producer) => producer.disconnect()).catch(() => undefined);
  }
}

class KafkaMembership implements Membership {
  readonly #consumer: Consumer;
  readonly #handlers: GroupHandlers;
  readonly control: GroupControl;
  #generation = 0;
  #leaving = false;
  #failed = false;
  #toCommit: TopicPartitionOffset[] = [];
  #committing: Promise<void> | undefined;

  constructor(consumer: Consumer, handlers: GroupHandlers) {
    this.#consumer = consumer;
    this.#handlers = handlers;
    this.control = {
      pause: (topic, partition) => consumer.pause([{ topic, partitions: [partition] }]),
      resume: (topic, partition) => consumer.resume([{ topic, partitions: [partition] }]),
      seek: (topic, partition, offset) => consumer.seek({ topic, partition, offset: String(offset) }),
      commit: (topic, partition, next) => this.#commit({ topic, partition, offset: String(next) }),
    };
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.#generation += 1;
      handlers.onAssigned(new Map(Object.entries(payload.memberAssignment)), this.control);
    });
    consumer.on(consumer.events.REBALANCING, () => {
      this.#generation += 1;
    });
    for (const sign of ['FETCH', 'HEARTBEAT', 'CONNECT', 'REQUEST_TIMEOUT'] as const) {
      consumer.on(consumer.events[sign], () => handlers.onActivity());
    }
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      handlers.onActivity();
      if (!payload.restart) this.#fail(payload.error);
    });
  }

  /** Commits that are asked for in one go are sent as one request. */
  #commit(position: TopicPartitionOffset): Promise<void> {
    this.#toCommit.push(position);
    this.#committing ??= Promise.resolve().then(() => {
      const positions = this.#toCommit;
      this.#toCommit = [];
      this.#committing = undefined;
      return this.#consumer.commitOffsets(positions);
    });
    return this.#committing;
  }

  #fail(error: Error): void {
    if (this.#failed || this.#leaving) return;
    this.#failed = true;
    this.#handlers.onFailed(error);
  }

  async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const generation = this.#generation;
    let rebalance: unknown;
    try {
      await this.#handlers.onBatch(
        {
          topic: batch.topic,
          partition: batch.partition,
          records: batch.messages.map((message) => toRecord(batch.topic, batch.partition, message)),
          high: Number(batch.highWatermark),
          isStale: () => generation !== this.#generation || !payload.isRunning() || payload.isStale(),
          resolve: (offset) => payload.resolveOffset(String(offset)),
          heartbeat: async () => {
            await payload.heartbeat().catch((error: unknown) => {
              rebalance = error;
              throw error;
            });
          },
        },
        this.control,
      );
    } catch (error) {
      if (rebalance !== undefined) throw rebalance;
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    await this.#consumer.disconnect();
  }
}

class KafkaBroker implements Broker {
  readonly #kafka: kafkajs.Kafka;
  readonly #options: KafkaOptions;
  #admin: Promise<Admin> | undefined;

  constructor(options: KafkaOptions) {
    correctRequestQueue();
    correctHeaderDecoder();
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
    let owned: readonly number[] = [];
    const consumer = this.#kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: this.#options.sessionTimeoutMs,
      heartbeatInterval: Math.floor(this.#options.sessionTimeoutMs / 6),
      rebalanceTimeout: this.#options.sessionTimeoutMs * 2,
      maxWaitTimeInMs: this.#options.maxWaitMs,
      maxBytesPerPartition: FETCH_BYTES_PER_PARTITION,
      allowAutoTopicCreation: false,
      ...(options.coPartitioned ? { partitionAssigners: [coPartitionAssigner(() => owned)] } : {}),
      retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 10, restartOnFailure: async () => true },
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      owned = payload.memberAssignment[options.topics[0] ?? ''] ?? [];
    });
    const membership = new KafkaMembership(consumer, handlers);
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
      eachBatch: (payload) => membership.eachBatch(payload),
    });
    return membership;
  }

  async close(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    if (admin) await admin.then((one) => one.disconnect()).catch(() => undefined);
  }
}

/** A broker at the given addresses; connects when first used. */
export function kafkaBroker(options: KafkaOptions): Broker {
  return new KafkaBroker(options);
}
