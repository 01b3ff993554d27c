/**
 * A report as statements: its clauses with what comparing needs. A function of the article alone, kept as long as it is.
 */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import { readArticle, type SentenceReading, type Word } from '../reading.ts';
import { splitClauses } from './clauses.ts';
import { NEGATIONS } from './stance-words.ts';
import { type Telling, type TellingReader, tellingReader, toTelling } from './telling-words.ts';
import { hasVerb } from './verbs.ts';

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
/** A place in capitals before a dash, at most 60 characters. */
const DATELINE =
  /^\p{Lu}(?:[\p{Lu}\s'’.-]{2,30}|\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15})?)(?:[,(][^–—-]{0,40})?\s?[–—-]\s+/u;

const statements = new WeakMap<Article, readonly Statement[]>();

function isNegated(words: readonly Word[]): boolean {
  let count = 0;
  for (const { word } of words) if (NEGATIONS.has(word)) count++;
  // "He denied that nobody came": two negations are none.
  return count % 2 === 1;
}

type Draft = Omit<Statement, 'whole'>;

function draft(reader: TellingReader, sentence: SentenceReading, start: number, end: number): Draft {
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

function statementsIn(reader: TellingReader, sentence: SentenceReading): Statement[] {
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

function read(article: Article): readonly Statement[] {
  const sentences = readArticle(article).sentences.slice(0, MAX_SENTENCES);
  const reader = tellingReader(article, sentences);
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
