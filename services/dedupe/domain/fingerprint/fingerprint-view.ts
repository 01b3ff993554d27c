/**
 * A reader of resident fingerprints that is pointed at one after the other without allocating: pair scoring reads tens
 * of thousands a second. Offsets are resolved once, in `point`.
 */
import {
  AGES_AT,
  COLUMN,
  DATED,
  DAY_ONLY,
  HEADER_BYTES,
  HEADLINE_ONLY,
  HEADLINE_ORDINAL,
  KIND_AT,
  LOCAL,
  NUMERALS,
  ORDINALS,
  ORDINALS_AT,
  OTHER_LANGUAGE,
  SHORT,
  TOLD_AT,
} from './fingerprint.ts';
import { type Memory, newMemory, RUN_BITS, RUNS } from './resident.ts';
import type { TermTables } from './term-tables.ts';

const NOWHERE = newMemory(0);

/** Fields hold offsets into `words` (32-bit), `halves` (16-bit) and `bytes`. */
export class FingerprintView {
  words: Uint32Array = NOWHERE.words;
  halves: Uint16Array = NOWHERE.halves;
  bytes: Uint8Array = NOWHERE.bytes;
  floats: Float32Array = NOWHERE.floats;
  lead = 0;
  leadCount = 0;
  leadIdf = 0;
  leadTf = 0;
  entities = 0;
  entityCount = 0;
  entityIdf = 0;
  entityTf = 0;
  shingles = 0;
  shingleCount = 0;
  /** Half-word of the ends of the runs of the full set; its keys follow. */
  full = 0;
  fullCount = 0;
  /** Model and vector of the second opinion; 0 bytes without one. */
  embedding = 0;
  embeddingBytes = 0;
  base = 0;
  /** Tables of this fingerprint while it is open for many comparisons (shared-terms.ts). */
  tables: TermTables | null = null;

  /** Points at the fingerprint that begins at 32-bit word `base` of a memory. */
  point(memory: Memory, base: number): this {
    const { words } = memory;
    const counts = words[base + 1] as number;
    this.words = words;
    this.halves = memory.halves;
    this.bytes = memory.bytes;
    this.floats = memory.floats;
    this.base = base;
    this.tables = null;
    this.leadCount = counts & 0xffff;
    this.entityCount = counts >>> 16;
    this.shingleCount = (words[base + 2] as number) & 0xffff;
    this.embeddingBytes = (words[base + 2] as number) >>> 16;
    this.fullCount = words[base + 3] as number;
    this.lead = base + HEADER_BYTES / 4;
    this.entities = this.lead + this.leadCount;
    this.shingles = this.entities + this.entityCount;
    this.full = (this.shingles + this.shingleCount) * 2;
    this.leadIdf = (this.full + RUNS + this.fullCount) * 2;
    this.leadTf = this.leadIdf + this.leadCount;
    this.entityIdf = this.leadTf + this.leadCount;
    this.entityTf = this.entityIdf + this.entityCount;
    this.embedding = this.entityTf + this.entityCount;
    return this;
  }

  /** Calls `visit` with every key of the full set, ascending. */
  eachKey(visit: (key: number) => void): void {
    const { halves, full } = this;
    let at = full + RUNS;
    for (let run = 0; run < RUNS; run++) {
      const end = full + RUNS + (halves[full + run] as number);
      for (; at < end; at++) visit((run << RUN_BITS) | (halves[at] as number));
    }
  }

  /** Whether a key is in the full set. */
  hasKey(key: number): boolean {
    const { halves, full } = this;
    const run = key >>> RUN_BITS;
    const low = key & ((1 << RUN_BITS) - 1);
    const keys = full + RUNS;
    const end = keys + (halves[full + run] as number);
    let at = run === 0 ? keys : keys + (halves[full + run - 1] as number);
    for (let stop = end; at < stop; ) {
      const middle = (at + stop) >>> 1;
      if ((halves[middle] as number) < low) at = middle + 1;
      else stop = middle;
    }
    return at < end && halves[at] === low;
  }

  get headlineOnly(): boolean {
    return this.#has(HEADLINE_ONLY);
  }

  get dated(): boolean {
    return this.#has(DATED);
  }

  get dayOnly(): boolean {
    return this.#has(DAY_ONLY);
  }

  /** Whether the report is in a language other than English. */
  get otherLanguage(): boolean {
    return this.#has(OTHER_LANGUAGE);
  }

  /** Whether the lead names ordinals from the fourth up. */
  get ordinals(): boolean {
    return this.#has(ORDINALS);
  }

  /** Whether the lead shows two numerals or more. */
  get numerals(): boolean {
    return this.#has(NUMERALS);
  }

  #has(flag: number): boolean {
    return (((this.words[this.base] as number) >>> 8) & flag) !== 0;
  }

  get shingleScale(): number {
    return (this.words[this.base] as number) >>> 16;
  }

  /** Minutes since the epoch. */
  get minutes(): number {
    return this.words[this.base + 4] as number;
  }

  /** An ordinal that the lead names, from the i-th place of the list; 0 after the last. */
  ordinal(i: number): number {
    return this.#listed(i) & ~HEADLINE_ORDINAL;
  }

  /** Whether that ordinal is in the headline; those that are come first. */
  isInHeadline(i: number): boolean {
    return (this.#listed(i) & HEADLINE_ORDINAL) !== 0;
  }

  #listed(i: number): number {
    return this.ordinals ? (this.bytes[this.base * 4 + ORDINALS_AT + i] as number) : 0;
  }

  get leadNorm(): number {
    return this.floats[this.base + 6] as number;
  }

  get leadMass(): number {
    return this.floats[this.base + 7] as number;
  }

  get entityNorm(): number {
    return this.floats[this.base + 8] as number;
  }

  /** Names the outlet; 0 when unknown. */
  get outlet(): number {
    return this.words[this.base + 10] as number;
  }

  /** Day that the report tells of, in a cycle of 255; 0 when it names none. */
  get told(): number {
    return this.bytes[this.base * 4 + TOLD_AT] as number;
  }

  /** An age that the lead gives; 0 after the last. */
  age(i: number): number {
    return this.bytes[this.base * 4 + AGES_AT + i] as number;
  }

  /** Whether the body is short. */
  get isShort(): boolean {
    return this.#isKind(SHORT);
  }

  /** Whether its outlet reports one place, whose names tell nothing. */
  get isLocal(): boolean {
    return this.#isKind(LOCAL);
  }

  /** Whether the headline names a column and no event. */
  get isColumn(): boolean {
    return this.#isKind(COLUMN);
  }

  #isKind(kind: number): boolean {
    return ((this.bytes[this.base * 4 + KIND_AT] as number) & kind) !== 0;
  }

  /** Words of title and body. */
  get textWords(): number {
    return this.words[this.base + 9] as number;
  }
}
