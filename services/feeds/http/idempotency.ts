/**
 * Answers by the idempotency key of their request: a sender that did not hear an answer asks again and gets the same
 * one, and nothing is published again. Kept in memory, within bounds: after a restart the request is taken in again, and
 * its articles are repeats by their identity.
 */
import { Refusal } from './refusal.ts';

/** An answer as it was sent. */
export interface KeptAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const GOOD_FOR_MS = 24 * 60 * 60 * 1000;
const MOST_CHARS = 32 * 1024 * 1024;
const LONGEST_KEY = 200;

interface Kept {
  /** Null while the request is in work. */
  answer: KeptAnswer | null;
  readonly until: number;
}

/** Tenants cannot meet under one key. */
const nameOf = (tenant: string | null, key: string) => `${tenant ?? ''}\n${key}`;

/** See the file's head. */
export class IdempotencyKeys {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;
  #chars = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Begins a request.
   * @param key the header; undefined for a request without one
   * @returns the answer to the same request; null for one that is to be done
   * @throws Refusal when the same request is in work
   */
  begin(tenant: string | null, key: string | undefined): KeptAnswer | null {
    if (key === undefined) return null;
    if (key === '' || key.length > LONGEST_KEY)
      throw new Refusal(400, `idempotency-key must have 1 to ${LONGEST_KEY} characters`);
    const name = nameOf(tenant, key);
    const kept = this.#kept.get(name);
    if (kept !== undefined && kept.until > this.#now()) {
      if (kept.answer === null) throw new Refusal(409, 'the request with this key is in work', 1);
      return kept.answer;
    }
    this.#drop(name);
    this.#kept.set(name, { answer: null, until: this.#now() + GOOD_FOR_MS });
    return null;
  }

  /** Ends a request. @param answer null when it is to be done again, as after a broker that was away */
  end(tenant: string | null, key: string | undefined, answer: KeptAnswer | null): void {
    if (key === undefined) return;
    const name = nameOf(tenant, key);
    const kept = this.#kept.get(name);
    if (answer === null || kept === undefined) {
      this.#drop(name);
      return;
    }
    kept.answer = answer;
    this.#chars += answer.text.length;
    for (const [oldest, { answer: old }] of this.#kept) {
      if (this.#chars <= MOST_CHARS) break;
      if (old !== null) this.#drop(oldest);
    }
  }

  #drop(name: string): void {
    this.#chars -= this.#kept.get(name)?.answer?.text.length ?? 0;
    this.#kept.delete(name);
  }
}
