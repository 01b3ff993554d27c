/** Commits of folds: figures for lag dashboards, never a place to go on from, so they may be late and may fail. */
import type { GroupControl } from './broker.ts';
import type { LoopContext } from './loop-context.ts';

/** How often a partition's figure is committed at most, ms. */
const COMMIT_EVERY_MS = 200;

/** Gathers commits and sends them now and then. */
export class LagCommits {
  readonly #topic: string;
  readonly #context: LoopContext;
  readonly #waiting = new Map<number, number>();

  constructor(topic: string, context: LoopContext) {
    this.#topic = topic;
    this.#context = context;
  }

  /** Notes that a partition is answered up to `next`; committed soon. */
  note(partition: number, next: number, control: GroupControl): void {
    const scheduled = this.#waiting.has(partition);
    this.#waiting.set(partition, next);
    if (!scheduled) void this.#context.sleep(COMMIT_EVERY_MS).then(() => this.#send(partition, control));
  }

  /** Sends what waits, before leaving the group. */
  async flush(control: GroupControl): Promise<void> {
    for (const partition of [...this.#waiting.keys()]) await this.#send(partition, control);
  }

  /** Forgets what waits for partitions that were dealt anew. */
  clear(): void {
    this.#waiting.clear();
  }

  async #send(partition: number, control: GroupControl): Promise<void> {
    const next = this.#waiting.get(partition);
    if (next === undefined) return;
    this.#waiting.delete(partition);
    try {
      await control.commit(this.#topic, partition, next);
    } catch (error) {
      this.#context.logger.debug(
        { err: error, partition },
        'commit of the lag figure failed; the next one follows',
      );
    }
  }
}
