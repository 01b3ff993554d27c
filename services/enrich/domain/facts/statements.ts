/**
 * A report as statements: its clauses with what comparing needs. A function of the article alone, kept as long as it is.
 */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import { hashTerm } from '@newsfold/text/hash-term.ts';
import { MONTH_BY_NAME } from '@newsfold/text/month-names.ts';
import { numberWords } from '@newsfold/text/number-words.ts';
import { stem } from '@newsfold/text/stem.ts';
import { wordLikeness } from '@newsfold/text/word-likeness.ts';
import { readArticle, type SentenceReading, type Word } from '../reading.ts';
import { splitClauses } from './clauses.ts';
import { countryFor } from './metonyms.ts';
import { NEGATIONS, SAYING } from './stance-words.ts';
import { hasVerb } from './verbs.ts';

/** What kind of thing a word is: only plain words have meanings near to each other. */
export type WordKind = 'plain' | 'name' | 'number' | 'calendar';

/** A telling word of a statement. */
export interface Telling {
  readonly word: string;
  readonly kind: WordKind;
  /** Equal for words that mean the same. */
  readonly key: number;
  /** Row in the likeness of the language's words; -1 when it has none or must match exactly. */
  readonly row: number;
  readonly weight: number;
}

/** A part of a report that says something. */
export interface Statement {
  readonly article: Article;
  /** Number of the sentence in the report. */
  readonly sentence: number;
  /** First character in the article's text (UTF-16 offset). */
  readonly start: number;
  readonly end: number;
  readonly tellings: readonly Telling[];
  /** Sum of their weights. */
  readonly mass: number;
  readonly quantities: readonly Quantity[];
  readonly negated: boolean;
  /** The statement that its sentence makes in whole; itself when the sentence is one clause. */
  readonly whole: Statement;
}

/** Sentences of a report that are compared: what is news stands before. */
const MAX_SENTENCES = 24;
/** Most statements of a report. */
const MAX_STATEMENTS = 48;
/** Fewer words are an apposition: "the planning minister". */
const MIN_WORDS = 4;
/** Words of a sentence looked at: a table or a list is no statement. */
const MAX_WORDS = 70;
const CALENDAR_WEIGHT = 1.5;

/** A place in capitals before a dash, at most 60 characters. */
const DATELINE =
  /^\p{Lu}(?:[\p{Lu}\s'’.-]{2,30}|\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15})?)(?:[,(][^–—-]{0,40})?\s?[–—-]\s+/u;

/** How telling a number is: any two texts share a three or this year, hardly a 3,400 or a 6.75. */
function numberWeight(value: number | string): number {
  const number = Number(value);
  if (Number.isNaN(number) || !Number.isInteger(number)) return 5;
  if (number < 4) return 1;
  if (number < 13) return 2.5;
  return number >= 1900 && number < 2100 ? 2 : 5;
}

const WEEKDAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira terça quarta quinta sexta segunda feira понедельник вторник среду четверг пятницу субботу воскресенье понедельника вторника'.split(
    ' ',
  ),
);
const MAGNITUDES =
  /^(?:hundred|thousand|million|billion|bn|mn|m|trillion|millionen|milliarden|tausend|millions?|milliards?|millones|mil|milhões|mille|milioni|miliardi)$/;

const statements = new WeakMap<Article, readonly Statement[]>();

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

interface Reader {
  readonly article: Article;
  readonly names: ReadonlySet<string>;
  /** Share of the article's sentences that hold a term. */
  readonly spread: ReadonlyMap<number, number>;
}

