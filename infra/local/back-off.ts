/** How long to wait before a process that ended is started again: longer each time, until it has run for a while. */

const FIRST_MS = 500;
const LONGEST_MS = 10_000;
/** A process that has run for so long has come up, ms. */
const UP_MS = 60_000;
/** Ends in a row, none of them after a while, after which it will not come up. */
const MAX_ENDS = 8;

/** Counts the ends of one process. */
export class BackOff {
  readonly #now: () => number;
  #startedAt: number;
  #ends = 0;

  /** @param now milliseconds from anywhere, never jumping */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#startedAt = now();
  }

  /** Notes that the process starts. */
  started(): void {
    this.#startedAt = this.#now();
  }

  /** Notes that it ended, or did not start. @returns the pause before the next start, ms; undefined to give it up */
  ended(): number | undefined {
    this.#ends = this.#now() - this.#startedAt > UP_MS ? 1 : this.#ends + 1;
    return this.#ends > MAX_ENDS ? undefined : Math.min(LONGEST_MS, FIRST_MS * 2 ** (this.#ends - 1));
  }
}
