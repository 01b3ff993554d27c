/**
 * How much a sentence sounds like its outlet talking about itself: to its readers, about its offers, pages and rights.
 * It is what a first article of an outlet is judged by, before its later ones show what they share.
 */
import type { Lexicon } from '../words/lexicon.ts';
import type { ReadWords } from '../words/read-words.ts';
import { BOILERPLATE_PHRASES, BOILERPLATE_WORDS } from './boilerplate-words.ts';

const TRADE = 1;
const ADDRESS = 2;
const COMMAND = 4;
const REPORTING = 8;
/** Flag of a word that was looked up. */
const KNOWN = 16;
const NUMBER = 32;
const MARKED = 64;

interface WordTable {
  readonly whole: ReadonlyMap<string, number>;
  readonly beginnings: readonly (readonly [beginning: string, kind: number])[];
}

const tables = new Map<string, WordTable>();

function buildTable(language: string): WordTable {
  const words = BOILERPLATE_WORDS[language];
  const whole = new Map<string, number>();
  const beginnings: (readonly [string, number])[] = [];
  const lists: readonly (readonly [string, number])[] = [
    [words?.trade ?? '', TRADE],
    [words?.address ?? '', ADDRESS],
    [words?.commands ?? '', COMMAND],
    [words?.reporting ?? '', REPORTING],
  ];
  for (const [list, kind] of lists)
    for (const word of list.split(' ').filter((one) => one !== ''))
      if (word.endsWith('*')) beginnings.push([word.slice(0, -1), kind]);
      else whole.set(word, (whole.get(word) ?? 0) | kind);
  return { whole, beginnings };
}

function tableOf(language: string): WordTable {
  let table = tables.get(language);
  if (!table) {
    table = buildTable(language);
    tables.set(language, table);
  }
  return table;
}

function kindsOf(word: string, { whole, beginnings }: WordTable): number {
  let kinds = KNOWN | (whole.get(word) ?? 0) | (DIGIT.test(word.charAt(0)) ? NUMBER : 0);
  if (MARKED_WORD.test(word)) kinds |= MARKED;
  for (const [beginning, kind] of beginnings) if (word.startsWith(beginning)) kinds |= kind;
  return kinds;
}

/** What is known of the words of a lexicon, by their places: each word is looked up once. */
const known = new WeakMap<Lexicon, Uint8Array>();

function knownKinds(lexicon: Lexicon): Uint8Array {
  let kinds = known.get(lexicon);
  if (!kinds || kinds.length < lexicon.capacity) {
    const grown = new Uint8Array(lexicon.capacity);
    if (kinds) grown.set(kinds);
    kinds = grown;
    known.set(lexicon, kinds);
  }
  return kinds;
}

