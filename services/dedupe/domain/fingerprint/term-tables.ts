/**
 * A fingerprint opened for many comparisons. Comparing two sorted lists step by step costs a mispredicted branch for
 * almost every term; here one side is spread over tables by the upper bits of its terms, which are hashes, and the other
 * side's terms are looked up. Most are told from a table entry alone, and what is found comes in the order of the lists.
 */
import type { FingerprintView } from './fingerprint-view.ts';
import { RUN_BITS, RUNS } from './resident.ts';
import { KEY_BITS, keyOf } from './varint-set.ts';

const BUCKET_BITS = 12;
const BUCKETS = 1 << BUCKET_BITS;
const TERM_SHIFT = 32 - BUCKET_BITS;
const KEY_SHIFT = KEY_BITS - BUCKET_BITS;

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

/** Terms that two fingerprints share: their places in the list of each, ascending. */
export class SharedTerms {
  count = 0;
  readonly inA = new Uint16Array(1 << 16);
  readonly inB = new Uint16Array(1 << 16);
}

/** The tables of one fingerprint at a time. */
export class TermTables {
  readonly #lead = new Spread(TERM_SHIFT);
  readonly #entities = new Spread(TERM_SHIFT);
  readonly #full = new Spread(KEY_SHIFT);

  /** Fills the tables with what a view points at now, and hangs them on the view. */
  open(view: FingerprintView): FingerprintView {
    for (const spread of [this.#lead, this.#entities, this.#full]) spread.clear();
    const { words } = view;
    for (let i = 0; i < view.leadCount; i++) this.#lead.add(words[view.lead + i] as number);
    for (let i = 0; i < view.entityCount; i++) this.#entities.add(words[view.entities + i] as number);
    view.eachKey((key) => this.#full.add(key));
    view.tables = this;
    return view;
  }

  /** Finds the terms of a part of another fingerprint among those of ours. Returns how many. */
  find(
    part: 'lead' | 'entities',
    other: FingerprintView,
    inOurs: Uint16Array,
    inTheirs: Uint16Array,
  ): number {
    const { at, values, count } = part === 'lead' ? this.#lead : this.#entities;
    const { words } = other;
    const from = part === 'lead' ? other.lead : other.entities;
    const end = from + (part === 'lead' ? other.leadCount : other.entityCount);
    let found = 0;
    for (let j = from; j < end; j++) {
      const term = words[j] as number;
      let i = at[term >>> TERM_SHIFT] as number;
      if (i === 0) continue;
      for (i--; i < count && (values[i] as number) < term; ) i++;
      if (i === count || values[i] !== term) continue;
      inOurs[found] = i;
      inTheirs[found++] = j - from;
    }
    return found;
  }

  /** Sum of the idf of another fingerprint's lead terms that occur anywhere in ours. */
  massHere(other: FingerprintView): number {
    const { at, values, count } = this.#full;
    const { words, bytes, lead, leadIdf, leadCount } = other;
    let mass = 0;
    for (let j = 0; j < leadCount; j++) {
      const key = keyOf(words[lead + j] as number);
      let i = at[key >>> KEY_SHIFT] as number;
      if (i === 0) continue;
      for (i--; i < count && (values[i] as number) < key; ) i++;
      if (i < count && values[i] === key) mass += bytes[leadIdf + j] as number;
    }
    return mass;
  }

  /** Sum of the idf of our lead terms that occur anywhere in another fingerprint. */
  massThere(ours: FingerprintView, other: FingerprintView): number {
    const { at, values, count } = this.#lead;
    const { halves, full } = other;
    const keys = full + RUNS;
    let mass = 0;
    let k = keys;
    for (let run = 0; run < RUNS; run++) {
      const end = keys + (halves[full + run] as number);
      for (; k < end; k++) {
        const low = halves[k] as number;
        const key = (run << RUN_BITS) | low;
        let i = at[key >>> KEY_SHIFT] as number;
        if (i === 0) continue;
        for (i--; i < count && keyOf(values[i] as number) <= key; i++) {
          if (keyOf(values[i] as number) === key) mass += ours.bytes[ours.leadIdf + i] as number;
        }
      }
    }
    return mass;
  }
}

/** Writes the terms that a part of a and b share. One of the two must be open. */
export function shareTerms(
  part: 'lead' | 'entities',
  a: FingerprintView,
  b: FingerprintView,
  into: SharedTerms,
): SharedTerms {
  if (a.tables) into.count = a.tables.find(part, b, into.inA, into.inB);
  else if (b.tables) into.count = b.tables.find(part, a, into.inB, into.inA);
  else throw new Error('term tables: neither fingerprint is open');
  return into;
}

/** Sum of the idf of a's lead terms that occur anywhere in b. One of the two must be open. */
export function coveredMass(a: FingerprintView, b: FingerprintView): number {
  if (b.tables) return b.tables.massHere(a);
  if (a.tables) return a.tables.massThere(a, b);
  throw new Error('term tables: neither fingerprint is open');
}
