/**
 * Questions to the cluster by kafkajs. An admin client whose connection was cut may answer every later call with that
 * same error, so after any error it is dropped and the next call gets a fresh one.
 */
import kafkajs, { type Admin, type ConfigEntries } from 'kafkajs';
import type { PartitionOffsets, TopicPlan, TopicState } from '../log/broker.ts';
import { Refused } from '../log/broker-errors.ts';
import { atMost } from '../wait/patience.ts';
import { withRetry } from '../wait/retry.ts';
import { translateError } from './kafka-errors.ts';

/** How long closing the client may take, ms: a connection to a broker that is away waits for answers that never come. */
const CLOSE_PATIENCE_MS = 1000;

/** How long a topic that was created may be unknown: some five seconds. */
const UNTIL_KNOWN = { firstDelayMs: 50, maxDelayMs: 1000, attempts: 10 };

/** Where a setting comes from, as the broker numbers it: the topic itself, and not what holds for all. */
const OF_THE_TOPIC = 1;

/** See the file's head. */
export class KafkaAdmin {
  readonly #create: () => Admin;
  #admin: Promise<Admin> | undefined;

  /** @param create makes a client that is not connected yet */
  constructor(create: () => Admin) {
    this.#create = create;
  }

  async #ask<T>(call: (admin: Admin) => Promise<T>): Promise<T> {
    this.#admin ??= (async () => {
      const admin = this.#create();
      await admin.connect();
      return admin;
    })();
    const current = this.#admin;
    try {
      return await call(await current);
    } catch (error) {
      if (this.#admin === current) this.#admin = undefined;
      // Concurrent calls on it fail by themselves and are asked again by their callers.
      current.then((admin) => admin.disconnect()).catch(() => undefined);
      throw translateError(error);
    }
  }

  /** Existing topics with their number of partitions. */
  async topics(): Promise<ReadonlyMap<string, number>> {
    const { topics } = await this.#ask((admin) => admin.fetchTopicMetadata());
    return new Map(topics.map((topic) => [topic.name, topic.partitions.length]));
  }

  /** Creates those that do not exist; leaves the others alone. */
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
    // On a busy cluster what was created is not known everywhere yet: asked again, it waits for the leaders alone.
    await withRetry(() => this.#ask((admin) => admin.createTopics({ waitForLeaders: true, topics })), {
      ...UNTIL_KNOWN,
      isFinal: (error) => !(error instanceof Refused && error.code === 'UNKNOWN_TOPIC_OR_PARTITION'),
    });
  }

  async #settings(names: readonly string[]): Promise<ReadonlyMap<string, readonly ConfigEntries[]>> {
    const type = kafkajs.ConfigResourceTypes.TOPIC;
    const resources = names.map((name) => ({ type, name }));
    const answer = await this.#ask((admin) => admin.describeConfigs({ resources, includeSynonyms: false }));
    return new Map(answer.resources.map((one) => [one.resourceName, one.configEntries]));
  }

  /** Those of some topics that exist, with all of their settings. */
  async describeTopics(names: readonly string[]): Promise<ReadonlyMap<string, TopicState>> {
    const existing = await this.topics();
    const wanted = names.filter((name) => existing.has(name));
    if (wanted.length === 0) return new Map();
    const { topics } = await this.#ask((admin) => admin.fetchTopicMetadata({ topics: wanted }));
    const settings = await this.#settings(wanted);
    return new Map(
      topics.map(({ name, partitions }) => [
        name,
        {
          partitions: partitions.length,
          replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)),
          settings: new Map(
            (settings.get(name) ?? []).map(({ configName, configValue }) => [configName, configValue]),
          ),
        },
      ]),
    );
  }

  /** The request that kafkajs has replaces all that a topic has of its own, so that is sent along. */
  async alterTopic(name: string, changes: Readonly<Record<string, string>>): Promise<void> {
    const own = ((await this.#settings([name])).get(name) ?? [])
      .filter(({ configSource }) => configSource === OF_THE_TOPIC)
      .map(({ configName, configValue }) => [configName, configValue] as const);
    const configEntries = [...new Map([...own, ...Object.entries(changes)])].map(([key, value]) => ({
      name: key,
      value,
    }));
    const type = kafkajs.ConfigResourceTypes.TOPIC;
    await this.#ask((admin) =>
      admin.alterConfigs({ validateOnly: false, resources: [{ type, name, configEntries }] }),
    );
  }

  /** First and next offset of each partition, by partition. */
  async offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    const offsets = await this.#ask((admin) => admin.fetchTopicOffsets(topic));
    return offsets
      .map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
      .sort((a, b) => a.partition - b.partition);
  }

  /** For each partition the offset of the first record of a time or later; its end where there is none. */
  async offsetsAt(topic: string, time: number): Promise<readonly { partition: number; offset: number }[]> {
    const found = await this.#ask((admin) => admin.fetchTopicOffsetsByTimestamp(topic, time));
    return found
      .map(({ partition, offset }) => ({ partition, offset: Number(offset) }))
      .sort((a, b) => a.partition - b.partition);
  }

  /** Next offset committed by a group for each partition; 0 where nothing was committed. */
  async committed(groupId: string, topic: string): Promise<readonly { partition: number; offset: number }[]> {
    const [answer] = await this.#ask((admin) => admin.fetchOffsets({ groupId, topics: [topic] }));
    return (answer?.partitions ?? []).map(({ partition, offset }) => ({
      partition,
      offset: Math.max(0, Number(offset)),
    }));
  }

  async close(): Promise<void> {
    const current = this.#admin;
    this.#admin = undefined;
    await atMost(
      CLOSE_PATIENCE_MS,
      current?.then((admin) => admin.disconnect()).catch(() => undefined),
    );
  }
}
