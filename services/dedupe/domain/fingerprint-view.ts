/**
 * A reader of packed fingerprints that is pointed at one after another without allocating: pair scoring reads tens of
 * thousands a second. Offsets are resolved once, in `point`.
 */
import {
  DATED,
  DAY_ONLY,
  HEADER_BYTES,
  HEADLINE_ONLY,
  NUMERALS,
  ORDINALS,
  OTHER_LANGUAGE,
} from './fingerprint.ts';

/** Fields hold offsets into `words` (32-bit) and `bytes`. */
export class FingerprintView {
  words: Uint32Array = new Uint32Array(0);
  bytes: Uint8Array = new Uint8Array(0);
  floats: Float32Array = new Float32Array(0);
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
  full = 0;
  fullEnd = 0;
  base = 0;

  /** Points at the fingerprint that begins at 32-bit word `base` of a chunk. */
  point(words: Uint32Array, bytes: Uint8Array, floats: Float32Array, base: number): this {
    const counts = words[base + 1] as number;
    this.words = words;
    this.bytes = bytes;
    this.floats = floats;
    this.base = base;
    this.leadCount = counts & 0xffff;
    this.entityCount = counts >>> 16;
    this.shingleCount = words[base + 2] as number;
    this.lead = base + HEADER_BYTES / 4;
    this.entities = this.lead + this.leadCount;
    this.shingles = this.entities + this.entityCount;
    this.leadIdf = (this.shingles + this.shingleCount) * 4;
    this.leadTf = this.leadIdf + this.leadCount;
    this.entityIdf = this.leadTf + this.leadCount;
    this.entityTf = this.entityIdf + this.entityCount;
    this.full = this.entityTf + this.entityCount;
    this.fullEnd = this.full + ((words[base + 3] as number) & 0xffff);
    return this;
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

  /** Whether the report is in another language than English. */
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

  get titleHash(): number {
    return this.words[this.base + 5] as number;
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

  /** Words of title and body. */
  get textWords(): number {
    return this.words[this.base + 9] as number;
  }
}
