/** The terms of a report: in how many of its sentences each is, and which content word has it first. */
import type { SentenceReading } from '../reading/reading.ts';

/** Room for so many words is made for each. */
const ROOM = 1.25;
const LEAST_ROOM = 64;
/** More sentences than a report has. */
const LAST = 0x10000;

/** Counts of sentences by term, in an open-addressing table: terms are already hashes. */
export class TermSentences {
  readonly #mask: number;
  /** The term of each slot; 0 is free. */
  readonly #terms: Uint32Array;
  /** The number of sentences; above it, the number of the last one that was counted, + 1. */
  readonly #counts: Uint32Array;

  /** The first content word of each term, + 1; 0 is none. Those of keys that are no term of the report. */
  readonly #places: Uint32Array;
  readonly #others = new Map<number, number>();

  constructor(sentences: readonly SentenceReading[]) {
    let words = 0;
    for (const sentence of sentences) words += sentence.words.length;
    let slots = LEAST_ROOM;
    while (slots < ROOM * words) slots *= 2;
    this.#mask = slots - 1;
    this.#terms = new Uint32Array(slots);
    this.#counts = new Uint32Array(slots);
    this.#places = new Uint32Array(slots);
    for (const { index, words } of sentences)
      for (const { known } of words) this.#count(known.term, index + 1);
  }

  /** How many sentences have a term; 0 for a stop word. */
  of(term: number): number {
    return term === 0 ? 0 : (this.#counts[this.#slotOf(term)] as number) % LAST;
  }

  /**
   * The place that was given first for a key, which is this one where none was.
   * @param key that of a content word: mostly a term
   */
  firstOf(key: number, place: number): number {
    const slot = this.#slotOf(key);
    if (this.#terms[slot] === 0) {
      const first = this.#others.get(key) ?? place;
      if (first === place) this.#others.set(key, place);
      return first;
    }
    if (this.#places[slot] === 0) this.#places[slot] = place + 1;
    return (this.#places[slot] as number) - 1;
  }

  #slotOf(term: number): number {
    let slot = term & this.#mask;
    while (this.#terms[slot] !== 0 && this.#terms[slot] !== term) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #count(term: number, sentence: number): void {
    if (term === 0) return;
    const slot = this.#slotOf(term);
    this.#terms[slot] = term;
    const count = this.#counts[slot] as number;
    if (count < sentence * LAST) this.#counts[slot] = sentence * LAST + (count % LAST) + 1;
  }
}
