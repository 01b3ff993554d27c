/** The content words of reports as numbers in typed arrays: long reports have thousands of pairs of sentences to measure. */
import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import type { WordKind } from '@newsfold/report/statements/content-words.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';

/** A word that is neither a number nor of the calendar, and the two that are. */
const [OTHER, NUMBER, DAY] = [0, 1, 2];

const KINDS: Readonly<Record<WordKind, number>> = {
  plain: OTHER,
  name: OTHER,
  number: NUMBER,
  weekday: DAY,
  month: DAY,
};

/** The words of the sentences of a report. A word is known by its place among the keys. */
interface NumberedWords {
  readonly sentences: number;
  /** Different, ascending. */
  readonly keys: Uint32Array;
  /** The sentences that hold each key: from `holders[firsts[key]]` up to `holders[firsts[key + 1]]`. */
  readonly firsts: Int32Array;
  readonly holders: Uint16Array;
  /** The words of each sentence: from `starts[sentence]` up to `starts[sentence + 1]`. */
  readonly starts: Int32Array;
  readonly words: Int32Array;
  readonly weights: Float64Array;
  readonly kinds: Uint8Array;
}

/** The words of a document. */
export const numberedWords = annotation('numbered words', (document: Document): NumberedWords => {
  const { sentences, byKey } = sentencesOf(document);
  const entries = byKey.keys.length;
  const keys = new Uint32Array(entries);
  const firsts = new Int32Array(entries + 1);
  /** The key of each entry. */
  const keyAt = new Int32Array(entries);
  let count = 0;
  for (let at = 0; at < entries; at++) {
    const key = byKey.keys[at] as number;
    if (count === 0 || key !== keys[count - 1]) {
      keys[count] = key;
      firsts[count++] = at;
    }
    keyAt[at] = count - 1;
  }
  firsts[count] = entries;
  const starts = new Int32Array(sentences.length + 1);
  for (const { place, whole } of sentences)
    starts[place + 1] = (starts[place] as number) + whole.contentWords.length;
  const size = starts[sentences.length] as number;
  const words = new Int32Array(size);
  const weights = new Float64Array(size);
  const kinds = new Uint8Array(size);
  let at = 0;
  for (const { whole } of sentences)
    for (const { key, weight, kind } of whole.contentWords) {
      words[at] = keyAt[byKey.first(key)] as number;
      weights[at] = weight;
      kinds[at++] = KINDS[kind];
    }
  return {
    sentences: sentences.length,
    keys: keys.subarray(0, count),
    firsts,
    holders: byKey.values,
    starts,
    words,
    weights,
    kinds,
  };
});

const LEAST_WEIGHT = 0.3;
const LEAST_SPREAD = 0.12;
/** Sentences of both reports that hold a word at most for it to be telling. */
const FEW = 3;

const ABSENT = -1;

/** How many sentences of a report hold a key. */
const holdersOf = ({ firsts }: NumberedWords, key: number): number =>
  (firsts[key + 1] as number) - (firsts[key] as number);

/** Where the keys of one report stand among those of another. */
function placesIn(one: Uint32Array, other: Uint32Array): Int32Array {
  const places = new Int32Array(one.length).fill(ABSENT);
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const a = one[i] as number;
    const b = other[j] as number;
    if (a === b) places[i] = j;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return places;
}

/** The words of a report beside those of another. */
class WeightedWords {
  readonly numbered: NumberedWords;
  /** Of each key, its place among the keys of the other report; ABSENT where that has no such word. */
  readonly places: Int32Array;
  /** Whether few sentences of both reports hold a key. */
  readonly #isTelling: Uint8Array;
  readonly #spreads: Float64Array;

  constructor(numbered: NumberedWords, other: NumberedWords) {
    const { keys } = numbered;
    this.numbered = numbered;
    this.places = placesIn(keys, other.keys);
    this.#isTelling = new Uint8Array(keys.length);
    this.#spreads = new Float64Array(keys.length);
    const all = numbered.sentences + other.sentences + 1;
    for (let key = 0; key < keys.length; key++) {
      const place = this.places[key] as number;
      const count = holdersOf(numbered, key) + (place === ABSENT ? 0 : holdersOf(other, place));
      this.#isTelling[key] = count <= FEW ? 1 : 0;
      this.#spreads[key] = Math.max(LEAST_SPREAD, Math.log(all / (count + 0.5)) / Math.log(all));
    }
  }

