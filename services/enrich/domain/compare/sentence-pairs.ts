/**
 * How far two sentences of different reports tell the same: what the model of sentences reads. Measured for every two
 * that share two content words, which nearly all that tell one thing do.
 *
 * A word that most sentences of both reports have tells nothing about any of them, however rare it is in the language:
 * the weight of a word in c of n sentences is multiplied by ln((n+1)/(c+½))/ln(n+1).
 */
import type { DocumentPair } from '@newsfold/report/documents/document.ts';
import type { SortedIndex } from '@newsfold/report/reading/sorted-index.ts';
import type { ContentWord } from '@newsfold/report/statements/content-words.ts';
import { type SaidSentence, type SaidSentences, sentencesOf } from '@newsfold/report/statements/sentences.ts';

/** Two sentences with the measurements of the model, in the order of `SENTENCE_FEATURES`. */
export interface SentencePair {
  readonly a: SaidSentence;
  readonly b: SaidSentence;
  readonly input: readonly number[];
  /** Share of the weight of the lighter sentence that the other has word for word, 0 to 1; 0 in another order. */
  readonly verbatim: number;
  /** Whether both are quotations of the same words, or one quotes what the other shows as it was posted. */
  readonly isQuotation: boolean;
}

/** What is measured of two sentences. */
export const SENTENCE_FEATURES = [
  'constant',
  'ln(1 + shared weight)',
  'covered, of the sentence covered less',
  'covered, of the sentence covered more',
  'cosine',
  'shared words of at most three sentences',
  'ln(1 + shared word triples)',
  'share of quoted words in common',
  'both quote',
  'place of the earlier, of 12',
  'difference of relative places',
  'ln(1 + words of the shorter)',
  'shared numbers, at most two',
  'numbers in both, none shared',
  'days in both, none shared',
  'one is negated',
] as const;

const NUMBERS = SENTENCE_FEATURES.indexOf('shared numbers, at most two');
const OTHER_DAYS = SENTENCE_FEATURES.indexOf('days in both, none shared');
const OTHER_NUMBERS = SENTENCE_FEATURES.indexOf('numbers in both, none shared');

/** Whether two sentences name different days, by their measurements. */
export function differInDays(input: readonly number[]): boolean {
  return input[OTHER_DAYS] !== 0;
}

/** Whether two sentences hold a number each, by their measurements. */
export function haveNumbers(input: readonly number[]): boolean {
  return input[NUMBERS] !== 0 || input[OTHER_NUMBERS] !== 0;
}

/** Shared content words from which two sentences are measured. */
const LEAST_SHARED = 2;
const LEAST_WEIGHT = 0.3;
const LEAST_SPREAD = 0.12;
/** Sentences of both reports that hold a word at most for it to be telling. */
const FEW = 3;
/** Sentences after which one is as far down as another. */
const FAR = 12;
/** Quoted words from which a sentence counts as a quotation. */
const QUOTES = 3;
/** Share of the word triples of the shorter of two sentences from which their words are in one order. */
const IN_ORDER = 0.5;
/** Share of the lighter of two sentences' weight from which they are worded alike. */
const VERBATIM = 0.95;
/** Share of the fewer quoted words that the other quotes as well. */
const QUOTED_ALIKE = 0.7;

/** Weights of the words of two reports, by the sentences of both that hold them. */
class Weights {
  readonly #counts = new Map<number, number>();
  readonly #known = new Map<number, number>();
  readonly #sentences: number;

