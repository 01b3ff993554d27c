/** The days that a statement names: "Monday", "22 September", "March", each with the part it plays. */

import { MONTH_BY_NAME } from '@newsfold/text/time/month-names.ts';
import { SentencePattern } from '../patterns/sentence-pattern.ts';
import { calendarWord } from '../reading/calendar-words.ts';
import { readingOf, type Word } from '../reading/reading.ts';
import { CONFIRMING, DENYING, REPORTING } from '../reading/stance-words.ts';
import { TRAIT } from '../reading/word-traits.ts';
import type { DayMention, DayPart, Statement } from './statement.ts';

const PARTS: ReadonlyArray<readonly [part: DayPart, before: RegExp]> = [
  ['since', /\b(?:since|seit|depuis|desde hace)\s(?:\S+\s){0,2}$/iu],
  ['start', /\b(?:from|starting|beginning|as of|ab|à partir d[eu]|desde|a partir d[eoa])\s(?:\S+\s){0,3}$/iu],
  ['end', /\b(?:until|till|by|through|bis|jusqu\S*|hasta|até)\s(?:\S+\s){0,3}$/iu],
  [
    'other',
    /\b(?:next|last|every|previous|following|nächste\S*|letzte\S*|jede\S*|prochain|dernier|próximo|pasado|passad[oa])\s$/iu,
  ],
];
const NIGHT = /\b(?:night|late|evening|midnight|nacht|abend|nuit|soir|noche|noite)\b/iu;
const MORNING = /\b(?:morning|early|dawn|morgen|früh|matin|aube|madrugada|mañana|manhã)\b/iu;
const NOT = new SentencePattern(
  /(?:\bnot|\bnicht|\binstead of|\brather than|\bstatt|\bet non|\by no|\be não)\s(?:(?:on|am|in|le|el|en|em|the)\s)?$/iu,
);
const CORRECTED =
  /\b(?:not|nicht|instead of|rather than|statt|non|no|não)\b.{0,30}\b(?:first|earlier|initially|originally|previously|reported|thought|zunächst|ursprünglich|d'abord|primero|inicialmente)\b|\bcorrect(?:ed|ing|ion)\b|korrigiert|rectifi|corrig/iu;
/** Words between a reporting verb and its day. */
const SPOKEN_WITHIN = 4;
/** Words looked at on either side of a day. */
const BESIDE = 3;
/** Characters read around a day. */
const AROUND = 24;

/** The day of the month beside a month's name: "22 September", "September 22", "22 de septiembre". */
function dayOfMonth(
  text: string,
  word: Word,
): { readonly day: number; readonly start: number; readonly end: number } | null {
  const before = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s(?:of |de )?$/iu.exec(
    text.slice(Math.max(0, word.start - 10), word.start),
  );
  if (before?.[1] !== undefined)
    return { day: Number(before[1]), start: word.start - before[0].length, end: word.end };
  const after = /^\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]*\d)/iu.exec(text.slice(word.end, word.end + 6));
  return after?.[1] === undefined
    ? null
    : { day: Number(after[1]), start: word.start, end: word.end + after[0].length };
}

/** A verb of speech behind a day and a comma ends the sentence: "opens on 20 March, the council said". */
const LEAST_TOLD = 4;
const MOST_TAIL = 6;

/** Whether what says who tells it follows a day: the day is then of what is told. */
function isBeforeTail(words: readonly Word[], at: number, behind: string): boolean {
  return at >= LEAST_TOLD && words.length - 1 - at <= MOST_TAIL && /^\s?,\s/.test(behind);
}

function isSpoken(words: readonly Word[], at: number, behind: string): boolean {
  if (isBeforeTail(words, at, behind)) return false;
  return words.some(
    ({ word }, i) =>
      Math.abs(i - at) <= SPOKEN_WITHIN && (REPORTING.has(word) || CONFIRMING.has(word) || DENYING.has(word)),
  );
}

/** @param first the first word of the day, which has several in a date */
function besideOf(words: readonly Word[], first: number, at: number, language: string): number[] {
  return words
    .slice(Math.max(0, first - BESIDE), at + 1 + BESIDE)
    .filter(
      ({ word, term }) => term !== 0 && !/^\d/.test(word) && calendarWord(word, language, true) === null,
    )
    .map(({ term }) => term);
}

