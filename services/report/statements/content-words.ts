/** The content words of a sentence, with what makes them equal or near to those of another report. */

import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { stem } from '@newsfold/text/words/stem.ts';
import { withoutPossessive } from '@newsfold/text/words/without-possessive.ts';
import type { Document } from '../documents/document.ts';
import type { KnownWord } from '../reading/known-words.ts';
import type { SentenceReading, Word } from '../reading/reading.ts';
import { type WordTable, wordTable } from '../reading/word-table.ts';
import { TermSentences } from './term-sentences.ts';

/** What kind of thing a word is: only plain words have meanings near to each other. */
export type WordKind = 'plain' | 'name' | 'number' | 'weekday' | 'month';

/** A content word of a statement: one that carries information. */
export interface ContentWord {
  /** Its place among the words of its report. */
  readonly place: number;
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
  readonly quantity: Quantity | undefined;
}

const CALENDAR_WEIGHT = 1.5;

/** How informative a number is: any two texts share a three or this year, hardly a 3,400 or a 6.75. */
function numberWeight(value: number | string): number {
  const number = Number(value);
  if (Number.isNaN(number) || !Number.isInteger(number)) return 5;
  if (number < 4) return 1;
  if (number < 13) return 2.5;
  return number >= 1900 && number < 2100 ? 2 : 5;
}

function quantityAt(quantities: readonly Quantity[], word: Word): Quantity | undefined {
  return quantities.find((quantity) => quantity.start <= word.start && word.start < quantity.end);
}

const BETWEEN_WORDS = /[\s-]+/;

/** Words of names: capitalised away from sentence starts somewhere in the article. */
function nameWords(article: Article): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of article.entities) {
    const lower = name.toLowerCase();
    if (!BETWEEN_WORDS.test(lower)) names.add(withoutPossessive(lower));
    else for (const word of lower.split(BETWEEN_WORDS)) names.add(withoutPossessive(word));
  }
  return names;
}

/** What a spelling is instead of a content word: nothing that was read, no content word, or read at each place of it. */
const UNREAD = -1;
const NONE = -2;
/** A number, whose value depends on its context. */
const NUMBER = -3;
/** A magnitude after its number: "2.3 billion". */
const MAGNITUDE = -4;

const NO_GROUPS: readonly number[] = [];
/** What names, numbers and days lack of a plain word. */
const EXACT = { row: -1, groups: NO_GROUPS, quantity: undefined } as const;

/** Sentences from which a word's share of them tells something. */
const LEAST_SENTENCES = 4;

/**
 * What is in every sentence of the report says little about one of them.
 * @param inSentences how many have the term
 * @param sentences of the report
 */
function spreadWeight(weight: number, inSentences: number, sentences: number): number {
  return weight / (1 + 3 * (inSentences / Math.max(LEAST_SENTENCES, sentences)));
}

/** A word that has a meaning; see spreadWeight. */
export function plainContent(
  place: number,
  { word, term, row, groups, opposites, weight: alone }: KnownWord,
  inSentences: number,
  sentences: number,
): ContentWord {
  const weight = spreadWeight(alone, inSentences, sentences);
  return { place, word, kind: 'plain', key: term, row, weight, groups, opposites, quantity: undefined };
}

/** A word of a name; that of a country's capital or government is the country's. */
export function nameContent(
  place: number,
  { word, term, country, opposites, weight: alone }: KnownWord,
  inSentences: number,
  sentences: number,
  language: string,
): ContentWord {
  const key = country === word ? term : hashTerm(stem(country, language));
  const weight = spreadWeight(alone, inSentences, sentences);
  return { ...EXACT, place, word, kind: 'name', key, weight, opposites };
}

/** @param quantity that it is a part of */
export function numberContent(
  place: number,
  { word }: KnownWord,
  quantity: Quantity | undefined,
  language: string,
): ContentWord {
  const value = quantity?.value ?? numberWords(language).get(word) ?? word;
  const key = hashTerm(`#${value}`);
  return {
    ...EXACT,
    place,
    word,
    kind: 'number',
    key,
    weight: numberWeight(value),
    opposites: undefined,
    quantity,
  };
}

/** A word that is a day of the week or a month. */
export function calendarContent(place: number, { word, term, day }: KnownWord): ContentWord {
  const month = day?.month ?? null;
  const kind = month === null ? 'weekday' : 'month';
  const key = month === null ? term : hashTerm(`month ${month}`);
  return { ...EXACT, place, word, kind, key, weight: CALENDAR_WEIGHT, opposites: undefined };
}

