/**
 * Notices input that was deleted before a stateless worker read it: where the committed offset no longer exists, kafkajs
 * silently continues with the oldest record and commits that. So committed and kept offsets are asked for before anything
 * is fetched. The records cannot be recovered, and the worker continues too, but it says which they were, and counts them.
 */
import type { Broker, GroupControl, PartitionOffsets, RecordBatch } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { withRetry } from '../wait/retry.ts';

/** Watches over the offsets that one member of a group is given. */
export class LostInput {
  readonly #broker: Broker;
  readonly #context: LoopContext;
  readonly #groupId: string;
  readonly #beforeResume: (topic: string) => Promise<void>;
  /** The next offset of each partition, where it is known. */
  readonly #next = new Map<string, number>();
  /** Counts rebalances: what was asked before the last one is of no use. */
  #epoch = 0;

  /** @param beforeResume what else has to be known of a topic before it is fetched; tried again until it is */
  constructor(
    broker: Broker,
    context: LoopContext,
    groupId: string,
    beforeResume: (topic: string) => Promise<void>,
  ) {
    this.#beforeResume = beforeResume;
    this.#broker = broker;
    this.#context = context;
    this.#groupId = groupId;
  }

  /** Pauses what was assigned until it is known where to continue. Synchronous; later errors go to onFailed. */
  onAssigned(assignment: ReadonlyMap<string, readonly number[]>, control: GroupControl): void {
    this.#epoch += 1;
    this.#next.clear();
    const epoch = this.#epoch;
    const isOver = () => epoch !== this.#epoch;
    for (const [topic, partitions] of assignment) {
      for (const partition of partitions) control.pause(topic, partition);
      void this.#begin(topic, partitions, control, isOver).catch((error: unknown) => {
        if (!isOver()) this.#context.onFailed(error instanceof Error ? error : new Error(String(error)));
      });
    }
  }

  /** Gives up on what is being asked: the member leaves. */
  stop(): void {
    this.#epoch += 1;
  }

  async #begin(
    topic: string,
    partitions: readonly number[],
    control: GroupControl,
    isOver: () => boolean,
  ): Promise<void> {
    const all = await this.#ask('committed', isOver, () => this.#broker.committed(this.#groupId, topic));
    const committed = new Map(all.map(({ partition, offset }) => [partition, offset]));
    const offsets = await this.#offsets(topic, isOver);
    await this.#ask('skips', isOver, () => this.#beforeResume(topic));
    if (isOver()) return;
    for (const partition of partitions) {
      const next = committed.get(partition) ?? 0;
      const kept = offsets.get(partition);
      // Nothing was committed: a group begins with the oldest record there is.
      if (next > 0 && kept !== undefined) {
        if (this.#isGone(topic, next, kept)) control.seek(topic, partition, kept.low);
        else this.#next.set(`${topic}/${partition}`, next);
      }
      control.resume(topic, partition);
    }
  }

  /** Looks at a batch before it is answered; asks the broker only when it does not begin where it should. */
  async check({ topic, partition, records, next }: RecordBatch): Promise<void> {
    const [first] = records;
    const key = `${topic}/${partition}`;
    const expected = this.#next.get(key);
    this.#next.set(key, next);
    if (!first) return;
    // A gap is no loss by itself: transactions and compaction leave them.
    if (expected === undefined || expected >= first.offset) return;
    const epoch = this.#epoch;
    const isOver = () => epoch !== this.#epoch;
    try {
      const kept = (await this.#offsets(topic, isOver)).get(partition);
      if (kept !== undefined && !isOver()) this.#isGone(topic, expected, kept);
    } catch (error) {
      // The next owner of the partition looks again.
      if (!isOver()) throw error;
    }
  }

  async #offsets(topic: string, isOver: () => boolean): Promise<ReadonlyMap<number, PartitionOffsets>> {
    const all = await this.#ask('offsets', isOver, () => this.#broker.offsets(topic));
    return new Map(all.map((offsets) => [offsets.partition, offsets]));
  }

  #ask<T>(operation: string, isOver: () => boolean, action: () => Promise<T>): Promise<T> {
    return withRetry(action, { ...this.#context.transient(operation), shouldStop: isOver });
  }

  /** Whether the next offset does not exist any more, or not yet; reports it. */
  #isGone(topic: string, next: number, { partition, low, high }: PartitionOffsets): boolean {
    const { logger, metrics } = this.#context;
    if (next < low) {
      metrics.lostInput.inc(low - next);
      logger.error(
        { topic, partition, from: next, to: low - 1, records: low - next },
        `${topic}/${partition}: offsets ${next} to ${low - 1} were deleted by retention before they were read; they are lost. Lengthen the topic's retention or add members, and publish the articles again`,
      );
    } else if (next > high) {
      logger.error(
        { topic, partition, next, low, high },
        `${topic}/${partition}: offset ${next} was next, but the topic ends at ${high}: it was recreated or truncated; it is read again from ${low}`,
      );
    }
    return next < low || next > high;
  }
}
