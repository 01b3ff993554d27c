/** Which partitions wait, since when and for what: for /readyz, a metric and the log. */
import type { Logger } from '../observe/logger.ts';
import type { RuntimeMetrics } from '../observe/metrics.ts';
import type { WaitReason } from './not-now.ts';

/** A record that its partition waits at. */
export interface Wait {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: WaitReason;
  /** What is waited for and what to do. */
  readonly detail: string;
}

/** The waits of one member. */
export class Waits {
  readonly #metrics: RuntimeMetrics;
  readonly #logger: Logger;
  readonly #waits = new Map<string, Wait>();

  constructor(metrics: RuntimeMetrics, logger: Logger) {
    this.#metrics = metrics;
    this.#logger = logger;
  }

  /** Notes that a partition waits; again only when the place or the reason has changed. */
  begin(wait: Wait): void {
    const { topic, partition, offset, reason, detail } = wait;
    const key = `${topic}/${partition}`;
    const known = this.#waits.get(key);
    if (known?.offset === offset && known.reason === reason) return;
    if (known) this.#clearMetric(known);
    this.#waits.set(key, wait);
    this.#metrics.waitingOffset.set({ topic, partition, reason }, offset);
    this.#logger.error(
      { topic, partition, offset, reason },
      `${key}/${offset} waits and what is behind it: ${detail}. Its other partitions go on; npx newsfold skip passes the record`,
    );
  }

  /** Notes that a partition goes on. @param of only a wait for this; any when left out */
  end(topic: string, partition: number, of?: WaitReason): void {
    const key = `${topic}/${partition}`;
    const wait = this.#waits.get(key);
    if (wait === undefined || (of !== undefined && wait.reason !== of)) return;
    this.#waits.delete(key);
    this.#clearMetric(wait);
    this.#logger.info({ topic, partition, offset: wait.offset }, `${key}: goes on`);
  }

  /** Forgets all: the group has assigned its partitions again. */
  clear(): void {
    this.#waits.clear();
    this.#metrics.waitingOffset.reset();
  }

  /** Whether a partition waits. */
  has(topic: string, partition: number): boolean {
    return this.#waits.has(`${topic}/${partition}`);
  }

  /** What waits now. */
  list(): readonly Wait[] {
    return [...this.#waits.values()];
  }

  #clearMetric({ topic, partition, reason }: Wait): void {
    this.#metrics.waitingOffset.remove({ topic, partition, reason });
  }
}
