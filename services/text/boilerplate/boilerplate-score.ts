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
  let kinds = KNOWN | (whole.get(word) ?? 0);
  for (const [beginning, kind] of beginnings) if (word.startsWith(beginning)) kinds |= kind;
  return kinds;
}

/** What is known of the words of a lexicon, by their places: each word is looked up once. */
const known = new WeakMap<Lexicon, Uint8Array>();

function kindAt({ lexicon, language }: ReadWords, place: number): number {
  let kinds = known.get(lexicon);
  if (!kinds || kinds.length < lexicon.capacity) {
    const grown = new Uint8Array(lexicon.capacity);
    if (kinds) grown.set(kinds);
    kinds = grown;
    known.set(lexicon, kinds);
  }
  if (kinds[place] === 0) kinds[place] = kindsOf(lexicon.words[place] as string, tableOf(language));
  return kinds[place] as number;
}

/** What a mark of ownership, an address of the web or of a person says by itself. */
const MARK = /©|\(c\)|copyright|https?:|www\.|@/iu;
const QUOTATION = /["“”„«»]/u;
const DIGIT = /\p{Nd}/u;

/** Addends of the score; fitted by eye on the phrases of two banks and on 37,000 sentences of news. */
const WEIGHTS = {
  mostTrade: 4,
  address: 1.2,
  command: 1.2,
  outlet: 1,
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
/** Words from the beginning within which a command is one. */
const COMMAND_WITHIN = 2;

interface Tally {
  trade: number;
  kinds: number;
  isCommand: boolean;
  isNamed: boolean;
  numbers: number;
}

function tallyWords(read: ReadWords, from: number, to: number, outlet: ReadonlySet<string>): Tally {
  const tally: Tally = { trade: 0, kinds: 0, isCommand: false, isNamed: false, numbers: 0 };
  for (let i = from; i < to; i++) {
    const place = read.places[i] as number;
    const kinds = kindAt(read, place);
    tally.kinds |= kinds;
    if ((kinds & TRADE) !== 0) tally.trade++;
    if ((kinds & COMMAND) !== 0 && i - from < COMMAND_WITHIN) tally.isCommand = true;
    const word = read.lexicon.words[place] as string;
    if (outlet.has(word)) tally.isNamed = true;
    if (DIGIT.test(word.charAt(0))) tally.numbers++;
  }
  return tally;
}

/**
 * The score of a sentence: 0 for nearly all of a report, 2 and more where hardly anything but boilerplate comes.
 * @param from first word of the sentence; @param to one past its last word
 * @param outlet words of the outlet's own name, in lower case
 */
export function boilerplateScore(
  read: ReadWords,
  sentence: string,
  from: number,
  to: number,
  outlet: ReadonlySet<string>,
): number {
  const tally = tallyWords(read, from, to, outlet);
  const phrases = BOILERPLATE_PHRASES[read.language] ?? [];
  const trade = tally.trade + phrases.filter((phrase) => sentence.includes(phrase)).length;
  const hasMark = MARK.test(sentence);
  const isAddressed = (tally.kinds & ADDRESS) !== 0;
  if (trade === 0 && !hasMark && !(tally.isCommand && isAddressed)) return 0;
  const words = Math.max(1, to - from);
  const density = Math.min(1, TRADE_EVERY / words + LEAST_TRADE);
  return (
    Math.min(WEIGHTS.mostTrade, trade) * density +
    (isAddressed ? WEIGHTS.address : 0) +
    (tally.isCommand ? WEIGHTS.command : 0) +
    (tally.isNamed ? WEIGHTS.outlet : 0) +
    (hasMark ? WEIGHTS.mark : 0) +
    ((tally.kinds & REPORTING) !== 0 ? WEIGHTS.reporting : 0) +
    (QUOTATION.test(sentence) ? WEIGHTS.quotation : 0) +
    WEIGHTS.number * tally.numbers +
    WEIGHTS.extraWord * Math.max(0, words - SHORT_WORDS)
  );
}
