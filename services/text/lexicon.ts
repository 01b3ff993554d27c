/**
 * What is known of every word of a language that was read before, by the word as it stood in the text. Stemming, stop
 * words and hashing cost microseconds a word; a lookup by its UTF-16 units costs some ten nanoseconds, makes no string
 * and touches no object: what matching asks of a word stands in columns.
 */
import { backgroundPrior } from './background-prior.ts';
import { hashTerm } from './hash-term.ts';
import { CALENDAR_WORDS, HONORIFICS, NAME_PARTICLES, ORGANISATION_WORDS } from './lists/entity-words.ts';
import { mayHoldNumber } from './number-scanner.ts';
import { SHINGLE_SEED } from './shingles.ts';
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
export const ORGANISATION = 64;
/** Flag of a word inside which a number may begin. */
export const NUMERAL = 128;

/** Words of one language that are remembered, some 6 MB; beyond it a new lexicon is begun. */
const MAX_WORDS = 60_000;
/** Of a longer word only the beginning is looked at: it is an address or a key. */
const MAX_RAW_LENGTH = 64;
const FIRST_WORDS = 2_048;
/** UTF-16 units to make room for with each word. */
const UNITS_A_WORD = 12;

function grown<T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(length);
  to.set(from);
  return to;
}

/** The words of one language: an open-addressing table over columns. A word is known by its place in them. */
export class Lexicon {
  /** As each word is compared: see plainWord. */
  readonly words: string[] = [];
  /** The place of the first word that is compared alike: "Talks" and "talks" have one. */
  forms = new Int32Array(FIRST_WORDS);
  /** Hash of each word's stem, 0 for a stop word or a lone letter or digit. */
  terms = new Uint32Array(FIRST_WORDS);
  /** Hash of each word in shingles. */
  shingles = new Uint32Array(FIRST_WORDS);
  /** What else is known of each word: CAPITAL, STOP, RARE … */
  flags = new Uint8Array(FIRST_WORDS);
  readonly #language: string;
  readonly #formOf = new Map<string, number>();
  #hashes = new Int32Array(FIRST_WORDS);
  /** Where the units of each word begin in #units; one more than there are words. */
  #starts = new Int32Array(FIRST_WORDS + 1);
  #units = new Uint16Array(FIRST_WORDS * UNITS_A_WORD);
  /** Place + 1; 0 is free. */
  #slots = new Int32Array(2 * FIRST_WORDS);

  constructor(language: string) {
    this.#language = language;
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
      if (this.#hashes[place - 1] === hash && this.#isAt(place - 1, units, start, stop)) return place - 1;
      slot = (slot + 1) & mask;
    }
    return this.#remember(units.subarray(start, stop), hash);
  }

  #isAt(place: number, units: Uint16Array, start: number, stop: number): boolean {
    const known = this.#units;
    let from = this.#starts[place] as number;
    if ((this.#starts[place + 1] as number) - from !== stop - start) return false;
    for (let at = start; at < stop; at++) if (known[from++] !== units[at]) return false;
    return true;
  }

  #remember(units: Uint16Array, hash: number): number {
    const place = this.words.length;
    if (place === this.terms.length) this.#grow();
    const start = this.#starts[place] as number;
    const stop = start + units.length;
    if (stop > this.#units.length) this.#units = grown(this.#units, 2 * this.#units.length);
    this.#units.set(units, start);
    this.#starts[place + 1] = stop;
    this.#hashes[place] = hash;
    this.#describe(place, units);
    this.#occupy(hash, place);
    return place;
  }

  #describe(place: number, units: Uint16Array): void {
    const raw = String.fromCharCode(...units);
    const word = plainWord(raw);
    const term = termOf(word, this.#language);
    const first = raw.charAt(0);
    const isRare = term !== 0 && backgroundPrior(this.#language).probability(term) === 0;
    const form = this.#formOf.get(word) ?? place;
    if (form === place) this.#formOf.set(word, place);
    this.words.push(this.words[form] ?? word);
    this.forms[place] = form;
    this.terms[place] = term;
    this.shingles[place] = hashTerm(word, SHINGLE_SEED);
    this.flags[place] =
      (first === first.toLowerCase() ? 0 : CAPITAL) |
      (stopWords(this.#language).has(word) ? STOP : 0) |
      (isRare ? RARE : 0) |
      (CALENDAR_WORDS.has(word) ? CALENDAR : 0) |
      (HONORIFICS.has(word) ? HONORIFIC : 0) |
      (NAME_PARTICLES.has(word) ? PARTICLE : 0) |
      (ORGANISATION_WORDS.has(word) ? ORGANISATION : 0) |
      (raw.length === MAX_RAW_LENGTH || mayHoldNumber(units, this.#language) ? NUMERAL : 0);
  }

  #grow(): void {
    const length = 2 * this.terms.length;
    this.forms = grown(this.forms, length);
    this.terms = grown(this.terms, length);
    this.shingles = grown(this.shingles, length);
    this.flags = grown(this.flags, length);
    this.#hashes = grown(this.#hashes, length);
    this.#starts = grown(this.#starts, length + 1);
    this.#slots = new Int32Array(2 * length);
    for (let place = 0; place < this.words.length; place++)
      this.#occupy(this.#hashes[place] as number, place);
  }

  #occupy(hash: number, place: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = place + 1;
  }
}

/** Feeds may declare any two letters; what was learnt is forgotten beyond this many languages. */
const MAX_LANGUAGES = 60;

const lexicons = new Map<string, Lexicon>();

/**
 * The lexicon to read one text of a language with (ISO 639-1 tag, or any other: its words are then kept whole). A full
 * one is never emptied, since texts that were read with it still point into it: a new one takes its place.
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
