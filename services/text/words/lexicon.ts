/**
 * What is known of every word of a language that was read before, by the word as the text spells it. Stemming, stop
 * words and hashing cost microseconds a word; a lookup by its UTF-16 units costs some ten nanoseconds, makes no string
 * and touches no object: what matching asks of a word is one row of numbers.
 */

import { CALENDAR_WORDS, HONORIFICS, NAME_PARTICLES } from '../lists/entity-words.ts';
import { backgroundPrior, COMMON } from '../prior/background-prior.ts';
import { hashTerm, SHINGLE_SEED } from './hash-term.ts';
import { stopWords } from './stop-words.ts';
import { termOf } from './terms.ts';
import { plainWord } from './tokenise.ts';

/** Flag of a word whose first letter is a capital. */
export const CAPITAL = 1;
/** Flag of a stop word. */
export const STOP = 2;
/** Flag of a word that is neither a stop word nor among the common words of its language. */
export const RARE = 4;
/** Flags of words on the lists of entity-words. */
export const CALENDAR = 8;
export const HONORIFIC = 16;
export const PARTICLE = 32;

/** Words of one language that are remembered, some 6 MB; beyond that a new lexicon is started. */
const MAX_WORDS = 60_000;
/** Of a longer word only the beginning is looked at: it is an address or a key. */
export const MAX_RAW_LENGTH = 64;
const FIRST_WORDS = 2_048;
/** UTF-16 units to make room for with each word. */
const UNITS_A_WORD = 12;

/**
 * What the row of a word holds: its hash, where its units begin, their number with the flags above it, the hashes of
 * its stem and in shingles, and its form. A row is half a line of the processor's cache: a word costs one look at it.
 */
const ROW = 8;
const HASH = 0;
const START = 1;
const LENGTH = 2;
const TERM = 3;
const SHINGLE = 4;
const FORM = 5;
const LENGTH_BITS = 8;

function grown<T extends Int32Array | Uint16Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(length);
  to.set(from);
  return to;
}

/** The words of one language: an open-addressing table over rows. A word is known by its place among them. */
export class Lexicon {
  /** As each word is compared: see plainWord. */
  readonly words: string[] = [];
  readonly #language: string;
  readonly #formOf = new Map<string, number>();
  #rows = new Int32Array(FIRST_WORDS * ROW);
  #units = new Uint16Array(FIRST_WORDS * UNITS_A_WORD);
  #unitsUsed = 0;
  /** Place + 1; 0 is free. */
  #slots = new Int32Array(2 * FIRST_WORDS);

  constructor(language: string) {
    this.#language = language;
  }

  /** Words there is room for; places are below it. */
  get capacity(): number {
    return this.#rows.length / ROW;
  }

  /** Hash of a word's stem, uint32; 0 for a stop word or a lone letter or digit. */
  term(place: number): number {
    return (this.#rows[place * ROW + TERM] as number) >>> 0;
  }

  /** Hash of a word in shingles, uint32. */
  shingle(place: number): number {
    return (this.#rows[place * ROW + SHINGLE] as number) >>> 0;
  }

  /** The place of the first word with the same compared form: "Talks" and "talks" share one. */
  form(place: number): number {
    return this.#rows[place * ROW + FORM] as number;
  }

  /** What else is known of a word: CAPITAL, STOP, RARE … */
  flags(place: number): number {
    return (this.#rows[place * ROW + LENGTH] as number) >> LENGTH_BITS;
  }

  /** The place of the word at `units[start]` to `units[end]`. */
  find(units: Uint16Array, start: number, end: number): number {
    const stop = Math.min(end, start + MAX_RAW_LENGTH);
    let hash = 0x811c9dc5;
    for (let at = start; at < stop; at++) hash = Math.imul(hash ^ (units[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let place = slots[slot] as number; place !== 0; place = slots[slot] as number) {
      const row = (place - 1) * ROW;
      if (this.#rows[row + HASH] === hash && this.#isAt(row, units, start, stop)) return place - 1;
      slot = (slot + 1) & mask;
    }
    return this.#remember(units.subarray(start, stop), hash);
  }

  #isAt(row: number, units: Uint16Array, start: number, stop: number): boolean {
    const known = this.#units;
    let from = this.#rows[row + START] as number;
    if (((this.#rows[row + LENGTH] as number) & 0xff) !== stop - start) return false;
    for (let at = start; at < stop; at++) if (known[from++] !== units[at]) return false;
    return true;
  }

  #remember(units: Uint16Array, hash: number): number {
    const place = this.words.length;
    if (place === this.capacity) this.#grow();
    const start = this.#unitsUsed;
    this.#unitsUsed += units.length;
    if (this.#unitsUsed > this.#units.length) this.#units = grown(this.#units, 2 * this.#units.length);
    this.#units.set(units, start);
    this.#rows[place * ROW + HASH] = hash;
    this.#rows[place * ROW + START] = start;
    this.#describe(place, units);
    this.#occupy(hash, place);
    return place;
  }

  #describe(place: number, units: Uint16Array): void {
    const raw = String.fromCharCode(...units);
    const word = plainWord(raw);
    const term = termOf(word, this.#language);
    const first = raw.charAt(0);
    const isRare = term !== 0 && backgroundPrior(this.#language).probability(term) < COMMON;
    const flags =
      (first === first.toLowerCase() ? 0 : CAPITAL) |
      (stopWords(this.#language).has(word) ? STOP : 0) |
      (isRare ? RARE : 0) |
      (CALENDAR_WORDS.has(word) ? CALENDAR : 0) |
      (HONORIFICS.has(word) ? HONORIFIC : 0) |
      (NAME_PARTICLES.has(word) ? PARTICLE : 0);
    const form = this.#formOf.get(word) ?? place;
    if (form === place) this.#formOf.set(word, place);
    this.words.push(this.words[form] ?? word);
    const row = place * ROW;
    this.#rows[row + LENGTH] = raw.length | (flags << LENGTH_BITS);
    this.#rows[row + TERM] = term;
    this.#rows[row + SHINGLE] = hashTerm(word, SHINGLE_SEED);
    this.#rows[row + FORM] = form;
  }

  #grow(): void {
    this.#rows = grown(this.#rows, 2 * this.#rows.length);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let place = 0; place < this.words.length; place++)
      this.#occupy(this.#rows[place * ROW + HASH] as number, place);
  }

  #occupy(hash: number, place: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = place + 1;
  }
}

/** Feeds may declare any two letters; beyond this many languages all lexicons are forgotten. */
const MAX_LANGUAGES = 60;

const lexicons = new Map<string, Lexicon>();

/**
 * The lexicon to read one text of a language with (ISO 639-1 tag, or any other: its words are then kept whole). A full
 * one is never emptied, since texts that were read with it still point into it: a new one replaces it.
 */
export function lexiconOf(language: string): Lexicon {
  let lexicon = lexicons.get(language);
  if (!lexicon || lexicon.words.length >= MAX_WORDS) {
    if (!lexicon && lexicons.size >= MAX_LANGUAGES) lexicons.clear();
    lexicon = new Lexicon(language);
    lexicons.set(language, lexicon);
  }
  return lexicon;
}