  constructor(...reports: readonly SaidSentences[]) {
    this.#sentences = reports.reduce((sum, { sentences }) => sum + sentences.length, 0);
    for (const { byKey } of reports)
      for (const key of byKey.keys) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  countOf(key: number): number {
    return this.#counts.get(key) ?? 0;
  }

  of({ key, weight }: ContentWord): number {
    let spread = this.#known.get(key);
    if (spread === undefined) {
      const most = Math.log(this.#sentences + 1);
      spread = Math.max(LEAST_SPREAD, Math.log((this.#sentences + 1) / (this.countOf(key) + 0.5)) / most);
      this.#known.set(key, spread);
    }
    return Math.max(LEAST_WEIGHT, weight) * spread;
  }
}

/** A sentence's words by weight, and whether a number and a day are among them. */
interface Weighed {
  readonly mass: number;
  readonly squares: number;
  readonly hasNumber: boolean;
  readonly hasDay: boolean;
}

function weigh({ whole }: SaidSentence, weights: Weights): Weighed {
  let [mass, squares] = [0, 0];
  let [hasNumber, hasDay] = [false, false];
  for (const word of whole.contentWords) {
    const weight = weights.of(word);
    mass += weight;
    squares += weight * weight;
    hasNumber ||= word.kind === 'number';
    hasDay ||= word.kind === 'weekday' || word.kind === 'month';
  }
  return { mass, squares, hasNumber, hasDay };
}

/** What one sentence shares with each of the other report, by its place. */
class Shared {
  readonly words: Uint16Array;
  readonly mass: Float64Array;
  readonly squares: Float64Array;
  readonly telling: Uint16Array;
  readonly numbers: Uint16Array;
  readonly days: Uint16Array;

  constructor(size: number) {
    this.words = new Uint16Array(size);
    this.mass = new Float64Array(size);
    this.squares = new Float64Array(size);
    this.telling = new Uint16Array(size);
    this.numbers = new Uint16Array(size);
    this.days = new Uint16Array(size);
  }

  find({ whole }: SaidSentence, index: SortedIndex, weights: Weights): void {
    const { words, mass, squares, telling, numbers, days } = this;
    for (const counts of [words, mass, squares, telling, numbers, days]) counts.fill(0);
    for (const word of whole.contentWords) {
      const weight = weights.of(word);
      const isTelling = weights.countOf(word.key) <= FEW;
      for (let at = index.first(word.key); index.keys[at] === word.key; at++)
        this.#add(index.values[at] as number, word, weight, isTelling);
    }
  }

  #add(place: number, { kind }: ContentWord, weight: number, isTelling: boolean): void {
    this.words[place] = (this.words[place] as number) + 1;
    this.mass[place] = (this.mass[place] as number) + weight;
    this.squares[place] = (this.squares[place] as number) + weight * weight;
    if (isTelling) this.telling[place] = (this.telling[place] as number) + 1;
    if (kind === 'number') this.numbers[place] = (this.numbers[place] as number) + 1;
    else if (kind === 'weekday' || kind === 'month') this.days[place] = (this.days[place] as number) + 1;
  }
}

function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const value of few) if (many.has(value)) common++;
  return common;
}

/** How many numbers two ascending lists have in common. */
function inBoth(one: Uint32Array, other: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] as number, other[j] as number];
    if (a === b) common++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return common;
}

const flag = (value: boolean): number => (value ? 1 : 0);

/** Every two sentences of two reports that share enough to be measured, in the order of the first report's text. */
export function sentencePairs({ a, b }: DocumentPair): SentencePair[] {
  const [mine, theirs] = [sentencesOf(a), sentencesOf(b)];
  const weights = new Weights(mine, theirs);
  const weighedOther = theirs.sentences.map((sentence) => weigh(sentence, weights));
  const shared = new Shared(theirs.sentences.length);
  const pairs: SentencePair[] = [];
  for (const one of mine.sentences) {
    const own = weigh(one, weights);
    shared.find(one, theirs.byKey, weights);
    theirs.sentences.forEach((other, place) => {
      if ((shared.words[place] as number) < LEAST_SHARED) return;
      const their = weighedOther[place] as Weighed;
      const mass = shared.mass[place] as number;
      const numbers = shared.numbers[place] as number;
      const triples = inBoth(one.triples, other.triples);
      const isInOrder = triples >= IN_ORDER * Math.min(one.triples.length, other.triples.length);
      const isVerbatim = isInOrder && mass >= VERBATIM * Math.min(own.mass, their.mass);
      const quoting = Math.min(one.quoted.size, other.quoted.size);
      const quotedAlike = quoting === 0 ? 0 : inCommon(one.quoted, other.quoted) / quoting;
      const input = [
        1,
        Math.log1p(mass),
        mass / Math.max(own.mass, their.mass),
        mass / Math.min(own.mass, their.mass),
        (shared.squares[place] as number) / Math.sqrt(own.squares * their.squares),
        shared.telling[place] as number,
        Math.log1p(triples),
        quotedAlike,
        flag(quoting >= QUOTES),
        Math.min(FAR, one.whole.sentence, other.whole.sentence) / FAR,
        Math.abs(one.place / mine.sentences.length - other.place / theirs.sentences.length),
        Math.log1p(Math.min(one.words, other.words)),
        Math.min(2, numbers),
        flag(numbers === 0 && own.hasNumber && their.hasNumber),
        flag(shared.days[place] === 0 && own.hasDay && their.hasDay),
        flag(one.whole.negated !== other.whole.negated),
      ];
      pairs.push({
        a: one,
        b: other,
        input,
        verbatim: isInOrder ? mass / Math.min(own.mass, their.mass) : 0,
        isQuotation:
          (quoting >= QUOTES && quotedAlike >= QUOTED_ALIKE) ||
          (isVerbatim && (one.isQuoted || other.isQuoted)),
      });
    });
  }
  return pairs;
}
