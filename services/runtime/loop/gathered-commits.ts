/**
 * Commits that are gathered and sent at intervals, all partitions at once, while the next records are being answered.
 *
 * For folds they are figures for lag dashboards, never the position to continue from, so they may be late and may fail.
 * For stateless workers they are that position: what was answered after the last one is replayed after a crash, which
 * readers recognise. A commit never runs ahead of what was appended, so none can lose anything.
 */
import type { GroupControl } from '../log/broker.ts';
import { atMost } from '../wait/patience.ts';
import type { LoopContext } from './loop-context.ts';

/** Shortest time between two commits of a partition, ms: a commit costs the broker as much as an append. */
const COMMIT_EVERY_MS = 200;
/** Pause before a commit that failed is tried again, ms: a figure that stays behind would look like lag for ever. */
const RETRY_AFTER_MS = 1000;
/** How long the last commit may take, ms. */
const LAST_PATIENCE_MS = 1000;
/** How often in a row: longer than a session, after which a member rejoins and commits anyway. */
const MAX_RETRIES = 30;

interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
  readonly control: GroupControl;
  /** How often its commit has failed. */
  readonly failures: number;
}

/** Gathers commits and sends them at intervals. */
export class GatheredCommits {
  readonly #context: LoopContext;
  readonly #waiting = new Map<string, Position>();
  /** The furthest commit of each partition that the broker has taken since the last rebalance. */
  readonly #taken = new Map<string, number>();
  #isScheduled = false;
  /** Counts rebalances: a commit that failed is not repeated for partitions that another member has by now. */
  #epoch = 0;
  #stopped = false;

  constructor(context: LoopContext) {
    this.#context = context;
  }

  /** Notes that a partition is answered up to `next`; committed soon. */
  note(topic: string, partition: number, next: number, control: GroupControl): void {
    this.#waiting.set(`${topic}/${partition}`, { topic, partition, next, control, failures: 0 });
    this.#sendAfter(COMMIT_EVERY_MS);
  }

  #sendAfter(ms: number): void {
    if (this.#isScheduled || this.#stopped) return;
    this.#isScheduled = true;
    void this.#context.sleep(ms).then(() => {
      this.#isScheduled = false;
      return this.flush();
    });
  }

  /** Sends what waits at once. Failures are logged, and retried unless the commits are stopped. */
  async flush(): Promise<void> {
    const positions = [...this.#waiting.values()];
    this.#waiting.clear();
    await Promise.all(positions.map((position) => this.#send(position)));
  }

  /** Sends what waits once more, before leaving the group; a broker that is away is not waited for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#waiting.size > 0) await atMost(LAST_PATIENCE_MS, this.flush());
  }

  /** Forgets what waits, since the group has assigned its partitions again. */
  clear(): void {
    this.#epoch += 1;
    this.#waiting.clear();
    this.#taken.clear();
  }

  async #send(position: Position): Promise<void> {
    const { topic, partition, next, control, failures } = position;
    const epoch = this.#epoch;
    const key = `${topic}/${partition}`;
    try {
      await control.commit(topic, partition, next);
      if (epoch === this.#epoch) this.#taken.set(key, Math.max(next, this.#taken.get(key) ?? 0));
    } catch (error) {
      this.#context.logger.debug({ err: error, topic, partition }, 'a commit failed; it will be repeated');
      const isOver = this.#stopped || epoch !== this.#epoch || failures >= MAX_RETRIES;
      // A later one has gone through meanwhile, or is waiting: going back would look like lag.
      if (isOver || this.#waiting.has(key) || (this.#taken.get(key) ?? 0) >= next) return;
      this.#waiting.set(key, { ...position, failures: failures + 1 });
      this.#sendAfter(RETRY_AFTER_MS);
    }
  }
}
