/**
 * Finds out why a worker waits: while it cannot go on, its connections are examined now and then, and what is wrong is
 * said in the log and on /readyz. kafkajs itself says of most of it that the connection was closed.
 */
import { type Finding, findingLine } from '../doctor/finding.ts';
import type { Logger } from '../observe/logger.ts';

/** How long a worker waits before its connections are looked at, ms: a broker that restarts is back by then. */
const PATIENCE_MS = 4000;
/** Pause between two looks, ms. */
const EVERY_MS = 30_000;

/** See the file's head. */
export class ConnectionWatch {
  readonly #examine: () => Promise<readonly Finding[]>;
  readonly #logger: Logger;
  readonly #monotonic: () => number;
  #waitsSince: number | undefined;
  #lastLook = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;
  #wrong: readonly string[] = [];

  constructor(examine: () => Promise<readonly Finding[]>, logger: Logger, monotonic: () => number) {
    this.#examine = examine;
    this.#logger = logger;
    this.#monotonic = monotonic;
  }

  /** Told every second or so whether the worker waits. */
  tick(isWaiting: boolean): void {
    if (!isWaiting) {
      this.#waitsSince = undefined;
      this.#wrong = [];
      return;
    }
    const now = this.#monotonic();
    this.#waitsSince ??= now;
    if (now - this.#waitsSince >= PATIENCE_MS && now - this.#lastLook >= EVERY_MS) void this.look();
  }

  /** Looks now, and says what is wrong. Never throws: it is what is wrong that is looked for. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#lastLook = this.#monotonic();
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    try {
      const bad = (await this.#examine()).filter(({ isOk }) => !isOk);
      this.#wrong = bad.map(findingLine);
      for (const line of this.#wrong) this.#logger.error(line);
    } catch (error) {
      this.#logger.warn({ err: error }, 'the connections could not be examined');
    }
  }

  /** What was wrong when it was last looked for, while the worker waits. */
  wrong(): readonly string[] {
    return this.#wrong;
  }
}
