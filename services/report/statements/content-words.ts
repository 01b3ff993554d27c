/** The content words of a sentence, with what makes them equal or near to those of another report. */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { stem } from '@newsfold/text/words/stem.ts';
import type { Document } from '../documents/document.ts';
import type { StatedNumber } from '../numbers/reconcile.ts';
import type { KnownWord } from '../reading/known-words.ts';
import type { SentenceReading, Word } from '../reading/reading.ts';

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
  readonly quantity?: StatedNumber;
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

/** Words of names: capitalised away from sentence starts somewhere in the article. */
function nameWords(article: Article): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of article.entities) {
    for (const word of name.toLowerCase().split(/[\s-]+/)) names.add(word.replace(/['’]s$/, ''));
  }
  return names;
}

/** A number, whose value depends on its context: read at each occurrence. */
const NUMBER = Symbol('number');
/** A magnitude after its number: "2.3 billion". */
const MAGNITUDE = Symbol('magnitude');
type Known = ContentWord | null | typeof NUMBER | typeof MAGNITUDE;

const NO_GROUPS: readonly number[] = [];
/** What names, numbers and days lack of a plain word. */
const EXACT = { row: -1, groups: NO_GROUPS, opposites: undefined } as const;

/** The content words of one document: each is read once, however often it occurs. */
export class ContentWordReader {
  readonly document: Document;
  /** The distinct words read so far, by their places. */
  readonly contentWords: ContentWord[] = [];
  readonly #quantities: readonly Quantity[];
  readonly #names: ReadonlySet<string>;
  /** Share of the article's sentences that hold a term. */
  readonly #spread: ReadonlyMap<number, number>;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #read = new Map<KnownWord, Known>();
  readonly #plain = new Map<string, ContentWord>();

  constructor(document: Document, sentences: readonly SentenceReading[]) {
    const { article } = document;
    this.document = document;
    this.#quantities = article.quantities;
    this.#names = nameWords(article);
    this.#spread = spreadOf(sentences);
    this.#numbers = numberWords(article.language);
  }

  /** The content word that a word is; null when it is none. */
  read(word: Word): ContentWord | null {
    let known = this.#read.get(word.known);
    if (known === undefined) {
      known = this.#describe(word.known);
      this.#read.set(word.known, known);
    }
    if (known === NUMBER) return this.#number(word);
    if (known !== MAGNITUDE) return known;
    return quantityAt(this.#quantities, word) ? null : this.#plainWord(word.known);
  }

  #add(contentWord: Omit<ContentWord, 'place'>): ContentWord {
    const placed = { place: this.contentWords.length, ...contentWord };
    this.contentWords.push(placed);
    return placed;
  }

  #number(at: Word): ContentWord | null {
    const { word } = at;
    const quantity = quantityAt(this.#quantities, at);
    const value = quantity?.value ?? this.#numbers.get(word) ?? word;
    const isWhole = quantity !== undefined || /\d/.test(word);
    if (!isWhole && Number(value) < 2) return null;
    return this.#add({
      word,
      kind: 'number',
      ...EXACT,
      key: hashTerm(`#${value}`),
      weight: numberWeight(value),
      ...(quantity && { quantity }),
    });
  }

  /** What is in every sentence of the report says little about one of them. */
  #weightOf({ term, weight }: KnownWord): number {
    return weight / (1 + 3 * (this.#spread.get(term) ?? 0));
  }

  #describe(known: KnownWord): Known {
    const { word, term, day, country, isCapitalised, opposites } = known;
    if (known.isNumber) return NUMBER;
    if (term === 0 || known.isReportingVerb) return null;
    if (known.isMagnitude) return MAGNITUDE;
    if (day) {
      const kind = day.month === null ? 'weekday' : 'month';
      const key = day.month === null ? term : hashTerm(`month ${day.month}`);
      return this.#add({ ...EXACT, word, kind, key, weight: CALENDAR_WEIGHT });
    }
    if (!isCapitalised || (!this.#names.has(word) && country === word)) return this.#plainWord(known);
    const key = country === word ? term : hashTerm(stem(country, this.document.article.language));
    return this.#add({ ...EXACT, word, kind: 'name', key, weight: this.#weightOf(known), opposites });
  }

  /** One for all its occurrences, at the beginning of a sentence or inside. */
  #plainWord(known: KnownWord): ContentWord {
    const { word, term, row, groups, opposites } = known;
    const read = this.#plain.get(word);
    if (read) return read;
    const weight = this.#weightOf(known);
    const contentWord = this.#add({ word, kind: 'plain', key: term, row, weight, groups, opposites });
    this.#plain.set(word, contentWord);
    return contentWord;
  }
}

function spreadOf(sentences: readonly SentenceReading[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { words } of sentences) {
    for (const term of new Set(words.map((word) => word.term))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  for (const [term, count] of counts) counts.set(term, count / Math.max(4, sentences.length));
  return counts;
}