/** The content words of one document: each is read once, however often it occurs. */
export class ContentWordReader {
  readonly document: Document;
  /** The distinct words read so far, by their places. */
  readonly contentWords: ContentWord[] = [];
  /** Of each of them: its first character where it stands first, one past its last, and how many sentences have it. */
  readonly places: number[] = [];
  readonly #table: WordTable;
  readonly #quantities: readonly Quantity[];
  readonly #names: ReadonlySet<string>;
  readonly #sentences: number;
  readonly #inSentences: TermSentences;
  readonly #numbers: ReadonlyMap<string, number>;
  /** Of each spelling, by its number: the place of its content word, or what else it is. */
  readonly #known: Int32Array;
  /** The sentence that is read, and where the table has its words. */
  #words: readonly Word[] = [];
  #from = 0;
  /** Of each content word: the places of the first one and of the next with its key; and the last statement that has it. */
  readonly #alike: number[] = [];
  readonly #next: number[] = [];
  readonly #readIn: number[] = [];
  #statement = 0;

  constructor(document: Document, sentences: readonly SentenceReading[]) {
    const { article } = document;
    this.document = document;
    this.#table = wordTable(sentences);
    this.#quantities = article.quantities;
    this.#names = nameWords(article);
    this.#sentences = sentences.length;
    this.#inSentences = new TermSentences(this.#table);
    this.#numbers = numberWords(article.language);
    this.#known = new Int32Array(this.#table.spellings.length).fill(UNREAD);
  }

  /** Begins a statement, of which no word was read. */
  begin(): void {
    this.#statement++;
  }

  /** Begins a sentence, whose words are asked for by their numbers. */
  beginSentence({ index, words }: SentenceReading): void {
    this.#words = words;
    this.#from = this.#table.firsts[index] as number;
  }

  /**
   * The content word that a word of the sentence is; null when it is none, or means what another of the statement does.
   */
  readNew(at: number): ContentWord | null {
    const place = this.#placeOf(at);
    if (place < 0) return null;
    const first = this.#alike[place] as number;
    if (this.#readIn[first] === this.#statement) return null;
    this.#readIn[first] = this.#statement;
    return this.contentWords[place] as ContentWord;
  }

  #placeOf(at: number): number {
    const number = this.#table.numbers[this.#from + at] as number;
    let known = this.#known[number] as number;
    if (known >= 0 || known === NONE) return known;
    const word = this.#words[at] as Word;
    if (known === UNREAD) {
      known = this.#describe(word);
      this.#known[number] = known;
    }
    // Each place of a number is a word of its own.
    if (known === NUMBER) return this.#number(word);
    if (known !== MAGNITUDE) return known;
    return quantityAt(this.#quantities, word) ? NONE : this.#plainWord(word);
  }

  #add(contentWord: ContentWord, { start, end, term }: Word): number {
    const { key, place } = contentWord;
    const first = this.#inSentences.firstOf(key, place);
    this.#alike.push(first);
    this.#next.push(first === place ? NONE : (this.#next[first] as number));
    if (first !== place) this.#next[first] = place;
    this.#readIn.push(0);
    this.contentWords.push(contentWord);
    this.places.push(start, end, this.#countOf(term));
    return place;
  }

  #number(at: Word): number {
    const { word, known } = at;
    const quantity = quantityAt(this.#quantities, at);
    const value = quantity?.value ?? this.#numbers.get(word) ?? word;
    const isWhole = quantity !== undefined || /\d/.test(word);
    if (!isWhole && Number(value) < 2) return NONE;
    return this.#add(
      numberContent(this.contentWords.length, known, quantity, this.document.article.language),
      at,
    );
  }

  /** The place of a word that is read for the first time, or what its spelling is instead of a content word. */
  #describe(at: Word): number {
    const { known } = at;
    const { word, term, country } = known;
    if (known.isNumber) return NUMBER;
    if (term === 0 || known.isReportingVerb) return NONE;
    if (known.isMagnitude) return MAGNITUDE;
    const place = this.contentWords.length;
    if (known.day) return this.#add(calendarContent(place, known), at);
    if (!known.isCapitalised || (!this.#names.has(word) && country === word)) return this.#plainWord(at);
    const { language } = this.document.article;
    return this.#add(nameContent(place, known, this.#countOf(term), this.#sentences, language), at);
  }

  /** One for all its occurrences, at the beginning of a sentence or inside. */
  #plainWord(at: Word): number {
    const { word, term } = at.known;
    for (let other = this.#inSentences.placeOf(term); other >= 0; other = this.#next[other] as number) {
      const read = this.contentWords[other] as ContentWord;
      if (read.kind === 'plain' && read.word === word) return other;
    }
    const place = this.contentWords.length;
    return this.#add(plainContent(place, at.known, this.#countOf(term), this.#sentences), at);
  }

  #countOf(term: number): number {
    return this.#inSentences.of(term);
  }
}
