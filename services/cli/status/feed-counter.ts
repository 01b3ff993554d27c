/** Counts feeds by their health: the topic of feeds is read once from its beginning, then only what is new. */
import {
  type FeedDefinition,
  type FeedState,
  NEW_FEED,
  readDefinition,
  readFeedKey,
  readState,
} from '@newsfold/feeds/domain/feed-record.ts';
import { FEED_HEALTH, type FeedHealth, healthOf } from '@newsfold/feeds/domain/pace.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { readRange } from '@newsfold/runtime/reading/read-range.ts';
import { feedTopicName } from '@newsfold/schemas/topics.ts';

/** Feeds by their health; those of which there is none are left out. */
export type FeedCounts = Readonly<Partial<Record<FeedHealth, number>>>;

/** See the top of the file. */
export class FeedCounter {
  readonly #broker: Broker;
  readonly #topic: string;
  /** Next offset to read, by partition. */
  readonly #next = new Map<number, number>();
  readonly #definitions = new Map<string, Pick<FeedDefinition, 'isPaused'>>();
  readonly #states = new Map<string, FeedState>();

  constructor(broker: Broker, prefix: string) {
    this.#broker = broker;
    this.#topic = feedTopicName(prefix);
  }

  #take(key: string, value: Buffer | null): void {
    const found = readFeedKey(key);
    if (found === null) return;
    if (found.kind === 'feed') {
      const definition = value === null ? null : readDefinition(value);
      if (definition === null) this.#definitions.delete(found.id);
      else this.#definitions.set(found.id, { isPaused: definition.isPaused });
    } else {
      const state = value === null ? null : readState(value);
      if (state === null) this.#states.delete(found.id);
      // The items that are known say nothing of its health, and are most of it.
      else this.#states.set(found.id, { ...state, seen: '' });
    }
  }

  /** Counts now. @returns null where nobody has ever polled */
  async count(now: number): Promise<FeedCounts | null> {
    if (!(await this.#broker.topics()).has(this.#topic)) return null;
    const ranges = (await this.#broker.offsets(this.#topic)).map(({ partition, low, high }) => ({
      partition,
      from: Math.max(low, this.#next.get(partition) ?? low),
      to: high,
    }));
    await readRange(this.#broker, this.#topic, ranges, ({ key, value }) =>
      this.#take(key?.toString('utf8') ?? '', value),
    );
    for (const { partition, to } of ranges) this.#next.set(partition, to);
    const counts = new Map<FeedHealth, number>();
    for (const [id, definition] of this.#definitions) {
      const health = healthOf(definition, this.#states.get(id) ?? NEW_FEED, now);
      counts.set(health, (counts.get(health) ?? 0) + 1);
    }
    return Object.fromEntries(
      FEED_HEALTH.flatMap((one) => (counts.has(one) ? [[one, counts.get(one)]] : [])),
    );
  }
}
