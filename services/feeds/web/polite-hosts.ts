/** One request at a time to a host, and a pause between two; whoever waits is served in turn. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';

interface Host {
  /** Ends with the last request that was admitted, and the pause behind it. */
  turn: Promise<void>;
  waiting: number;
  /** Not before this, ms on the clock. */
  freeAt: number;
}

/** Nobody waits longer for a host that asked for a pause: what waits holds its place among all polls. ms */
const LONGEST_WAIT_MS = 60_000;

/** See the file's head. */
export class PoliteHosts {
  readonly #hosts = new Map<string, Host>();
  readonly #delayMs: number;
  readonly #now: () => number;

  /** @param delayMs between the end of a request and the begin of the next to the same host */
  constructor(delayMs: number, now: () => number = () => performance.now()) {
    this.#delayMs = delayMs;
    this.#now = now;
  }

  /** Whether a request to a host would begin at once. */
  isFree(host: string): boolean {
    const known = this.#hosts.get(host);
    return known === undefined || (known.waiting === 0 && known.freeAt <= this.#now());
  }

  /** A host that asks for a pause gets it, from all of its feeds. */
  pause(host: string, ms: number): void {
    const known = this.#hostOf(host);
    known.freeAt = Math.max(known.freeAt, this.#now() + ms);
  }

  #hostOf(host: string): Host {
    const known = this.#hosts.get(host) ?? { turn: Promise.resolve(), waiting: 0, freeAt: 0 };
    this.#hosts.set(host, known);
    return known;
  }

  /**
   * Runs a request when it is its host's turn.
   * @throws WebFailure when the host wants a long pause; an abort when the signal ends the waiting; what the request throws
   */
  async through<T>(host: string, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    const known = this.#hostOf(host);
    const before = known.turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    known.turn = promise;
    known.waiting += 1;
    try {
      await before;
      const pause = known.freeAt - this.#now();
      if (pause > LONGEST_WAIT_MS)
        throw new WebFailure('too-many-requests', `${host} asked for a pause`, Math.ceil(pause / 1000));
      if (pause > 0) await sleep(pause, undefined, { signal });
      signal.throwIfAborted();
      try {
        return await request();
      } finally {
        known.freeAt = Math.max(known.freeAt, this.#now() + this.#delayMs);
      }
    } finally {
      known.waiting -= 1;
      resolve();
      this.#forget();
    }
  }

  /** Hosts that are free as if they had never been asked are forgotten, now and then. */
  #forget(): void {
    if (this.#hosts.size < 2 * this.#kept) return;
    const now = this.#now();
    for (const [host, { waiting, freeAt }] of this.#hosts)
      if (waiting === 0 && freeAt <= now) this.#hosts.delete(host);
    this.#kept = Math.max(1000, this.#hosts.size);
  }

  #kept = 1000;
}
