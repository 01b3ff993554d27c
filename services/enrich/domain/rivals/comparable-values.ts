/**
 * The numbers of a report that another report may give otherwise: what they measure in a common unit, and what stands
 * around them. Left out are numbers that are a part of something or an end of a range, ages and the slots that have one
 * value a story: those are compared by what they are.
 */
import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { STORY_SLOTS } from '@newsfold/report/numbers/slots.ts';
import { readingOf, type Word } from '@newsfold/report/reading/reading.ts';
import { slotValuesOf } from '@newsfold/report/statements/slot-values.ts';
import type { SlotValue, Statement } from '@newsfold/report/statements/statement.ts';
import { measure } from './common-units.ts';

/** A number with what stands around it. */
export interface ComparableValue {
  readonly told: SlotValue;
  /** What it measures: see `measure`. */
  readonly kind: string;
  /** In the unit of its kind. */
  readonly value: number;
  /** Terms of the content words before it, the nearest first, and behind it. */
  readonly before: readonly number[];
  readonly behind: readonly number[];
  /** Characters before it in its sentence: at most AROUND. */
  readonly textBefore: string;
  /** Whether it says how long before or after something it was: "nine days ago". */
  readonly isDistance: boolean;
}

/** The comparable numbers of a report. */
export interface ComparableValues {
  /** Those of a sentence. */
  readonly of: (sentence: Statement) => readonly ComparableValue[];
  /** How many numbers of a kind the report gives. */
  readonly counts: ReadonlyMap<string, number>;
  /** All numbers that hold, comparable or not, by kind in the common unit. */
  readonly given: ReadonlyMap<string, readonly number[]>;
}

/** Words read on each side of a number. */
const NEAR_WORDS = 9;
const AROUND = 40;
const AGE = 'years old';
const COUNT = 'count';
/** What every player of a game has of his own. */
const OF_PLAYERS =
  /^(?:yards?|rbis?|homers?|home runs|hits|strikeouts|pointers?|fights?|touchdowns?|tds?|passes|catches|carries|receptions|tackles|sacks|kos|knockouts|rounds?|points?|rebounds|assists|goals?|games?|matches|wins|losses|runs|innings|seasons?|laps|punkte|tore|spiele|siege|goles|puntos|partidos|buts|matchs|gols|jogos|pontos|очков|голов|матчей)$/iu;

/** Whether a slot is what every player of a game has of his own: points, rounds, yards. */
export const isOfPlayers = (slot: string): boolean => OF_PLAYERS.test(slot);

/** A number in digits or in one of the short words. */
const NUMBER =
  '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|dos|tres|cuatro|cinco|seis|deux|trois|quatre|cinq|dois|três|quatro)';
/** "15 to 20 inches", "between $1 and $2 million", "18 of 32", "zwischen drei und fünf". */
const RANGE_BEFORE = new RegExp(
  `${NUMBER}\\s?(?:%|percent|km|m)?\\s?(?:[-–]|(?<!\\p{L})(?:to|or|and|bis|oder|und|à|ou|et|o|y|a|до|или)(?!\\p{L})|(?:[- ]{1,3})of(?:[- ]{1,3})(?:the |its )?)\\s?$`,
  'iu',
);
const RANGE_BEHIND = new RegExp(
  `^\\s?(?:[-–]|(?:to|or|bis|oder|à|ou|o|до|или)(?!\\p{L})|(?:[- ]{1,3})of(?:[- ]{1,3})(?:the |its )?)\\s?${NUMBER}`,
  'iu',
);
/** "The first 17 passes", "another 30": a part, or more than what was told of. */
const PART_BEFORE =
  /(?<!\p{L})(?:first|last|next|final|past|another|additional|others?|further|extra|ersten?|letzten?|nächsten?|weiteren?|anderen?|primer[oa]s|últim[oa]s|próxim[oa]s|otr[oa]s|premi(?:ers|ères)|derni(?:ers|ères)|prochaine?s|autres|primeir[oa]s|outr[oa]s|перв\p{L}+|последн\p{L}+|ещё|друг\p{L}+)\s$/iu;