  isTelling(key: number): boolean {
    return this.#isTelling[key] === 1;
  }

  /** The weight of a word by its place among all words of the report. */
  weightOf(word: number): number {
    const { words, weights } = this.numbered;
    const spread = this.#spreads[words[word] as number] as number;
    return Math.max(LEAST_WEIGHT, weights[word] as number) * spread;
  }
}

/** The words of two reports, each beside the other. */
export function weightedWords(
  one: Document,
  other: Document,
): readonly [one: WeightedWords, other: WeightedWords] {
  const [mine, theirs] = [numberedWords(one), numberedWords(other)];
  return [new WeightedWords(mine, theirs), new WeightedWords(theirs, mine)];
}

/** A sentence's words by weight, and whether a number and a day are among them. */
export interface Weighed {
  readonly mass: number;
  readonly squares: number;
  readonly hasNumber: boolean;
  readonly hasDay: boolean;
}

/** Weighs a sentence of a report. */
export function weigh(weighted: WeightedWords, sentence: number): Weighed {
  const { starts, kinds } = weighted.numbered;
  const end = starts[sentence + 1] as number;
  let mass = 0;
  let squares = 0;
  let hasNumber = false;
  let hasDay = false;
  for (let word = starts[sentence] as number; word < end; word++) {
    const weight = weighted.weightOf(word);
    mass += weight;
    squares += weight * weight;
    hasNumber ||= kinds[word] === NUMBER;
    hasDay ||= kinds[word] === DAY;
  }
  return { mass, squares, hasNumber, hasDay };
}

/** What one sentence shares with each of the other report, by its place. */
export class SharedWithEach {
  readonly words: Uint16Array;
  readonly mass: Float64Array;
  readonly squares: Float64Array;
  readonly telling: Uint16Array;
  readonly numbers: Uint16Array;
  readonly days: Uint16Array;
  readonly #one: WeightedWords;
  readonly #other: NumberedWords;

  constructor(one: WeightedWords, { numbered: other }: WeightedWords) {
    const size = other.sentences;
    this.#one = one;
    this.#other = other;
    this.words = new Uint16Array(size);
    this.mass = new Float64Array(size);
    this.squares = new Float64Array(size);
    this.telling = new Uint16Array(size);
    this.numbers = new Uint16Array(size);
    this.days = new Uint16Array(size);
  }

  /** Counts for a sentence of the one report; what was counted for another is gone. */
  find(sentence: number): void {
    const one = this.#one;
    const { starts, words, kinds } = one.numbered;
    this.#clear();
    const end = starts[sentence + 1] as number;
    for (let word = starts[sentence] as number; word < end; word++) {
      const key = words[word] as number;
      const place = one.places[key] as number;
      if (place !== ABSENT)
        this.#add(place, kinds[word] as number, one.weightOf(word), one.isTelling(key) ? 1 : 0);
    }
  }

  #clear(): void {
    for (const counts of [this.words, this.mass, this.squares, this.telling, this.numbers, this.days])
      counts.fill(0);
  }

  #add(key: number, kind: number, weight: number, isTelling: number): void {
    const { words, mass, squares, telling, numbers, days } = this;
    const { firsts, holders } = this.#other;
    const end = firsts[key + 1] as number;
    const square = weight * weight;
    for (let at = firsts[key] as number; at < end; at++) {
      const place = holders[at] as number;
      words[place] = (words[place] as number) + 1;
      mass[place] = (mass[place] as number) + weight;
      squares[place] = (squares[place] as number) + square;
      telling[place] = (telling[place] as number) + isTelling;
      if (kind === NUMBER) numbers[place] = (numbers[place] as number) + 1;
      else if (kind === DAY) days[place] = (days[place] as number) + 1;
    }
  }
}
