/** A report as statements: its clauses with what comparing needs. */
import type { Quantity } from '@newsfold/schemas/generated/records.ts';
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';
import { packedAnnotation } from '../documents/packed-annotation.ts';
import { SECTION } from '../documents/packed-reading.ts';
import { SentencePattern } from '../patterns/sentence-pattern.ts';
import { readingOf, type SentenceReading, type Word } from '../reading/reading.ts';
import { TRAIT } from '../reading/word-traits.ts';
import { isBoilerplate } from './boilerplate.ts';
import { splitClauses } from './clauses.ts';
import { type ContentWord, ContentWordReader } from './content-words.ts';
import { statementsCodec } from './pack-statements.ts';
import type { ReadStatements, Statement } from './statement.ts';
import { toVocabulary, type Vocabulary } from './vocabulary.ts';

/** Most statements of a report, for each sentence that may be read. */
const STATEMENTS_A_SENTENCE = 2;
/** Fewer words are an apposition: "the planning minister". */
const MIN_WORDS = 4;
/** From this weight on a number is informative by itself. */
const DISTINCTIVE_NUMBER = 4;
const ATTRIBUTION = new SentencePattern(
  /^(?:according to|selon|según|segundo|secondo|laut|nach angaben|d'après|de acuerdo con|по словам)\s/i,
);
/** Content words of a statement at most: a table or a list is no statement. */
export const MAX_CONTENT_WORDS = 70;
/** A place in capitals before a dash, at most 60 characters. */
const DATELINE =
  /^\p{Lu}(?:[\p{Lu}\s'’.-]{2,30}|\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15})?)(?:[,(][^–—-]{0,40})?\s?[–—-]\s+/u;

/** Words within which what makes a time of a negation follows it. */
const UNTIL_WITHIN = 6;

const NEGATING = TRAIT.negates | TRAIT.fails;

function isUntilBehind(all: readonly Word[], at: number, last: number): boolean {
  const end = Math.min(last, at + 1 + UNTIL_WITHIN);
  for (let next = at + 1; next < end; next++) if ((all[next] as Word).is(TRAIT.until)) return true;
  return false;
}

/** Whether the words of a sentence from one to before another are a negation. */
function isNegated({ words, traits }: SentenceReading, first: number, last: number): boolean {
  if ((traits & NEGATING) === 0) return false;
  let count = 0;
  for (let at = first; at < last; at++) {
    const word = words[at] as Word;
    if (!word.is(NEGATING)) continue;
    // "The No. 1 song" is none.
    if (word.word === 'no' && at + 1 < last && /^\d/.test((words[at + 1] as Word).word)) continue;
    // A plant that failed is no denial; one that failed to start is.
    if (word.is(TRAIT.fails) && (at + 1 >= last || words[at + 1]?.word !== 'to')) continue;
    if (!isUntilBehind(words, at, last)) count++;
  }
  // "He denied that nobody came": two negations are none.
  return count % 2 === 1;
}

type Mutable = { -readonly [K in keyof Statement]: Statement[K] };

/** The number of the first word of a part of a sentence. */
function firstWord({ words }: SentenceReading, start: number): number {
  let first = 0;
  while (first < words.length && (words[first] as Word).start < start) first++;
  return first;
}

/** One past the number of its last word. */
function wordsEnd({ words }: SentenceReading, first: number, end: number): number {
  let last = words.length;
  while (last > first && (words[last - 1] as Word).end > end) last--;
  return last;
}

const NO_QUANTITIES: readonly Quantity[] = [];

/** The quantities of a part of an article. */
function quantitiesIn(quantities: readonly Quantity[], start: number, end: number): readonly Quantity[] {
  if (quantities.length === 0) return NO_QUANTITIES;
  return quantities.filter((quantity) => quantity.start >= start && quantity.end <= end);
}

/** A part of a sentence that may be a statement, with its words: from the first to before the last. */
interface Draft {
  readonly statement: Mutable;
  readonly first: number;
  readonly last: number;
}

/** @param quantities those of the sentence: an article has hundreds, and each of its clauses looks for its own */
function draft(
  reader: ContentWordReader,
  sentence: SentenceReading,
  quantities: readonly Quantity[],
  start: number,
  end: number,
): Draft {
  const first = firstWord(sentence, start);
  const last = wordsEnd(sentence, first, end);
  const stop = Math.min(last, first + MAX_CONTENT_WORDS);
  const contentWords: ContentWord[] = [];
  let mass = 0;
  reader.begin();
  for (let at = first; at < stop; at++) {
    const contentWord = reader.readNew(at);
    if (contentWord === null) continue;
    contentWords.push(contentWord);
    mass += contentWord.weight;
  }
  const places = new Uint16Array(contentWords.length);
  for (let i = 0; i < places.length; i++) places[i] = (contentWords[i] as ContentWord).place;
  const { document } = reader;
  const statement: Mutable = {
    document,
    article: document.article,
    index: -1,
    sentence: sentence.index,
    start,
    end,
    contentWords,
    places,
    mass,
    quantities: quantitiesIn(quantities, start, end),
    negated: isNegated(sentence, first, stop),
    notes: {},
    // Itself, until it is known to be a part of another.
    whole: undefined as unknown as Statement,
  };
  statement.whole = statement;
  return { statement, first, last };
}

function hasVerb({ words, traits }: SentenceReading, first: number, last: number): boolean {
  if ((traits & TRAIT.verb) === 0) return false;
  for (let at = first; at < last; at++) if ((words[at] as Word).is(TRAIT.verb)) return true;
  return false;
}

/**
 * Who said it, by itself, says nothing; nor does a name with its office. A whole sentence has a verb, whether it is known
 * or not; "Nobody was hurt" needs no second content word, and a number no verb: "a crowd of 17,900".
 */
function says({ statement, first, last }: Draft, sentence: SentenceReading, isWhole: boolean): boolean {
  const { contentWords, negated, article, start } = statement;
  let informative = 0;
  let numbers = 0;
  let isDistinctive = false;
  for (const { kind, quantity, weight } of contentWords) {
    if (kind === 'plain' || kind === 'number') informative++;
    if (quantity === undefined) continue;
    numbers++;
    isDistinctive ||= weight >= DISTINCTIVE_NUMBER;
  }
  const { seen } = sentence;
  if (ATTRIBUTION.mayBeIn(seen) && ATTRIBUTION.test(article.text.slice(start, start + 24), seen))
    return false;
  if (isWhole && negated) return informative >= 1;
  if (informative < 2) return false;
  if (last - first < MIN_WORDS - (numbers > 0 ? 1 : 0)) return false;
  return isWhole || isDistinctive || hasVerb(sentence, first, last);
}

/** Length of a dateline: "KISUMU, Kenya (Meridian Wire) - ". */
function datelineLength(sentence: SentenceReading): number {
  return sentence.index > 0 ? 0 : (DATELINE.exec(sentence.text)?.[0].length ?? 0);
}

/** Adds the statements of a sentence. */
function addStatements(reader: ContentWordReader, sentence: SentenceReading, found: Mutable[]): void {
  if (isBoilerplate(sentence.text, sentence.words, sentence.seen)) return;
  const skipped = datelineLength(sentence);
  const from = sentence.start + skipped;
  const quantities = quantitiesIn(reader.document.article.quantities, from, sentence.end);
  reader.beginSentence(sentence);
  const whole = draft(reader, sentence, quantities, from, sentence.end);
  const clauses = splitClauses(skipped === 0 ? sentence.text : sentence.text.slice(skipped));
  if (clauses.length === 1) {
    if (says(whole, sentence, true)) found.push(whole.statement);
    return;
  }
  for (const { start, end } of clauses) {
    const clause = draft(reader, sentence, quantities, from + start, from + end);
    if (!says(clause, sentence, false)) continue;
    clause.statement.whole = whole.statement;
    found.push(clause.statement);
  }
}

function read(document: Document): ReadStatements {
  const { sentences } = readingOf(document);
  const reader = new ContentWordReader(document, sentences);
  const most = STATEMENTS_A_SENTENCE * document.bounds.maxSentences;
  const statements: Mutable[] = [];
  for (const sentence of sentences) addStatements(reader, sentence, statements);
  if (statements.length > most) statements.length = most;
  statements.forEach((statement, index) => {
    statement.index = index;
  });
  return { statements, contentWords: reader.contentWords, places: reader.places };
}

/** The statements of a document with their words. */
export const readStatements = packedAnnotation('statements', SECTION.statements, read, statementsCodec);

/** The statements of a document, in the order of its text. */
export function statementsOf(document: Document): readonly Statement[] {
  return readStatements(document).statements;
}

/** The words of a document's statements; few long reports are compared word by word. */
export const vocabularyOf = annotation(
  'vocabulary',
  (document: Document): Vocabulary =>
    toVocabulary(readStatements(document).contentWords, document.article.language),
);
