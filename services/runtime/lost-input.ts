/**
 * Notices what a stateless worker will never be given: kafkajs goes on silently with the oldest record when the place to
 * go on from is gone. The records cannot be had back, so the worker goes on too, but it says which, and counts them.
 */
import type { Broker, RecordBatch } from './broker.ts';
import type { LoopContext } from './loop-context.ts';
import { withRetry } from './retry.ts';

/** Watches over the offsets that one member of a group is given. */
export class LostInput {
  readonly #broker: Broker;
  readonly #context: LoopContext;
  readonly #groupId: string;
  /** The next offset of each partition, once a batch of it has come. */
  readonly #next = new Map<string, number>();
  readonly #committed = new Map<string, Promise<ReadonlyMap<number, number>>>();

  constructor(broker: Broker, context: LoopContext, groupId: string) {
    this.#broker = broker;
    this.#context = context;
    this.#groupId = groupId;
  }

  /** Forgets all places: partitions are dealt anew. */
  clear(): void {
    this.#next.clear();
    this.#committed.clear();
  }

  /** Looks at a batch before it is answered; asks the broker only when it does not begin where it should. */
  async check(batch: RecordBatch): Promise<void> {
    const isOver = () => batch.isStale();
    try {
      await this.#check(batch, isOver);
    } catch (error) {
      // Whoever has the partition next looks again.
      if (!isOver()) throw error;
    }
  }

  async #check({ topic, partition, records }: RecordBatch, isOver: () => boolean): Promise<void> {
    const [first] = records;
    const last = records.at(-1);
    if (!first || !last) return;
    const key = `${topic}/${partition}`;
    const expected = this.#next.get(key) ?? (await this.#committedIn(topic, isOver)).get(partition);
    this.#next.set(key, last.offset + 1);
    // Nothing was committed before: a group begins with the oldest record there is.
    if (expected === undefined || expected === 0 || expected === first.offset) return;
    await this.#report(topic, partition, expected, isOver);
  }

  #committedIn(topic: string, isOver: () => boolean): Promise<ReadonlyMap<number, number>> {
    let found = this.#committed.get(topic);
    if (!found) {
      found = this.#ask('committed', isOver, () => this.#broker.committed(this.#groupId, topic)).then(
        (all) => new Map(all.map(({ partition, offset }) => [partition, offset])),
      );
      // Another partition of the topic may still be this member's, and asks anew.
      found.catch(() => this.#committed.delete(topic));
      this.#committed.set(topic, found);
    }
    return found;
  }

  #ask<T>(operation: string, isOver: () => boolean, action: () => Promise<T>): Promise<T> {
    return withRetry(action, { ...this.#context.transient(operation), shouldStop: isOver });
  }

  /** A gap is no loss by itself: transactions and compaction leave them. What lies below the oldest record is lost. */
  async #report(topic: string, partition: number, expected: number, isOver: () => boolean): Promise<void> {
    const { logger, metrics } = this.#context;
    const all = await this.#ask('offsets', isOver, () => this.#broker.offsets(topic));
    const { low, high } = all.find((offsets) => offsets.partition === partition) ?? {
      low: 0,
      high: expected,
    };
    if (expected < low) {
      metrics.lostInput.inc(low - expected);
      logger.error(
        { topic, partition, from: expected, to: low - 1, records: low - expected },
        `${topic}/${partition}: offsets ${expected} to ${low - 1} were deleted by retention before they were read; they are lost. Lengthen the topic's retention or add members, and publish the articles again`,
      );
    } else if (expected > high) {
      logger.error(
        { topic, partition, expected, low, high },
        `${topic}/${partition}: offset ${expected} was next, but the topic ends at ${high}: it was made anew or truncated; it is read again from ${low}`,
      );
    }
  }
}
