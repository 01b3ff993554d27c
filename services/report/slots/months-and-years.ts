/** Dates of the calendar in a sentence: "April 6, 2009", "6. April", "el 6 de abril", "in May", "2017". */
import { MONTH_BY_NAME } from '@newsfold/text/time/month-names.ts';
import { calendarWord } from '../reading/calendar-words.ts';
import type { BareSlot } from './slot.ts';

const DAY_MS = 86_400_000;
const MONTHS = 12;

const dayNumber = (year: number, month: number, day: number): number =>
  Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);

const daysIn = (year: number, month: number): number =>
  dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

/** A date as a sentence writes it. */
interface Written {
  readonly day: number | null;
  readonly month: number;
  readonly year: number | null;
  readonly start: number;
  readonly end: number;
}

const WORD = /\p{L}+\.?/gu;
const DAY_BEFORE = /(?<![\d.,:$€£])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s(?:of |de )?$/iu;
const DAY_AFTER = /^\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?%)/iu;
const YEAR_AFTER = /^(?:,|\sof|\sde|\sdel)?\s((?:19|20)\d{2})(?!\d)/iu;
const ISO = /(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/g;

function writtenAt(text: string, word: string, at: number, language: string): Written | null {
  const name = word.replace(/\.$/, '').toLowerCase();
  const month = calendarWord(name, language, word[0] !== word[0]?.toLowerCase())?.month ?? null;
  if (month === null || !MONTH_BY_NAME.has(name)) return null;
  const before = DAY_BEFORE.exec(text.slice(Math.max(0, at - 10), at));
  let end = at + name.length;
  const after = before === null ? DAY_AFTER.exec(text.slice(end, end + 8)) : null;
  end += after?.[0].length ?? 0;
  const year = YEAR_AFTER.exec(text.slice(end, end + 12));
  end += year?.[0].length ?? 0;
  const day = Number(before?.[1] ?? after?.[1] ?? 0);
  return {
    day: day >= 1 && day <= 31 ? day : null,
    month,
    year: year === null ? null : Number(year[1]),
    start: at - (before?.[0].length ?? 0),
    end,
  };
}

/** The year whose date is nearest to the report: a report names the year of what is further away. */
function yearOf({ day, month, year }: Written, reported: number | null): number | null {
  if (year !== null || reported === null) return year;
  const of = new Date(reported * DAY_MS).getUTCFullYear();
  const distance = (candidate: number): number => Math.abs(dayNumber(candidate, month, day ?? 15) - reported);
  return [of - 1, of, of + 1].reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

function toSlot(written: Written, reported: number | null): BareSlot | null {
  const year = yearOf(written, reported);
  if (year === null) return null;
  const { day, month, start, end } = written;
  const value = dayNumber(year, month, day ?? 1);
  const other = day === null ? value + daysIn(year, month) - 1 : null;
  return { kind: 'day', of: '', value, other, bound: 'exactly', start, end };
}

/**
 * The dates that a sentence writes with a month, and those in ISO 8601.
 * @param reported day of the report, days since the epoch; null when unknown: then only dates with a year are found
 */
export function calendarDates(text: string, language: string, reported: number | null): BareSlot[] {
  const found: BareSlot[] = [];
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const written = writtenAt(text, word, index, language);
    const slot = written === null ? null : toSlot(written, reported);
    if (slot !== null) found.push(slot);
  }
  for (const { index, 0: written, 1: year, 2: month, 3: day } of text.matchAll(ISO)) {
    if (Number(month) < 1 || Number(month) > MONTHS) continue;
    const value = dayNumber(Number(year), Number(month), Number(day));
    found.push({
      kind: 'day',
      of: '',
      value,
      other: null,
      bound: 'exactly',
      start: index,
      end: index + written.length,
    });
  }
  return found;
}
