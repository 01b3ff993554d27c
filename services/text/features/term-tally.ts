/** Counts the terms of one article under two headings at once and returns them sorted, without a map. */
import type { TermCounts } from '../words/pack.ts';
import { RadixOrder } from './radix-order.ts';

/** Most distinct terms of a tally. */
export const MAX_TALLIED = 4_096;
const SLOTS = 4 * MAX_TALLIED;

/** What was tallied, each list ascending by term. */
export interface Tallied {
  readonly lead: TermCounts;
  readonly all: TermCounts;
  /** Every term that was added, counted or not. */
  readonly full: Uint32Array;
}

/** A tally; made once and used for one article after the other, since its tables are larger than an article. */
export class TermTally {
  /** Position of each term, + 1; 0 is free. Open addressing: terms are already hashes. */
  readonly #slots = new Int32Array(SLOTS);
  readonly #taken = new Int32Array(MAX_TALLIED);
  readonly #terms = new Uint32Array(MAX_TALLIED);
  readonly #lead = new Uint32Array(MAX_TALLIED);
  readonly #all = new Uint32Array(MAX_TALLIED);
  readonly #radix = new RadixOrder(MAX_TALLIED);
  #size = 0;

  /** Distinct terms added since the last clear. */
  get size(): number {
    return this.#size;
  }

  /** Empties the tally for the next article. */
  clear(): void {
    for (let at = 0; at < this.#size; at++) this.#slots[this.#taken[at] as number] = 0;
    this.#size = 0;
  }

  /**
   * Adds a term, and how often it counts for the lead and for the whole.
   * @param term uint32
   * @throws RangeError beyond MAX_TALLIED distinct terms
   */
  add(term: number, lead: number, all: number): void {
    let slot = term & (SLOTS - 1);
    for (let place = this.#slots[slot] as number; place !== 0; place = this.#slots[slot] as number) {
      if (this.#terms[place - 1] === term) {
        this.#lead[place - 1] = (this.#lead[place - 1] as number) + lead;
        this.#all[place - 1] = (this.#all[place - 1] as number) + all;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (this.#size === MAX_TALLIED) throw new RangeError(`more than ${MAX_TALLIED} distinct terms`);
    const at = this.#size++;
    this.#slots[slot] = at + 1;
    this.#taken[at] = slot;
    this.#terms[at] = term;
    this.#lead[at] = lead;
    this.#all[at] = all;
  }

  /** The lists of what was added so far; counts above 255 are 255. */
  result(): Tallied {
    const size = this.#size;
    const places = this.#radix.order(this.#terms, size);
    const full = new Uint32Array(size);
    for (let i = 0; i < size; i++) full[i] = this.#terms[places[i] as number] as number;
    return { lead: counted(this.#lead, places, full), all: counted(this.#all, places, full), full };
  }
}

function counted(counts: Uint32Array, places: Uint16Array, full: Uint32Array): TermCounts {
  let size = 0;
  for (let i = 0; i < full.length; i++) if (counts[places[i] as number] !== 0) size++;
  const terms = new Uint32Array(size);
  const capped = new Uint8Array(size);
  let at = 0;
  for (let i = 0; i < full.length; i++) {
    const count = counts[places[i] as number] as number;
    if (count === 0) continue;
    terms[at] = full[i] as number;
    capped[at++] = Math.min(255, count);
  }
  return { terms, counts: capped };
}
