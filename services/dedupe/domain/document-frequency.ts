/** How many articles of the window hold each term: a counter for every 20-bit key, 4 MiB a scope. */
import type { FingerprintView } from './fingerprint-view.ts';
import { KEY_BITS } from './varint-set.ts';

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

  /** Counts the full set of a fingerprint. */
  add(view: FingerprintView): void {
    this.#articles++;
    this.#change(view, 1);
  }

  /** Takes a counted set back. */
  remove(view: FingerprintView): void {
    this.#articles--;
    this.#change(view, -1);
  }

  #change(view: FingerprintView, by: number): void {
    const counts = this.#counts;
    view.eachKey((key) => {
      counts[key] = (counts[key] as number) + by;
    });
  }
}