function mentionAt(statement: Statement, words: readonly Word[], at: number): DayMention | null {
  const word = words[at] as Word;
  const { text, language } = statement.article;
  const found = word.known.day;
  if (!found) return null;
  const date = found.month === null ? null : dayOfMonth(text, word);
  const { start, end } = date ?? word;
  const first = Math.max(
    0,
    words.findIndex((one) => one.start >= start),
  );
  const before = text.slice(Math.max(statement.start, start - AROUND), start);
  const around = before + text.slice(end, Math.min(statement.end, end + AROUND / 2));
  return {
    start,
    end,
    kind: found.month === null ? 'weekday' : date ? 'date' : 'month',
    key: found.month === null ? String(word.term) : `${date?.day ?? ''} ${MONTH_BY_NAME.get(word.word)}`,
    part: PARTS.find(([, pattern]) => pattern.test(before))?.[0] ?? 'point',
    beside: besideOf(words, first, at, language),
    isSpoken: isSpoken(words, at, text.slice(end, end + 3)),
    isNight: NIGHT.test(around),
    isMorning: MORNING.test(around),
    isRetracted: NOT.pattern.test(before),
    isCorrection: CORRECTED.test(text.slice(statement.whole.start, statement.whole.end)),
  };
}

const NO_DAYS: readonly DayMention[] = [];

function sentenceOf({ document, sentence }: Statement): readonly Word[] {
  return readingOf(document).sentences[sentence]?.words ?? [];
}

/** Whether a statement names a day; few do. */
export function namesDay(statement: Statement): boolean {
  const sentence = readingOf(statement.document).sentences[statement.sentence];
  if (sentence === undefined || (sentence.traits & TRAIT.day) === 0) return false;
  return sentence.words.some(
    (word) => word.is(TRAIT.day) && word.start >= statement.start && word.end <= statement.end,
  );
}

/** Whether a statement may retract a day ("not on Monday"): false only where it does not. */
export function mayRetractDay({ document, sentence }: Statement): boolean {
  const seen = readingOf(document).sentences[sentence]?.seen;
  return seen !== undefined && NOT.mayBeIn(seen);
}

function read(statement: Statement): readonly DayMention[] {
  if (!namesDay(statement)) return NO_DAYS;
  const words = sentenceOf(statement).filter(
    ({ start, end }) => start >= statement.start && end <= statement.end,
  );
  return words.flatMap((_, at) => mentionAt(statement, words, at) ?? []);
}

/** The days that a statement names, in its order. */
export function daysIn(statement: Statement): readonly DayMention[] {
  statement.notes.days ??= read(statement);
  return statement.notes.days;
}

/** The days of two statements that only one of them names, those left out that are named to be taken back. */
export function daysApart(
  one: Statement,
  other: Statement,
): readonly [readonly DayMention[], readonly DayMention[]] {
  const [mine, theirs] = [one, other].map((statement) =>
    daysIn(statement).filter(({ isRetracted }) => !isRetracted),
  ) as [DayMention[], DayMention[]];
  const without = (days: readonly DayMention[], others: readonly DayMention[]) =>
    days.filter(({ kind, key }) => !others.some((known) => known.kind === kind && known.key === key));
  return [without(mine, theirs), without(theirs, mine)];
}

/** The numbers in digits of a statement, the days of its dates aside, in its order. */
function otherNumbers(statement: Statement): string {
  const dates = daysIn(statement).filter(({ kind }) => kind === 'date');
  return sentenceOf(statement)
    .filter(({ start, end }) => start >= statement.start && end <= statement.end)
    .filter(
      ({ word, start, end }) =>
        /\d/.test(word) && !dates.some((date) => date.start <= start && end <= date.end),
    )
    .map(({ word }) => word)
    .join(' ');
}

/** Whether two statements give one date each that the other does not, and no other numbers in digits that differ. */
export function differInDateAlone(one: Statement, other: Statement): boolean {
  if (!namesDay(one) || !namesDay(other)) return false;
  const [mine, theirs] = daysApart(one, other);
  if (mine.length !== 1 || theirs.length !== 1) return false;
  if (mine[0]?.kind !== 'date' || theirs[0]?.kind !== 'date') return false;
  return otherNumbers(one) === otherNumbers(other);
}
