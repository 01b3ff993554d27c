/** A report as whole sentences: what is compared to find what reports share. */
import { mixHash } from '@newsfold/text/words/hash-term.ts';
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';
import { packedAnnotation } from '../documents/packed-annotation.ts';
import { SECTION } from '../documents/packed-reading.ts';
import { SentencePattern } from '../patterns/sentence-pattern.ts';
import { readingOf, type Word } from '../reading/reading.ts';
import { SortedIndex, toEntry } from '../reading/sorted-index.ts';
import { TRAIT } from '../reading/word-traits.ts';
import { type Quotation, quotationsIn } from '../speech/quoted-text.ts';
import { type PackedSaid, saidCodec } from './pack-said.ts';
import type { Statement } from './statement.ts';
import { statementsOf } from './statements.ts';

/** A sentence that says something, with what of its wording is compared. */
export interface SaidSentence {
  /** The statement that it makes as a whole. */
  readonly whole: Statement;
  /** Its number among the sentences of the report that say something. */
  readonly place: number;
  readonly words: number;
  /** Hashes of every three words in a row, each once, ascending. */
  readonly triples: Uint32Array;
  /** Words inside quotation marks. */
  readonly quoted: ReadonlySet<string>;
  /** Whether most of it are somebody's own words: inside quotation marks, or an embedded post's "I" and "we". */
  readonly isQuoted: boolean;
}

/** The sentences of a report. */
export interface SaidSentences {
  readonly sentences: readonly SaidSentence[];
  /** Their places by the keys of their content words. */
  readonly byKey: SortedIndex;
  /** Their places by what they make as a whole. */
  readonly placeOf: ReadonlyMap<Statement, number>;
}

/** Quotation marks around at least eight characters: shorter ones mark a term. */
const QUOTED = new SentencePattern(/[“"«„][^”"»“]{8,}[”"»“]/gu);

/** Makes the order of words tell: "dog bites man" is not "man bites dog". */
const [SECOND, THIRD] = [0x9e3779b1, 0x85ebca77];

function triplesOf(words: readonly Word[]): Uint32Array {
  const triples = new Uint32Array(Math.max(0, words.length - 2));
  for (let i = 0; i < triples.length; i++) {
    const [one, two, three] = [words[i] as Word, words[i + 1] as Word, words[i + 2] as Word];
    triples[i] = mixHash(
      one.known.hash ^ Math.imul(two.known.hash, SECOND) ^ Math.imul(three.known.hash, THIRD),
    );
  }
  triples.sort();
  let distinct = 0;
  for (const triple of triples)
    if (distinct === 0 || triples[distinct - 1] !== triple) triples[distinct++] = triple;
  return triples.subarray(0, distinct);
}

/** The words of a sentence behind its dateline. */
function wordsOf({ document, sentence, start: from }: Statement): readonly Word[] {
  const words = readingOf(document).sentences[sentence]?.words ?? [];
  return (words[0]?.start ?? from) >= from ? words : words.filter(({ start }) => start >= from);
}

class Said implements SaidSentence {
  readonly whole: Statement;
  readonly place: number;
  readonly words: number;
  readonly quoted: ReadonlySet<string>;
  readonly isQuoted: boolean;
  #triples: Uint32Array | undefined;

  constructor(whole: Statement, place: number, { words, quoted, isQuoted }: PackedSaid) {
    this.whole = whole;
    this.place = place;
    this.words = words;
    this.quoted = quoted;
    this.isQuoted = isQuoted;
  }

  /** Found when they are first asked for: most sentences share too little with any other. */
  get triples(): Uint32Array {
    this.#triples ??= triplesOf(wordsOf(this.whole));
    return this.#triples;
  }
}

const NO_WORDS: readonly Word[] = [];

function quotedWords(statement: Statement, words: readonly Word[]): readonly Word[] {
  const { document, article, sentence, start, end } = statement;
  const seen = readingOf(document).sentences[sentence]?.seen;
  if (seen && !QUOTED.mayBeIn(seen)) return NO_WORDS;
  const quoted: Word[] = [];
  for (const { index, 0: quotation } of article.text.slice(start, end).matchAll(QUOTED.pattern)) {
    const from = start + index;
    const to = from + quotation.length;
    for (const word of words) if (word.start >= from && word.end <= to) quoted.push(word);
  }
  return quoted;
}

/** Whether more than half of a statement is inside quotation marks, opened in it or before. */
function isMostlyQuoted({ start, end }: Statement, quotations: readonly Quotation[]): boolean {
  let inside = 0;
  for (const quotation of quotations)
    inside += Math.max(0, Math.min(end, quotation.end) - Math.max(start, quotation.start));
  return inside > (end - start) / 2;
}

/** The sentences that the statements of a document make as a whole, in the order of its text. */
function wholesOf(document: Document): readonly Statement[] {
  const wholes: Statement[] = [];
  // The clauses of a sentence stand side by side.
  for (const { whole } of statementsOf(document)) if (wholes.at(-1) !== whole) wholes.push(whole);
  return wholes;
}

/** Whether a word is an abbreviation: "US" is a country. */
function isAbbreviation({ start, end }: Word, text: string): boolean {
  const written = text.slice(start, end);
  return end - start > 1 && written === written.toUpperCase();
}

/** Whether somebody speaks of themselves in a sentence, which stands in it with these words. */
function saysOwn({ document, article, sentence }: Statement, words: readonly Word[]): boolean {
  const traits = readingOf(document).sentences[sentence]?.traits ?? 0;
  if ((traits & TRAIT.ownWord) === 0) return false;
  return words.some((word) => word.is(TRAIT.ownWord) && !isAbbreviation(word, article.text));
}

const NOWHERE: readonly number[] = [];
const NOTHING: ReadonlySet<string> = new Set();

function read(document: Document): PackedSaid[] {
  const quotations = quotationsIn(document);
  return wholesOf(document).map((whole): PackedSaid => {
    const words = wordsOf(whole);
    const quoted = quotedWords(whole, words);
    return {
      words: words.length,
      quotedAt: quoted.length === 0 ? NOWHERE : quoted.flatMap(({ start, end }) => [start, end]),
      quoted: quoted.length === 0 ? NOTHING : new Set(quoted.map(({ word }) => word)),
      isQuoted: isMostlyQuoted(whole, quotations) || saysOwn(whole, words),
    };
  });
}

/** What of each sentence is not told by its statement. */
export const saidIn = packedAnnotation('said', SECTION.said, read, saidCodec);

function toSentences(document: Document): SaidSentences {
  const said = saidIn(document);
  const wholes = wholesOf(document);
  const entries: number[] = [];
  wholes.forEach(({ contentWords }, place) => {
    for (const { key } of contentWords) entries.push(toEntry(key, place));
  });
  return {
    sentences: wholes.map((whole, place) => new Said(whole, place, said[place] as PackedSaid)),
    byKey: new SortedIndex(entries),
    placeOf: new Map(wholes.map((whole, place) => [whole, place])),
  };
}

/** The sentences of a document that say something, in the order of its text. */
export const sentencesOf = annotation('sentences', toSentences);
