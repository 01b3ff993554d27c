/** Numbers without a counted thing beside them, and ages that follow a name. */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import { isNoCount } from '@newsfold/text/numbers/no-count.ts';
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import type { SentenceReading, Word } from '../reading/reading.ts';
import { TRAIT } from '../reading/word-traits.ts';

const NONE: readonly Quantity[] = [];

const AGE_OF_SUBJECT = /\b(?:is|was) $/;

function ageAfterName(text: string, word: Word): boolean {
  const before = text.slice(Math.max(0, word.start - 24), word.start);
  const after = text.slice(word.end, word.end + 1);
  return /\p{Lu}\p{L}+,\s$/u.test(before) && /[,.;)]/.test(after);
}

/** "The new mayor is 46 and runs a clinic". */
function ageOfSubject(text: string, word: Word): boolean {
  return (
    AGE_OF_SUBJECT.test(text.slice(Math.max(0, word.start - 6), word.start)) &&
    /^(?:\.|,| and )/.test(text.slice(word.end, word.end + 5))
  );
}

/** Ages that follow a name: "Thackeray, 58,". */
export function agesOf(article: Article, { words, traits }: SentenceReading): readonly Quantity[] {
  if ((traits & TRAIT.age) === 0) return NONE;
  return words
    .filter(
      (word) => word.is(TRAIT.age) && (ageAfterName(article.text, word) || ageOfSubject(article.text, word)),
    )
    .map((word) => ({
      value: Number(word.word),
      unit: 'years old',
      qualifier: '',
      start: word.start,
      end: word.end,
    }));
}

/** Digits that continue after a space or a point: "95 000", which is two words. */
const THOUSANDS = /^[ \u00a0\u202f.,](\d{3})(?![\d.,]*\d)/u;

/** "63-year-old", "the 12000 block", "9 GMT", and a percentage or a price with a separate sign. */
const NO_COUNT_AFTER =
  /^\s?(?:[-–]\s?\p{L}|(?:GMT|BST|E[SD]T|P[SD]T|heures?|horas|block|percent|per cent|%))/iu;
const NO_COUNT_BEFORE = /(?:[-–#$€£]\s?|\b(?:aged?|age of)\s)$/iu;

/** Whether a number without a counted thing is a date, a time, an age, an address or the like. */
export function countsNothing(
  { text, language }: Article,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 24);
  return NO_COUNT_AFTER.test(after) || NO_COUNT_BEFORE.test(before) || isNoCount(before, after, language);
}

function bareValue(
  text: string,
  word: Word,
  known: ReadonlyMap<string, number>,
): { value: number; end: number } {
  const written = known.get(word.word);
  if (written !== undefined) return { value: written, end: word.end };
  if (!/^\d{1,3}$/.test(word.word)) return { value: Number.NaN, end: word.end };
  const more = THOUSANDS.exec(text.slice(word.end, word.end + 8))?.[1];
  if (more === undefined) return { value: Number(word.word), end: word.end };
  return { value: Number(word.word) * 1000 + Number(more), end: word.end + 1 + more.length };
}

/** Numbers without a counted thing beside them: "the death toll has climbed to six", "four of the sick". */
export function bareNumbers(article: Article, { words, traits }: SentenceReading): readonly Quantity[] {
  if ((traits & TRAIT.bareNumber) === 0) return NONE;
  const known = numberWords(article.language);
  const found: Quantity[] = [];
  for (const word of words) {
    // Few words are numbers: that is asked first.
    if (!word.is(TRAIT.bareNumber)) continue;
    if (article.quantities.some(({ start, end }) => start < word.end && word.start < end)) continue;
    if (word.start < (found.at(-1)?.end ?? 0)) continue;
    const { value, end } = bareValue(article.text, word, known);
    if (!Number.isInteger(value) || value <= 1 || countsNothing(article, { start: word.start, end }))
      continue;
    found.push({ value, unit: '', qualifier: '', start: word.start, end });
  }
  return found;
}
