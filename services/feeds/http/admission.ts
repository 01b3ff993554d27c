/**
 * How much is let in at a time: requests, of one tenant half of them, and the bytes that they hold in memory. Nothing
 * waits here: what is too much is told when to come again.
 */
import { Refusal } from './refusal.ts';

const RETRY_SECONDS = 1;

/** See the file's head. */
export class Admission {
  readonly #maxRequests: number;
  readonly #maxBytes: number;
  readonly #byTenant = new Map<string, number>();
  #requests = 0;
  #bytes = 0;

  /** @param maxBytes of all requests together */
  constructor(maxRequests: number, maxBytes: number) {
    this.#maxRequests = maxRequests;
    this.#maxBytes = maxBytes;
  }

  /**
   * Lets a request in.
   * @returns what it holds
   * @throws Refusal when there are too many
   */
  enter(tenant: string | null): Admitted {
    const name = tenant ?? '';
    const own = this.#byTenant.get(name) ?? 0;
    const most = tenant === null ? this.#maxRequests : Math.ceil(this.#maxRequests / 2);
    if (this.#requests >= this.#maxRequests || own >= most)
      throw new Refusal(429, `${own} requests of yours are in work; send them again`, RETRY_SECONDS);
    this.#requests += 1;
    this.#byTenant.set(name, own + 1);
    let held = 0;
    return {
      hold: (bytes) => {
        if (this.#bytes + bytes > this.#maxBytes)
          throw new Refusal(429, 'too many bytes are in work; send them again', RETRY_SECONDS);
        this.#bytes += bytes;
        held += bytes;
      },
      release: (bytes) => {
        this.#bytes -= bytes;
        held -= bytes;
      },
      leave: () => {
        this.#bytes -= held;
        held = 0;
        this.#requests -= 1;
        const left = (this.#byTenant.get(name) ?? 1) - 1;
        if (left === 0) this.#byTenant.delete(name);
        else this.#byTenant.set(name, left);
      },
    };
  }
}

/** What a request holds. */
export interface Admitted {
  /** Takes memory. @throws Refusal when there is too little */
  hold(bytes: number): void;
  release(bytes: number): void;
  leave(): void;
}
