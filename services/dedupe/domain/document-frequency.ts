/** How many articles of the window hold each term: a counter for every 20-bit key, 4 MiB a scope. */
import { eachKey, KEY_BITS } from './varint-set.ts';

/** Document frequencies that follow the window exactly: what an article added, its leaving takes away. */
export class DocumentFrequency {
  readonly #counts = new Uint32Array(1 << KEY_BITS);
  #articles = 0;

  /** Articles counted now. */
  get articles(): number {
    return this.#articles;
  }

  /** Articles that hold a key. */
  count(key: number): number {
    return this.#counts[key] as number;
  }

  /** Counts the varint set in bytes[start, end). */
  add(bytes: Uint8Array, start: number, end: number): void {
    this.#articles++;
    eachKey(bytes, start, end, (key) => {
      this.#counts[key] = (this.#counts[key] as number) + 1;
    });
  }

  /** Takes a counted set back. */
  remove(bytes: Uint8Array, start: number, end: number): void {
    this.#articles--;
    eachKey(bytes, start, end, (key) => {
      this.#counts[key] = (this.#counts[key] as number) - 1;
    });
  }
}
