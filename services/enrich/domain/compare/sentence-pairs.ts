/**
 * How far two sentences of different reports tell the same: what the model of sentences reads. Measured for every two
 * that share two content words, which nearly all that tell one thing do.
 *
 * A word that most sentences of both reports have tells nothing about any of them, however rare it is in the language:
 * the weight of a word in c of n sentences is multiplied by ln((n+1)/(c+½))/ln(n+1).
 */
import type { DocumentPair } from '@newsfold/report/documents/document.ts';
import { type SaidSentence, sentencesOf } from '@newsfold/report/statements/sentences.ts';
import { SharedWithEach, type Weighed, weigh, weightedWords } from './numbered-words.ts';
import { SharedTriples } from './shared-triples.ts';

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

function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const value of few) if (many.has(value)) common++;
  return common;
}

/** ln(1 + n) of small whole numbers: words and triples of a sentence. */
const LOGS = Float64Array.from({ length: 64 }, (_, count) => Math.log1p(count));
const log1p = (count: number): number => LOGS[count] ?? Math.log1p(count);

const flag = (value: boolean): number => (value ? 1 : 0);

/** Every two sentences of two reports that share enough to be measured, in the order of the first report's text. */
export function sentencePairs({ a, b }: DocumentPair): SentencePair[] {
  const [mine, theirs] = [sentencesOf(a), sentencesOf(b)];
  const [ofA, ofB] = weightedWords(a, b);
  const weighedOther = theirs.sentences.map((_, place) => weigh(ofB, place));
  const shared = new SharedWithEach(ofA, ofB);
  const sharedTriples = new SharedTriples();
  const pairs: SentencePair[] = [];
  for (const one of mine.sentences) {
    const own = weigh(ofA, one.place);
    shared.find(one.place);
    for (const other of theirs.sentences) {
      const { place } = other;
      if ((shared.words[place] as number) < LEAST_SHARED) continue;
      const their = weighedOther[place] as Weighed;
      const mass = shared.mass[place] as number;
      const numbers = shared.numbers[place] as number;
      const triples = sharedTriples.count(one, other);
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
        log1p(triples),
        quotedAlike,
        flag(quoting >= QUOTES),
        Math.min(FAR, one.whole.sentence, other.whole.sentence) / FAR,
        Math.abs(one.place / mine.sentences.length - other.place / theirs.sentences.length),
        log1p(Math.min(one.words, other.words)),
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
    }
  }
  return pairs;
}
