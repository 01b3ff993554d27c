/** The terms of a report: in how many of its sentences each is, and which content word has it first. */
import type { WordTable } from '../reading/word-table.ts';

/** Room for so many spellings is made for each. */
const ROOM = 1.25;
const LEAST_ROOM = 64;
/** More sentences than a report has. */
const LAST = 0x10000;
/** Of a spelling without a term. */
const NOWHERE = -1;

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

  constructor({ numbers, spellings, firsts }: WordTable) {
    let slots = LEAST_ROOM;
    while (slots < ROOM * spellings.length) slots *= 2;
    this.#mask = slots - 1;
    this.#terms = new Uint32Array(slots);
    this.#counts = new Uint32Array(slots);
    this.#places = new Uint32Array(slots);
    const slotOf = new Int32Array(spellings.length);
    for (let number = 0; number < slotOf.length; number++)
      slotOf[number] = this.#occupy((spellings[number] as (typeof spellings)[number]).term);
    for (let sentence = 1; sentence < firsts.length; sentence++) {
      const end = firsts[sentence] as number;
      for (let at = firsts[sentence - 1] as number; at < end; at++)
        this.#count(slotOf[numbers[at] as number] as number, sentence);
    }
  }

  /** How many sentences have a term; 0 for a stop word. */
  of(term: number): number {
    return term === 0 ? 0 : (this.#counts[this.#slotOf(term)] as number) % LAST;
  }

  /** The place that was given first for a term of the report; -1 where none was. */
  placeOf(term: number): number {
    return (this.#places[this.#slotOf(term)] as number) - 1;
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

  #occupy(term: number): number {
    if (term === 0) return NOWHERE;
    const slot = this.#slotOf(term);
    this.#terms[slot] = term;
    return slot;
  }

  #count(slot: number, sentence: number): void {
    if (slot === NOWHERE) return;
    const count = this.#counts[slot] as number;
    if (count < sentence * LAST) this.#counts[slot] = sentence * LAST + (count % LAST) + 1;
  }
}
