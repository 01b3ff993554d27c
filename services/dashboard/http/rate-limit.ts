/** How often somebody is answered: a bucket of requests that fills again with time. */
import { Problem } from './problem.ts';

/** At once, as many as this many seconds allow. */
const BURST_SECONDS = 4;
/** Callers that are remembered; the ones that have not asked for longest are forgotten first. */
const REMEMBERED = 20_000;

interface Bucket {
  left: number;
  at: number;
}

/** See the file's head. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param now milliseconds from anywhere, never jumping */
  constructor(perSecond: number, now: () => number) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  /** Counts a request. @throws Problem when there are too many */
  take(caller: string): void {
    const now = this.#now();
    const most = this.#perSecond * BURST_SECONDS;
    const bucket = this.#buckets.get(caller) ?? { left: most, at: now };
    this.#buckets.delete(caller);
    this.#buckets.set(caller, bucket);
    bucket.left = Math.min(most, bucket.left + ((now - bucket.at) / 1000) * this.#perSecond);
    bucket.at = now;
    if (this.#buckets.size > REMEMBERED) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    if (bucket.left < 1)
      throw new Problem(
        'too-many-requests',
        `at most ${this.#perSecond} requests a second: ask again in a second`,
        {},
        1,
      );
    bucket.left -= 1;
  }
}
