/**
 * What is known of every word of a language that was read before, by the word as it stood in the text. Stemming, stop
 * words and hashing cost microseconds a word; a lookup by its UTF-16 units costs some twenty nanoseconds and makes no
 * string.
 */
import { backgroundPrior } from './background-prior.ts';
import { hashTerm } from './hash-term.ts';
import { SHINGLE_SEED } from './shingles.ts';
import { stopWords } from './stop-words.ts';
import { termOf } from './terms.ts';
import { plainWord } from './tokenise.ts';

/** A word as it stood in a text, with all that matching asks of it. */
export interface Word {
  /** As it stood; the first MAX_RAW_LENGTH units of a longer one. */
  readonly raw: string;
  /** As it is compared: see plainWord. */
  readonly word: string;
  /** Hash of its stem, 0 for a stop word or a lone letter or digit. */
  readonly term: number;
  /** Its hash in shingles. */
  readonly shingle: number;
  /** Whether its first letter is a capital. */
  readonly isCapital: boolean;
  readonly isStop: boolean;
  /** Whether it is neither a stop word nor among the common words of the language. */
  readonly isRare: boolean;
}

/** Words remembered for one language, about 10 MB; all are forgotten when it is full, which needs no bookkeeping. */
const MAX_WORDS = 60_000;
/** Longer words are not remembered: they are addresses and keys that do not come back. */
const MAX_RAW_LENGTH = 64;
const FIRST_SLOTS = 4_096;

/** The words of one language: an open-addressing table over a list. */
export class Lexicon {
  readonly #language: string;
  #words: Word[] = [];
  /** Hashes of the words, in the order of the list. */
  #hashes: number[] = [];
  /** Place in the list + 1; 0 is free. */
  #slots = new Int32Array(FIRST_SLOTS);

  constructor(language: string) {
    this.#language = language;
  }

  /** The word at `units[start]` to `units[end]`. */
  find(units: Uint16Array, start: number, end: number): Word {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let place = this.#slots[slot] as number; place !== 0; place = this.#slots[slot] as number) {
      if (this.#hashes[place - 1] === hash) {
        const word = this.#words[place - 1] as Word;
        if (isSame(word.raw, units, start, end)) return word;
      }
      slot = (slot + 1) & mask;
    }
    const word = this.#describe(
      String.fromCharCode(...units.subarray(start, Math.min(end, start + MAX_RAW_LENGTH))),
    );
    if (end - start <= MAX_RAW_LENGTH) this.#remember(word, hash);
    return word;
  }

  #describe(raw: string): Word {
    const word = plainWord(raw);
    const term = termOf(word, this.#language);
    const first = raw.charAt(0);
    return {
      raw,
      word,
      term,
      shingle: hashTerm(word, SHINGLE_SEED),
      isCapital: first !== first.toLowerCase(),
      isStop: stopWords(this.#language).has(word),
      isRare: term !== 0 && backgroundPrior(this.#language).probability(term) === 0,
    };
  }

  #remember(word: Word, hash: number): void {
    if (this.#words.length >= MAX_WORDS) {
      this.#words = [];
      this.#hashes = [];
      this.#slots = new Int32Array(FIRST_SLOTS);
    } else if (2 * this.#words.length >= this.#slots.length) {
      this.#slots = new Int32Array(2 * this.#slots.length);
      for (const [at, known] of this.#hashes.entries()) this.#place(known, at + 1);
    }
    this.#words.push(word);
    this.#hashes.push(hash);
    this.#place(hash, this.#words.length);
  }

  #place(hash: number, place: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = place;
  }
}

function isSame(raw: string, units: Uint16Array, start: number, end: number): boolean {
  const { length } = raw;
  if (length !== end - start) return false;
  for (let i = 0; i < length; i++) if (raw.charCodeAt(i) !== units[start + i]) return false;
  return true;
}

/** Feeds may declare any two letters; what was learnt is forgotten beyond this many languages. */
const MAX_LANGUAGES = 60;

const lexicons = new Map<string, Lexicon>();

/** The lexicon of a language (ISO 639-1 tag, or any other: its words are then kept whole). */
export function lexiconOf(language: string): Lexicon {
  let lexicon = lexicons.get(language);
  if (!lexicon) {
    if (lexicons.size >= MAX_LANGUAGES) lexicons.clear();
    lexicon = new Lexicon(language);
    lexicons.set(language, lexicon);
  }
  return lexicon;
}