/** A sum in brackets behind another one is the same in another currency. */
const CONVERTED = /\p{N}[^()]{0,24}\(\s?(?:about |around |some )?[^\p{L}\p{N}]{0,2}(?:US|A|C)?[$€£]?$/u;

/** "Including debt, it pays $2.7 billion": what is counted with it, which another report may leave out. */
const COUNTED_WITH =
  /^\P{L}*(?:including|excluding|counting|einschließlich|inklusive|ohne|incluyendo|incluida|sin contar|y compris|hors|incluindo|sem contar|включая|без учёта) [^,]{1,40},/iu;

function isPart(before: string, behind: string): boolean {
  return (
    CONVERTED.test(before) ||
    RANGE_BEFORE.test(before) ||
    RANGE_BEHIND.test(behind) ||
    PART_BEFORE.test(before)
  );
}

/** "Nine days ago", "vor neun Tagen": a distance in time and no span. */
const DISTANCE_BEHIND =
  /^\s?(?:ago|after|before|earlier|later|prior|nach|vor|zuvor|später|después|antes|más tarde|après|avant|plus tard|depois|atrás|назад|после|до)(?!\p{L})/iu;
const DISTANCE_BEFORE =
  /(?<!\p{L})(?:vor|hace|il y a|há|through|after|before|nach)\s(?:about |almost |only )?$/iu;

function isComparable({ slot }: SlotValue): boolean {
  return slot !== COUNT && slot !== AGE && !STORY_SLOTS.has(slot) && !isOfPlayers(slot);
}

function toComparable(told: SlotValue, words: readonly Word[]): ComparableValue | null {
  const { statement, quantity, slot } = told;
  const { whole, article } = statement;
  const { text } = article;
  const textBefore = text.slice(Math.max(whole.start, quantity.start - AROUND), quantity.start);
  const textBehind = text.slice(quantity.end, Math.min(whole.end, quantity.end + AROUND));
  if (isPart(textBefore, textBehind) || COUNTED_WITH.test(text.slice(whole.start, quantity.start)))
    return null;
  const before = words.filter(({ end }) => end <= quantity.start).slice(-NEAR_WORDS);
  const behind = words.filter(({ start }) => start >= quantity.end).slice(0, NEAR_WORDS);
  const tells = ({ term, word }: Word): boolean => term !== 0 && !/^\d/.test(word);
  const termsOf = (near: readonly Word[]): number[] => near.filter(tells).map(({ term }) => term);
  return {
    told,
    ...measure(slot, told.value),
    before: termsOf(before).reverse(),
    behind: termsOf(behind),
    textBefore,
    isDistance: DISTANCE_BEHIND.test(textBehind) || DISTANCE_BEFORE.test(textBefore),
  };
}

const NONE: readonly ComparableValue[] = [];

function read(document: Document): ComparableValues {
  const values = slotValuesOf(document).filter(({ isFormer }) => !isFormer);
  const counts = new Map<string, number>();
  const given = new Map<string, number[]>();
  for (const told of values) {
    const { kind, value } = measure(told.slot, told.value);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const known = given.get(kind);
    if (known) known.push(value);
    else given.set(kind, [value]);
  }
  const bySentence = Map.groupBy(values.filter(isComparable), ({ statement }) => statement.whole);
  const known = new Map<Statement, readonly ComparableValue[]>();
  // Few sentences have a counterpart: what stands around a number is read when it is asked for.
  const of = (sentence: Statement): readonly ComparableValue[] => {
    const told = bySentence.get(sentence);
    if (!told) return NONE;
    let read = known.get(sentence);
    if (!read) {
      const words = readingOf(document).sentences[sentence.sentence]?.words ?? [];
      read = told.flatMap((one) => toComparable(one, words) ?? []);
      known.set(sentence, read);
    }
    return read;
  };
  return { of, counts, given };
}

/** The comparable numbers of a document. */
export const comparableValuesOf = annotation('comparable values', read);
