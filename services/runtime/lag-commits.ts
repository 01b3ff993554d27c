/** Commits of folds: figures for lag dashboards, never a place to go on from, so they may be late and may fail. */
import type { GroupControl } from './broker.ts';
import type { LoopContext } from './loop-context.ts';

/** How often a partition's figure is committed at most, ms. */
const COMMIT_EVERY_MS = 200;
/** Pause before a commit that failed is tried again, ms: a figure that stays behind would look like lag for ever. */
const RETRY_AFTER_MS = 1000;
/** How often in a row: longer than a session, after which a member joins anew and commits anyway. */
const MAX_RETRIES = 30;

/** Gathers commits and sends them now and then. */
export class LagCommits {
  readonly #topic: string;
  readonly #context: LoopContext;
  readonly #waiting = new Map<number, number>();
  /** Counts the deals: a commit that failed is not repeated for partitions that are another member's by now. */
  #epoch = 0;
  #stopped = false;

  constructor(topic: string, context: LoopContext) {
    this.#topic = topic;
    this.#context = context;
  }

  /** Notes that a partition is answered up to `next`; committed soon. */
  note(partition: number, next: number, control: GroupControl): void {
    const scheduled = this.#waiting.has(partition);
    this.#waiting.set(partition, next);
    if (!scheduled) this.#sendAfter(COMMIT_EVERY_MS, partition, control);
  }

  #sendAfter(ms: number, partition: number, control: GroupControl, retries = 0): void {
    void this.#context.sleep(ms).then(() => this.#send(partition, control, retries));
  }

  /** Sends what waits once more, before leaving the group. */
  async flush(control: GroupControl): Promise<void> {
    this.#stopped = true;
    for (const partition of [...this.#waiting.keys()]) await this.#send(partition, control);
  }

  /** Forgets what waits for partitions that were dealt anew. */
  clear(): void {
    this.#epoch += 1;
    this.#waiting.clear();
  }

  async #send(partition: number, control: GroupControl, retries = 0): Promise<void> {
    const next = this.#waiting.get(partition);
    if (next === undefined) return;
    this.#waiting.delete(partition);
    const epoch = this.#epoch;
    try {
      await control.commit(this.#topic, partition, next);
    } catch (error) {
      this.#context.logger.debug(
        { err: error, partition },
        'commit of the lag figure failed; it will be repeated',
      );
      const isOver = this.#stopped || epoch !== this.#epoch || retries >= MAX_RETRIES;
      if (isOver || this.#waiting.has(partition)) return;
      this.#waiting.set(partition, next);
      this.#sendAfter(RETRY_AFTER_MS, partition, control, retries + 1);
    }
  }
}
