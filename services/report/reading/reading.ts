/** An article as enrichers read it: its sentences with their words and terms. */
import { type ReadText, readWords as readText } from '@newsfold/text/words/read-words.ts';
import { splitSentences } from '@newsfold/text/words/sentences.ts';
import type { Document } from '../documents/document.ts';
import { packedAnnotation } from '../documents/packed-annotation.ts';
import { SECTION } from '../documents/packed-reading.ts';
import { knownWords } from './known-words.ts';
import { readingCodec } from './pack-reading.ts';
import type { Reading } from './reading-types.ts';
import { ReadSentence } from './sentence.ts';
import { Word } from './word.ts';

export type { Reading, SentenceReading } from './reading-types.ts';
export { Word } from './word.ts';

/** The words of a text, with offsets shifted by `from`. */
export function readWords(text: string, language: string, from = 0): Word[] {
  return wordsOf(readText(text, language), from);
}

function wordsOf({ lexicon, language, places, bounds }: ReadText, from = 0): Word[] {
  const knownOf = knownWords(lexicon, language);
  const words = new Array<Word>(places.length);
  for (let i = 0; i < words.length; i++) {
    const start = from + (bounds[2 * i] as number);
    words[i] = new Word(knownOf(places[i] as number), start, from + (bounds[2 * i + 1] as number));
  }
  return words;
}

/**
 * The words of sentence after sentence among those of the whole text. Space or a mark stands on either side of a
 * sentence, and neither joins words: so they are the same as if the sentence were read by itself.
 */
function wordsBySentence(body: ReadText): (start: number, end: number) => Word[] {
  const all = wordsOf(body);
  let next = 0;
  return (start, end) => {
    while (next < all.length && (all[next] as Word).start < start) next++;
    const first = next;
    while (next < all.length && (all[next] as Word).end <= end) next++;
    return all.slice(first, next);
  };
}

function read({ article, bounds, words }: Document): Reading {
  const { title, text, language } = article;
  const { maxCharacters, maxSentences } = bounds;
  const ranges = splitSentences(text.slice(0, maxCharacters), language, maxSentences + 1);
  // The last sentence of a cut text may be half a sentence.
  const whole = text.length > maxCharacters ? ranges.slice(0, -1) : ranges;
  // Words that were read of less than is read here are no use.
  const read =
    words !== null && words.body.text.length >= Math.min(text.length, maxCharacters) ? words : null;
  const wordsAt =
    read === null
      ? (start: number, end: number) => readWords(text.slice(start, end), language, start)
      : wordsBySentence(read.body);
  const sentences = whole.slice(0, maxSentences).map(({ start, end }, index) => {
    return new ReadSentence(index, start, text.slice(start, end), language, wordsAt(start, end));
  });
  const isCut = text.length > maxCharacters || ranges.length > maxSentences;
  const headline = read === null ? readWords(title, language) : wordsOf(read.title);
  return { title: headline, sentences, isCut };
}

/** The reading of a document's article. */
export const readingOf = packedAnnotation('reading', SECTION.sentences, read, readingCodec);

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
