/** How many articles of the window hold each term: a counter for every 20-bit key, 4 MiB a scope. */
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { RUN_BITS, RUNS } from '../fingerprint/resident.ts';
import { KEY_BITS } from '../fingerprint/varint-set.ts';

/** Document frequencies that follow the window exactly: what an article adds is taken away when it leaves. */
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

  /**
   * Counts the full sets of many fingerprints, run by run: one run's counters, 256 KiB, stay in the processor's cache,
   * where those of all are fetched from memory for nearly every key.
   * @param at points a view at each fingerprint, 0 to `many` - 1
   */
  addAll(many: number, at: (index: number) => FingerprintView): void {
    this.#articles += many;
    const counts = this.#counts;
    const full = new Uint32Array(many);
    const memory = Array.from({ length: many }, (_, index) => {
      const view = at(index);
      full[index] = view.full;
      return view.halves;
    });
    for (let run = 0; run < RUNS; run++) {
      const first = run << RUN_BITS;
      for (let index = 0; index < many; index++) {
        const halves = memory[index] as Uint16Array;
        const runs = full[index] as number;
        const keys = runs + RUNS;
        const end = keys + (halves[runs + run] as number);
        for (let k = run === 0 ? keys : keys + (halves[runs + run - 1] as number); k < end; k++) {
          const key = first | (halves[k] as number);
          counts[key] = (counts[key] as number) + 1;
        }
      }
    }
  }

  /** Takes away a counted set. */
  remove(view: FingerprintView): void {
    this.#articles--;
    const counts = this.#counts;
    view.eachKey((key) => {
      counts[key] = (counts[key] as number) - 1;
    });
  }
}
