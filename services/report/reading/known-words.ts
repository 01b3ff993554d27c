/**
 * What enrich knows of every word of a language, by the word as it is written: looked up once for each spelling and
 * not for each occurrence.
 */

import { wordLikeness } from '@newsfold/text/likeness/word-likeness.ts';
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { CAPITAL, type Lexicon } from '@newsfold/text/words/lexicon.ts';
import { type CalendarWord, calendarWord } from './calendar-words.ts';
import { groupsOf } from './meaning-groups.ts';
import { countryFor } from './metonyms.ts';
import { oppositesOf, REPORTING } from './stance-words.ts';
import { termWeight } from './term-weight.ts';
import { TRAIT, traitsOf } from './word-traits.ts';

/** A spelling of a word; with and without a capital are two. */
export interface KnownWord {
  /** As it is compared: lower case. */
  readonly word: string;
  /** Hash of its stem; 0 for a stop word. */
  readonly term: number;
  /** How informative it is; 0 for a stop word. */
  readonly weight: number;
  readonly isCapitalised: boolean;
  /** In digits or written out. */
  readonly isNumber: boolean;
  /** "Million", and the like. */
  readonly isMagnitude: boolean;
  readonly isReportingVerb: boolean;
  /** Neither a number nor a day nor a measure: it can distinguish a story. */
  readonly isSubject: boolean;
  readonly day: CalendarWord | null;
  /** The country that a name is a metonym of; else the word itself. */
  readonly country: string;
  /** Row in the likeness of the language's words; -1 when it has none. */
  readonly row: number;
  /** Groups of words that mean the same. */
  readonly groups: readonly number[];
  /** Words that contradict it. */
  readonly opposites: ReadonlySet<string> | undefined;
  /** Hash of the word as it is compared. */
  readonly hash: number;
  /** See TRAIT. */
  readonly traits: number;
  /** The last table of words that has it, and its number there: of nobody but WordTable. */
  readonly inTable: { table: number; number: number };
}

const MAGNITUDES =
  /^(?:hundred|thousand|million|billion|bn|mn|m|trillion|millionen|milliarden|tausend|millions?|milliards?|millones|mil|milhões|mille|milioni|miliardi)$/;

/** Units and amounts, which every other story has. */
const MEASURES = new Set(
  'million millions billion billions thousand hundred percent per cent euro euros dollar dollars pound pounds km kilometre kilometres kilometer kilometers metre metres tonnes millionen milliarden prozent uhr millones millón millions milliards milhões reais'.split(
    ' ',
  ),
);

function describe(lexicon: Lexicon, place: number, language: string): KnownWord {
  const word = lexicon.words[place] ?? '';
  const term = lexicon.term(place);
  const isCapital = (lexicon.flags(place) & CAPITAL) !== 0;
  const day = calendarWord(word, language, isCapital);
  const isNumber = /^\d/.test(word) || numberWords(language).has(word);
  return {
    word,
    term,
    weight: term === 0 ? 0 : termWeight(term, language),
    isCapitalised: isCapital,
    isNumber,
    isMagnitude: MAGNITUDES.test(word),
    isReportingVerb: REPORTING.has(word),
    isSubject: !isNumber && !MEASURES.has(word) && calendarWord(word, language, true) === null,
    day,
    country: isCapital ? countryFor(word) : word,
    row: wordLikeness(language).rowOf(word),
    groups: groupsOf(term, language),
    opposites: oppositesOf(word),
    hash: hashTerm(word),
    traits: traitsOf(word, language) | (day === null ? 0 : TRAIT.day),
    inTable: { table: 0, number: 0 },
  };
}

/** By lexicon and place; what is known of a lexicon's words goes with it. */
const lexicons = new WeakMap<Lexicon, (KnownWord | undefined)[]>();

/** What is known of the words of a lexicon, by their places. */
export function knownWords(lexicon: Lexicon, language: string): (place: number) => KnownWord {
  let words = lexicons.get(lexicon);
  if (!words) {
    words = [];
    lexicons.set(lexicon, words);
  }
  const known = words;
  return (place) => {
    let found = known[place];
    if (!found) {
      found = describe(lexicon, place, language);
      // Without gaps: a list with far places alone would become a map.
      while (known.length <= place) known.push(undefined);
      known[place] = found;
    }
    return found;
  };
}
