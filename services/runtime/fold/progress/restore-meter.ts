/** Measures how far the restore of one partition is, for metrics and /readyz. */
import type { RuntimeMetrics } from '../../observe/metrics.ts';

/** How far a restore is. */
export interface RestoreProgress {
  /** Share of the log that was read back, 0 to 1. */
  readonly progress: number;
  /** Seconds that the rest takes at the speed so far; null before anything was read. */
  readonly secondsLeft: number | null;
}

/** Measures one restore. */
export class RestoreMeter {
  readonly #metrics: RuntimeMetrics;
  readonly #partition: number;
  readonly #now: () => number;
  readonly #startedAt: number;
  #progress = 0;

  /** @param now milliseconds from anywhere, never jumping */
  constructor(metrics: RuntimeMetrics, partition: number, now: () => number) {
    this.#metrics = metrics;
    this.#partition = partition;
    this.#now = now;
    this.#startedAt = now();
    metrics.restoring.set({ partition }, 0);
  }

  /** Seconds since the restore began. */
  seconds(): number {
    return (this.#now() - this.#startedAt) / 1000;
  }

  /** Notes that a log from `start` to `end` was read up to `position`. */
  note(position: number, start: number, end: number): void {
    this.#progress = end <= start ? 1 : Math.min(1, (position - start) / (end - start));
    this.#metrics.restoring.set({ partition: this.#partition }, this.#progress);
    const { secondsLeft } = this.progress();
    if (secondsLeft !== null) this.#metrics.restoreLeft.set({ partition: this.#partition }, secondsLeft);
  }

  /** Notes that the state has been restored. */
  restored(): void {
    this.#metrics.restoreDuration.set({ partition: this.#partition }, this.seconds());
  }

  /** Notes that the partition is live. */
  live(): void {
    this.#progress = 1;
    this.#metrics.restoring.set({ partition: this.#partition }, 1);
    this.#metrics.restoreLeft.set({ partition: this.#partition }, 0);
  }

  progress(): RestoreProgress {
    const progress = this.#progress;
    return { progress, secondsLeft: progress > 0 ? (this.seconds() * (1 - progress)) / progress : null };
  }
}