function toTelling(reader: Reader, sentence: SentenceReading, word: Word): Telling | null {
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
      key: hashTerm(`#${value}`),
      row: -1,
      weight: numberWeight(value),
    };
  }
  if (word.term === 0 || SAYING.has(word.word)) return null;
  if (MAGNITUDES.test(word.word) && quantityAt(article.quantities, word)) return null;
  if (WEEKDAYS.has(word.word) || MONTH_BY_NAME.has(word.word)) {
    return { word: word.word, kind: 'calendar', key: word.term, row: -1, weight: CALENDAR_WEIGHT };
  }
  // What stands in every sentence of the report tells little about one of them.
  const weight = word.weight / (1 + 3 * (spread.get(word.term) ?? 0));
  const isCapitalised = isCapital(sentence.text, word, sentence.start);
  const country = isCapitalised ? countryFor(word.word) : word.word;
  const isName = isCapitalised && (names.has(word.word) || country !== word.word);
  if (isName) {
    const key = country === word.word ? word.term : hashTerm(stem(country, language));
    return { word: word.word, kind: 'name', key, row: -1, weight };
  }
  return {
    word: word.word,
    kind: 'plain',
    key: word.term,
    row: wordLikeness(language).rowOf(word.word),
    weight,
  };
}

function isNegated(words: readonly Word[]): boolean {
  let count = 0;
  for (const { word } of words) if (NEGATIONS.has(word)) count++;
  // "He denied that nobody came": two negations are none.
  return count % 2 === 1;
}

type Draft = Omit<Statement, 'whole'>;

function draft(reader: Reader, sentence: SentenceReading, start: number, end: number): Draft {
  const words = sentence.words.filter((word) => word.start >= start && word.end <= end).slice(0, MAX_WORDS);
  const tellings = new Map<number, Telling>();
  for (const word of words) {
    const telling = toTelling(reader, sentence, word);
    if (telling !== null && !tellings.has(telling.key)) tellings.set(telling.key, telling);
  }
  const { article } = reader;
  return {
    article,
    sentence: sentence.index,
    start,
    end,
    tellings: [...tellings.values()],
    mass: [...tellings.values()].reduce((sum, { weight }) => sum + weight, 0),
    quantities: article.quantities.filter((quantity) => quantity.start >= start && quantity.end <= end),
    negated: isNegated(words),
  };
}

/** Who said it, by itself, says nothing; nor does a name with its office. */
function says(statement: Draft, sentence: SentenceReading): boolean {
  const telling = statement.tellings.filter(({ kind }) => kind !== 'name' && kind !== 'calendar').length;
  const words = sentence.words.filter((word) => word.start >= statement.start && word.end <= statement.end);
  // A number needs no verb: "a crowd of 17,900".
  const counts = statement.quantities.length > 0;
  return telling >= 2 && words.length >= MIN_WORDS && (counts || hasVerb(words, statement.article.language));
}

/** A statement whose sentence is one clause is its own whole. */
function closed(of: Draft): Statement {
  const statement = { ...of } as { -readonly [K in keyof Statement]: Statement[K] };
  statement.whole = statement;
  return statement;
}

/** Length of a dateline: "KISUMU, Kenya (Meridian Wire) - ". */
function datelineLength(sentence: SentenceReading): number {
  return sentence.index > 0 ? 0 : (DATELINE.exec(sentence.text)?.[0].length ?? 0);
}

function statementsIn(reader: Reader, sentence: SentenceReading): Statement[] {
  const skipped = datelineLength(sentence);
  const from = sentence.start + skipped;
  const whole = closed(draft(reader, sentence, from, sentence.end));
  const clauses = splitClauses(sentence.text.slice(skipped));
  if (clauses.length === 1) return says(whole, sentence) ? [whole] : [];
  return clauses
    .map(({ start, end }) => draft(reader, sentence, from + start, from + end))
    .filter((clause) => says(clause, sentence))
    .map((clause) => ({ ...clause, whole }));
}

function spreadOf(sentences: readonly SentenceReading[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { words } of sentences) {
    for (const term of new Set(words.map((word) => word.term))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  for (const [term, count] of counts) counts.set(term, count / Math.max(4, sentences.length));
  return counts;
}

function read(article: Article): readonly Statement[] {
  const sentences = readArticle(article).sentences.slice(0, MAX_SENTENCES);
  const reader: Reader = { article, names: nameWords(article), spread: spreadOf(sentences) };
  return sentences.flatMap((sentence) => statementsIn(reader, sentence)).slice(0, MAX_STATEMENTS);
}

/** The statements of an article, in the order of its text. */
export function statementsOf(article: Article): readonly Statement[] {
  let found = statements.get(article);
  if (!found) {
    found = read(article);
    statements.set(article, found);
  }
  return found;
}
