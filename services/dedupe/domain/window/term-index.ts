/**
 * Inverted index over the heaviest terms of the articles in the window.
 *
 * Slots are numbered in order of arrival and leave in that order, so the postings of slot s are the nodes from
 * s·stride, of which the `width` in use lie in a ring: a node needs no slot number, a list is a chain of nodes from
 * newest to oldest, and a chain ends where it reaches a slot that has left. Nothing is ever freed node by node. The
 * stride and the ring's slots are powers of two: a posting is found without a division.
 */
import type { Memory } from '../fingerprint/resident.ts';

/** The part of a fingerprint that is indexed: heaviest terms first, weights in 1/255 of the article's norm. */
export interface IndexedPart {
  readonly packed: Pick<Memory, 'words' | 'bytes'>;
  /** Word of the first term, byte of its weight, and their number. */
  readonly indexedTerms: number;
  readonly indexedWeights: number;
  readonly indexedCount: number;
}

const MIN_SLOTS = 1_024;
const EMPTY = -1;

/** Share of the term table that may be used. */
const MAX_LOAD = 0.7;

/** How far back the posting before lies; 0 for none, or for one so old that 32 bits cannot say. */
function distance(node: number, before: number): number {
  return before === EMPTY || node - before > 0xffffffff ? 0 : node - before;
}

/**
 * Chains of postings in typed arrays: 5 bytes a posting and 12 a place in the term table. The distances of a slot and
 * its weights lie side by side, so that a posting is one or two lines of memory of one page.
 */
export class TermIndex {
  readonly width: number;
  readonly #stride: number;
  /** One divided by the stride, a power of two: exact, and a product instead of a division. */
  readonly #perStride: number;
  /** Words of a slot in the ring: the distances, then the weights. */
  readonly #words: number;
  #slots = MIN_SLOTS;
  #ring: Uint32Array;
  /** The ring by bytes. */
  #bytes: Uint8Array;
  #terms: Uint32Array = new Uint32Array(4_096);
  #heads: Float64Array = new Float64Array(4_096).fill(EMPTY);
  #used = 0;
  #floor = 0;
  #end = 0;

  /** @param width most postings of one slot */
  constructor(width: number) {
    this.width = width;
    this.#stride = 2 ** Math.ceil(Math.log2(width));
    this.#perStride = 1 / this.#stride;
    this.#words = width + Math.ceil(width / 4);
    this.#ring = new Uint32Array(this.#slots * this.#words);
    this.#bytes = new Uint8Array(this.#ring.buffer);
  }

  /** Adds the next slot's terms, read from a fingerprint; slots come in ascending order. */
  add(slot: number, { packed, indexedTerms, indexedWeights, indexedCount }: IndexedPart): void {
    this.#end = slot + 1;
    while (this.#end - this.#floor > this.#slots) this.#grow();
    if (this.#used + this.width > this.#terms.length * MAX_LOAD) this.#rehash();
    const count = Math.min(this.width, indexedCount);
    const first = slot * this.#stride;
    const place = (slot & (this.#slots - 1)) * this.#words;
    const weights = (place + this.width) * 4;
    const heads = this.#heads;
    for (let i = 0; i < count; i++) {
      const term = packed.words[indexedTerms + i] as number;
      const at = this.#find(term);
      const before = heads[at] as number;
      if (before === EMPTY) {
        this.#terms[at] = term;
        this.#used++;
      }
      this.#ring[place + i] = distance(first + i, before);
      this.#bytes[weights + i] = packed.bytes[indexedWeights + i] as number;
      heads[at] = first + i;
    }
  }

  /** Slots before `slot` have left. */
  dropBefore(slot: number): void {
    this.#floor = Math.max(this.#floor, slot);
  }

  /** Newest posting of a term, or -1. */
  head(term: number): number {
    return this.#live(this.#heads[this.#find(term)] as number);
  }

  /** The posting before a posting of the same term, or -1. */
  next(node: number): number {
    const slot = this.slotOf(node);
    const place = (slot & (this.#slots - 1)) * this.#words;
    const back = this.#ring[place + (node - slot * this.#stride)] as number;
    return back === 0 ? EMPTY : this.#live(node - back);
  }

  /** Slot of a posting. */
  slotOf(node: number): number {
    return Math.floor(node * this.#perStride);
  }

  /** Weight of a posting's term in 1/255 of its article's norm. */
  weightOf(node: number): number {
    const slot = this.slotOf(node);
    const place = (slot & (this.#slots - 1)) * this.#words;
    return this.#bytes[(place + this.width) * 4 + (node - slot * this.#stride)] as number;
  }

  #live(node: number): number {
    return node >= this.#floor * this.#stride ? node : EMPTY;
  }

  #find(term: number): number {
    const mask = this.#terms.length - 1;
    let at = term & mask;
    while (this.#heads[at] !== EMPTY && this.#terms[at] !== term) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const words = this.#words;
    const ring = new Uint32Array(this.#ring.length * 2);
    for (let slot = this.#floor; slot < this.#end - 1; slot++) {
      const from = (slot & (this.#slots - 1)) * words;
      ring.set(this.#ring.subarray(from, from + words), (slot & (this.#slots * 2 - 1)) * words);
    }
    this.#slots *= 2;
    this.#ring = ring;
    this.#bytes = new Uint8Array(ring.buffer);
  }

  /** Rebuilds the term table without terms whose newest article has left. */
  #rehash(): void {
    const terms = this.#terms;
    const heads = this.#heads;
    const kept = heads.filter((head) => this.#live(head) !== EMPTY).length;
    let size = 4_096;
    while (size * MAX_LOAD < (kept + this.width) * 1.4) size *= 2;
    this.#terms = new Uint32Array(size);
    this.#heads = new Float64Array(size).fill(EMPTY);
    this.#used = kept;
    for (let i = 0; i < heads.length; i++) {
      if (this.#live(heads[i] as number) === EMPTY) continue;
      const at = this.#find(terms[i] as number);
      this.#terms[at] = terms[i] as number;
      this.#heads[at] = heads[i] as number;
    }
  }
}
