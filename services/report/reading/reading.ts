/** An article as enrichers read it: its sentences with their words and terms. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { readWords as readText } from '@newsfold/text/words/read-words.ts';
import { splitSentences } from '@newsfold/text/words/sentences.ts';
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';
import { type KnownWord, knownWords } from './known-words.ts';

/** A word with its place in the text. A report has hundreds, and all are kept: what its spelling determines is not repeated. */
export class Word {
  readonly known: KnownWord;
  /** First character in the text (UTF-16 offset). */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;

  constructor(known: KnownWord, start: number, end: number) {
    this.known = known;
    this.start = start;
    this.end = end;
  }

  /** In lower case, without possessive 's; digits without thousands separators. */
  get word(): string {
    return this.known.word;
  }

  /** Hash of its stem; 0 for a stop word. */
  get term(): number {
    return this.known.term;
  }

  /** How informative it is; 0 for a stop word. */
  get weight(): number {
    return this.known.weight;
  }
}

/** A sentence of a report. */
export interface SentenceReading {
  /** Its number in the report, from 0. */
  readonly index: number;
  /** First character in the article's text (UTF-16 offset). */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
  readonly text: string;
  readonly words: readonly Word[];
}

/** An article, read. */
export interface Reading {
  readonly title: readonly Word[];
  readonly sentences: readonly SentenceReading[];
  /** Whether the text was longer than what is read. */
  readonly isCut: boolean;
}

/** Characters of a body that are read: about 2,000 words. News comes first. */
const MAX_CHARACTERS = 40_000;
/** Sentences read: news comes first, and comparing costs the square of it. */
const MAX_SENTENCES = 100;

/** The words of a text, with offsets shifted by `from`. */
export function readWords(text: string, language: string, from = 0): Word[] {
  const { lexicon, places, bounds } = readText(text, language);
  const knownOf = knownWords(lexicon, language);
  const words = new Array<Word>(places.length);
  for (let i = 0; i < words.length; i++) {
    const start = from + (bounds[2 * i] as number);
    words[i] = new Word(knownOf(places[i] as number), start, from + (bounds[2 * i + 1] as number));
  }
  return words;
}

function read({ title, text, language }: Article): Reading {
  const ranges = splitSentences(text.slice(0, MAX_CHARACTERS), language, MAX_SENTENCES + 1);
  // The last sentence of a cut text may be half a sentence.
  const whole = text.length > MAX_CHARACTERS ? ranges.slice(0, -1) : ranges;
  const sentences = whole.slice(0, MAX_SENTENCES).map(({ start, end }, index) => {
    const sentence = text.slice(start, end);
    return { index, start, end, text: sentence, words: readWords(sentence, language, start) };
  });
  const isCut = text.length > MAX_CHARACTERS || ranges.length > MAX_SENTENCES;
  return { title: readWords(title, language), sentences, isCut };
}

/** The reading of a document's article. */
export const readingOf = annotation('reading', ({ article }: Document): Reading => read(article));

/** The content terms of words with their weights. */
export function weigh(words: readonly Word[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { term, weight } of words) if (term !== 0) weights.set(term, weight);
  return weights;
}

/** Share of the weight of `part` that `whole` holds, 0 to 1. */
export function coverage(part: ReadonlyMap<number, number>, whole: ReadonlyMap<number, number>): number {
  let all = 0;
  let found = 0;
  for (const [term, weight] of part) {
    all += weight;
    if (whole.has(term)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}
