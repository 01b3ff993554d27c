/**
 * Partitions that wait at a record. kafkajs fetches nothing more until every batch of a fetch is dealt with, so waiting
 * inside a handler would hold up all partitions of a member. A parked one is paused and its handler returns; what is
 * waited for is tried again beside the others, after growing pauses.
 */
import type { GroupControl } from '../log/broker.ts';
import type { LoopContext } from './loop-context.ts';
import { NotNow } from './not-now.ts';

/** First and longest pause before another attempt, ms. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** A record to wait at. */
interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** Parks the partitions of one member. */
export class ParkedPartitions {
  readonly #context: LoopContext;
  /** Counts rebalances: who waited before the last one waits no more. */
  #epoch = 0;

  constructor(context: LoopContext) {
    this.#context = context;
  }

  /** Ends all waits, without a further attempt. Their partitions stay paused; the caller knows what becomes of them. */
  clear(): void {
    this.#epoch += 1;
    this.#context.waits.clear();
  }

  /**
   * Pauses a partition and tries again until an attempt succeeds; then the partition goes on where it says. An attempt
   * that throws NotNow waits on, at the record that it names; anything else that it throws is a failure.
   * @param attempt tries; gives the offset to go on at, or undefined when the partition is in other hands by now
   */
  park(
    place: Place,
    why: NotNow,
    control: GroupControl,
    attempt: (isOver: () => boolean) => Promise<number | undefined>,
  ): void {
    const epoch = this.#epoch;
    const isOver = () => epoch !== this.#epoch;
    control.pause(place.topic, place.partition);
    void this.#wait(place, why, isOver, attempt).then(
      (next) => {
        if (isOver() || next === undefined) return;
        this.#context.waits.end(place.topic, place.partition);
        control.seek(place.topic, place.partition, next);
        control.resume(place.topic, place.partition);
      },
      (error: unknown) => {
        if (!isOver()) this.#context.onFailed(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  async #wait(
    { topic, partition, offset }: Place,
    first: NotNow,
    isOver: () => boolean,
    attempt: (isOver: () => boolean) => Promise<number | undefined>,
  ): Promise<number | undefined> {
    let why = first;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const { reason, message: detail, offset: at = offset } = why;
      this.#context.waits.begin({ topic, partition, offset: at, reason, detail });
      await this.#context.sleep(pause);
      if (isOver()) return undefined;
      try {
        return await attempt(isOver);
      } catch (error) {
        if (!(error instanceof NotNow)) throw error;
        why = error;
        this.#context.metrics.retries.inc({ operation: why.reason });
      }
    }
  }
}
