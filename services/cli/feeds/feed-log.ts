/** The feeds of a deployment, read from and written to their topic. */
import type { FeedsConfig } from '@newsfold/feeds/config.ts';
import {
  type FeedDefinition,
  type FeedState,
  feedIdOf,
  feedKey,
  feedPartition,
  feedValue,
  NEW_FEED,
  readDefinition,
  readFeedKey,
  readState,
} from '@newsfold/feeds/domain/feed-record.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { readRange, wholeTopic } from '@newsfold/runtime/reading/read-range.ts';
import { FEED_TOPIC, feedTopicName } from '@newsfold/schemas/topics.ts';

/** A feed with what is known of it. */
export interface KnownFeed {
  readonly definition: FeedDefinition;
  readonly state: FeedState;
}

/** The part of the worker's configuration that describes the topic. */
type TopicConfig = Pick<FeedsConfig, 'FEEDS_PARTITIONS' | 'REPLICATION_FACTOR'>;

/** See the file's head. */
export class FeedLog {
  readonly #broker: Broker;
  readonly #topic: string;
  readonly #partitions: number;

  private constructor(broker: Broker, topic: string, partitions: number) {
    this.#broker = broker;
    this.#topic = topic;
    this.#partitions = partitions;
  }

  /** Opens the topic of feeds, and creates it where no worker has yet. */
  static async open(broker: Broker, prefix: string, config: TopicConfig): Promise<FeedLog> {
    const name = feedTopicName(prefix);
    const { FEEDS_PARTITIONS: partitions, REPLICATION_FACTOR: replicationFactor } = config;
    await broker.createTopics([{ ...FEED_TOPIC, name, partitions, replicationFactor }]);
    return new FeedLog(broker, name, (await broker.topics()).get(name) ?? partitions);
  }

  /** All feeds, in the order of their addresses. */
  async read(): Promise<readonly KnownFeed[]> {
    const definitions = new Map<string, FeedDefinition>();
    const states = new Map<string, FeedState>();
    await readRange(
      this.#broker,
      this.#topic,
      await wholeTopic(this.#broker, this.#topic),
      ({ key, value }) => {
        const found = readFeedKey(key?.toString('utf8') ?? '');
        if (found === null) return;
        const { kind, id } = found;
        if (kind === 'feed') keep(definitions, id, value === null ? null : readDefinition(value));
        else keep(states, id, value === null ? null : readState(value));
      },
    );
    return [...definitions]
      .map(([id, definition]) => ({ definition, state: states.get(id) ?? NEW_FEED }))
      .toSorted((a, b) => (a.definition.address < b.definition.address ? -1 : 1));
  }

  /** Writes definitions; null removes the feed. */
  async write(changes: ReadonlyMap<string, FeedDefinition | null>): Promise<void> {
    const publisher = await this.#broker.publisher();
    try {
      const byPartition = Map.groupBy(changes, ([address]) => feedPartition(address, this.#partitions));
      for (const [partition, entries] of byPartition) {
        const records = entries.map(([address, definition]) => ({
          key: feedKey('feed', feedIdOf(address)),
          value: definition === null ? null : feedValue(definition),
        }));
        await publisher.append(this.#topic, partition, records);
      }
    } finally {
      await publisher.close();
    }
  }
}

function keep<T>(all: Map<string, T>, id: string, value: T | null): void {
  if (value === null) all.delete(id);
  else all.set(id, value);
}
