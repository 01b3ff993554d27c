/** The words of a sentence that tell something, with what makes them equal or near to those of another report. */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import { hashTerm } from '@newsfold/text/hash-term.ts';
import { numberWords } from '@newsfold/text/number-words.ts';
import { stem } from '@newsfold/text/stem.ts';
import { wordLikeness } from '@newsfold/text/word-likeness.ts';
import type { SentenceReading, Word } from '../reading.ts';
import { calendarWord } from './calendar-words.ts';
import { groupsOf } from './meaning-groups.ts';
import { countryFor } from './metonyms.ts';
import type { Stated } from './reconcile.ts';
import { oppositesOf, SAYING } from './stance-words.ts';

/** What kind of thing a word is: only plain words have meanings near to each other. */
export type WordKind = 'plain' | 'name' | 'number' | 'weekday' | 'month';

/** A telling word of a statement. */
export interface Telling {
  readonly word: string;
  readonly kind: WordKind;
  /** Equal for words that mean the same. */
  readonly key: number;
  /** Row in the likeness of the language's words; -1 when it has none or must match exactly. */
  readonly row: number;
  readonly weight: number;
  /** Groups of words that mean the same, of a plain word. */
  readonly groups: readonly number[];
  /** Words that contradict it. */
  readonly opposites: ReadonlySet<string> | undefined;
  /** What it counts and how exactly, of a number that the report counts something with. */
  readonly stated?: Stated;
}

const CALENDAR_WEIGHT = 1.5;

/** How telling a number is: any two texts share a three or this year, hardly a 3,400 or a 6.75. */
function numberWeight(value: number | string): number {
  const number = Number(value);
  if (Number.isNaN(number) || !Number.isInteger(number)) return 5;
  if (number < 4) return 1;
  if (number < 13) return 2.5;
  return number >= 1900 && number < 2100 ? 2 : 5;
}

const MAGNITUDES =
  /^(?:hundred|thousand|million|billion|bn|mn|m|trillion|millionen|milliarden|tausend|millions?|milliards?|millones|mil|milhões|mille|milioni|miliardi)$/;

function isCapital(text: string, word: Word, from: number): boolean {
  const char = text.charAt(word.start - from);
  return char !== char.toLowerCase();
}

function quantityAt(quantities: readonly Quantity[], word: Word): Quantity | undefined {
  return quantities.find((quantity) => quantity.start <= word.start && word.start < quantity.end);
}

/** Words of names: capitalised away from sentence starts somewhere in the article. */
function nameWords(article: Article): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of article.entities) {
    for (const word of name.toLowerCase().split(/[\s-]+/)) names.add(word.replace(/['’]s$/, ''));
  }
  return names;
}

/** What of an article decides how its words are read. */
export interface TellingReader {
  readonly article: Article;
  readonly names: ReadonlySet<string>;
  /** Share of the article's sentences that hold a term. */
  readonly spread: ReadonlyMap<number, number>;
}

const NO_GROUPS: readonly number[] = [];
/** What names, numbers and days lack of a plain word. */
const EXACT = { row: -1, groups: NO_GROUPS, opposites: undefined } as const;

/** A word as it tells something; null when it does not. */
export function toTelling(reader: TellingReader, sentence: SentenceReading, word: Word): Telling | null {
  const { article, names, spread } = reader;
  const { language } = article;
  const written = numberWords(language).get(word.word);
  const isNumber = /^\d/.test(word.word) || written !== undefined;
  if (isNumber) {
    const quantity = quantityAt(article.quantities, word);
    const value = quantity?.value ?? written ?? word.word;
    const isWhole = quantity !== undefined || /\d/.test(word.word);
    if (!isWhole && Number(value) < 2) return null;
    return {
      word: word.word,
      kind: 'number',
      ...EXACT,
      key: hashTerm(`#${value}`),
      weight: numberWeight(value),
      ...(quantity && { stated: quantity }),
    };
  }
  if (word.term === 0 || SAYING.has(word.word)) return null;
  if (MAGNITUDES.test(word.word) && quantityAt(article.quantities, word)) return null;
  const isCapitalised = isCapital(sentence.text, word, sentence.start);
  const day = calendarWord(word.word, language, isCapitalised);
  if (day) {
    const key = day.month === null ? word.term : hashTerm(`month ${day.month}`);
    return {
      ...EXACT,
      word: word.word,
      kind: day.month === null ? 'weekday' : 'month',
      key,
      weight: CALENDAR_WEIGHT,
    };
  }
  // What stands in every sentence of the report tells little about one of them.
  const weight = word.weight / (1 + 3 * (spread.get(word.term) ?? 0));
  const country = isCapitalised ? countryFor(word.word) : word.word;
  const isName = isCapitalised && (names.has(word.word) || country !== word.word);
  if (isName) {
    const key = country === word.word ? word.term : hashTerm(stem(country, language));
    return { ...EXACT, word: word.word, kind: 'name', key, weight, opposites: oppositesOf(word.word) };
  }
  return {
    word: word.word,
    kind: 'plain',
    key: word.term,
    row: wordLikeness(language).rowOf(word.word),
    weight,
    groups: groupsOf(word.term, language),
    opposites: oppositesOf(word.word),
  };
}

function spreadOf(sentences: readonly SentenceReading[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { words } of sentences) {
    for (const term of new Set(words.map((word) => word.term))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  for (const [term, count] of counts) counts.set(term, count / Math.max(4, sentences.length));
  return counts;
}

/** Prepares an article whose sentences are read. */
export function tellingReader(article: Article, sentences: readonly SentenceReading[]): TellingReader {
  return { article, names: nameWords(article), spread: spreadOf(sentences) };
}
