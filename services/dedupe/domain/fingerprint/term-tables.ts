/**
 * The terms of a fingerprint that is open for many comparisons. Comparing two sorted lists step by step costs a
 * mispredicted branch for almost every term; here one side is spread over tables by the upper bits of its terms, which
 * are hashes, and the other side's terms are looked up (shared-terms.ts). Most are ruled out by a table entry alone.
 */
import { KEY_BITS } from './varint-set.ts';

const BUCKET_BITS = 12;
const BUCKETS = 1 << BUCKET_BITS;
/** Bits of a term below those that choose its bucket. */
export const TERM_SHIFT = 32 - BUCKET_BITS;
/** Bits of a key below those that choose its bucket. */
export const KEY_SHIFT = KEY_BITS - BUCKET_BITS;

/** Ascending numbers with, for each value of their upper bits, the place after the first that has it; 0 for none. */
class Spread {
  readonly at = new Uint16Array(BUCKETS);
  values = new Uint32Array(256);
  count = 0;
  readonly #shift: number;

  constructor(shift: number) {
    this.#shift = shift;
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.at[(this.values[i] as number) >>> this.#shift] = 0;
    this.count = 0;
  }

  add(value: number): void {
    if (this.count === this.values.length) {
      const longer = new Uint32Array(this.count * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.count++] = value;
    const bucket = value >>> this.#shift;
    if (this.at[bucket] === 0) this.at[bucket] = this.count;
  }
}

/** The tables of one fingerprint at a time: terms of the lead and of the names, keys of the full set. */
export class TermTables {
  readonly lead = new Spread(TERM_SHIFT);
  readonly entities = new Spread(TERM_SHIFT);
  readonly full = new Spread(KEY_SHIFT);

  /** Empties the tables for the next fingerprint. */
  clear(): void {
    this.lead.clear();
    this.entities.clear();
    this.full.clear();
  }
}