/** What a mark of ownership, an address of the web or of a person says by itself. */
const MARK = /©|\(c\)|copyright|https?:|www\.|@/iu;
/** A mark has one of these, or a word of this kind: most bodies and sentences have neither, and are not searched. */
const IN_MARKS = ['©', '(c)', '(C)', '@'];
const MARKED_WORD = /copyright|https?$|www$/iu;
const QUOTATION = /["“”„«»]/u;
const DIGIT = /\p{Nd}/u;

/** Addends of the score; fitted by eye on the phrases of two banks and on 37,000 sentences of news. */
const WEIGHTS = {
  mostTrade: 4,
  address: 1.2,
  command: 1.2,
  outlet: 1,
  fullName: 2,
  mark: 1.5,
  reporting: -2,
  quotation: -1.5,
  number: -0.4,
  extraWord: -0.08,
};
/** Words up to which a sentence is short: longer ones hold words of the trade by chance. */
const SHORT_WORDS = 12;
/** Share of the trade's words in a sentence that counts in full: one in this many words. */
const TRADE_EVERY = 7;
/** What remains of it in the longest sentences. */
const LEAST_TRADE = 0.35;
/** Words of the outlet's name from which on it is named in full, and not by a word that it shares with others. */
const FULL_NAME = 2;
/** Words from the beginning within which a command is one. */
const COMMAND_WITHIN = 2;

/** A body whose sentences are scored. */
export class BoilerplateScorer {
  readonly #read: ReadWords;
  readonly #outlet: ReadonlySet<string>;
  readonly #kinds: Uint8Array;
  readonly #table: WordTable;
  readonly #phrases: readonly string[];
  readonly #mayHaveMarks: boolean;
  #trade = 0;
  #seen = 0;
  #isCommand = false;

  /** @param outlet words of the outlet's own name, in lower case */
  constructor(read: ReadWords, outlet: ReadonlySet<string>) {
    this.#read = read;
    this.#outlet = outlet;
    this.#kinds = knownKinds(read.lexicon);
    this.#table = tableOf(read.language);
    this.#phrases = BOILERPLATE_PHRASES[read.language] ?? [];
    this.#mayHaveMarks = IN_MARKS.some((part) => read.text.includes(part));
  }

  #tally(from: number, to: number): void {
    const { places, lexicon } = this.#read;
    const kinds = this.#kinds;
    let seen = 0;
    let trade = 0;
    let isCommand = false;
    for (let i = from; i < to; i++) {
      const place = places[i] as number;
      let kind = kinds[place] as number;
      if (kind === 0) {
        kind = kindsOf(lexicon.words[place] as string, this.#table);
        kinds[place] = kind;
      }
      seen |= kind;
      if ((kind & TRADE) !== 0) trade++;
      if ((kind & COMMAND) !== 0 && i - from < COMMAND_WITHIN) isCommand = true;
    }
    this.#seen = seen;
    this.#trade = trade;
    this.#isCommand = isCommand;
  }

  /**
   * How many words of the outlet's name follow each other in a sentence, but for words as "the" and "of", which say
   * nothing: "El Faro de Tarroja" is not named by "el fuego de ayer".
   */
  #named(from: number, to: number): number {
    const { places, lexicon } = this.#read;
    let most = 0;
    let run = 0;
    let last = -1;
    for (let i = from; i < to; i++) {
      const place = places[i] as number;
      if (lexicon.term(place) === 0) continue;
      const isOfName = this.#outlet.has(lexicon.words[place] as string);
      run = isOfName ? run + (place === last && run > 0 ? 0 : 1) : 0;
      last = place;
      if (run > most) most = run;
    }
    return most;
  }

  #numbers(from: number, to: number): number {
    let numbers = 0;
    for (let i = from; i < to; i++)
      if (((this.#kinds[this.#read.places[i] as number] as number) & NUMBER) !== 0) numbers++;
    return numbers;
  }

  /**
   * The score of a sentence: 0 for nearly all of a report, 2 and more where hardly anything but boilerplate comes.
   * @param from first word of the sentence; @param to one past its last word
   */
  score(sentence: string, from: number, to: number): number {
    this.#tally(from, to);
    const trade = this.#trade + this.#phrases.filter((phrase) => sentence.includes(phrase)).length;
    const hasMark = (this.#mayHaveMarks || (this.#seen & MARKED) !== 0) && MARK.test(sentence);
    const isAddressed = (this.#seen & ADDRESS) !== 0;
    const named = this.#named(from, to);
    const isFullyNamed = named >= FULL_NAME;
    if (trade === 0 && !hasMark && !isFullyNamed && !(this.#isCommand && isAddressed)) return 0;
    const words = Math.max(1, to - from);
    const density = Math.min(1, TRADE_EVERY / words + LEAST_TRADE);
    return (
      Math.min(WEIGHTS.mostTrade, trade) * density +
      (isAddressed ? WEIGHTS.address : 0) +
      (this.#isCommand ? WEIGHTS.command : 0) +
      (isFullyNamed ? WEIGHTS.fullName : named > 0 ? WEIGHTS.outlet : 0) +
      (hasMark ? WEIGHTS.mark : 0) +
      ((this.#seen & REPORTING) !== 0 ? WEIGHTS.reporting : 0) +
      (QUOTATION.test(sentence) ? WEIGHTS.quotation : 0) +
      WEIGHTS.number * this.#numbers(from, to) +
      WEIGHTS.extraWord * Math.max(0, words - SHORT_WORDS)
    );
  }
}
