/** Finds the calendar date in a written time. */
import { MONTH_BY_NAME } from './month-names.ts';

/** A date and the rest of the text around it. */
export interface FoundDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31, checked against the month. */
  readonly day: number;
  /** The text without the date: contains the time of day and the zone. */
  readonly rest: string;
}

const EARLIEST_YEAR = 1990;

/** True when the date exists and its year is one that news on the web can have. */
function exists(year: number, month: number, day: number): boolean {
  if (year < EARLIEST_YEAR || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** "26" → 2026, "98" → 1998: the year nearest before the end of the next one. */
function fullYear(digits: string, reference: number): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  const limit = new Date(reference).getUTCFullYear() + 1;
  const century = limit - (limit % 100);
  return century + year <= limit ? century + year : century - 100 + year;
}

/**
 * Day and month of "10/03/2026". If both readings exist, the one nearer to the reference counts: articles are new when
 * they are first seen. At the same distance the day comes first, as in most of the world.
 */
function dayAndMonth(
  one: number,
  two: number,
  year: number,
  reference: number,
): [day: number, month: number] | null {
  const dayFirst = exists(year, two, one) ? Date.UTC(year, two - 1, one) : null;
  const monthFirst = exists(year, one, two) ? Date.UTC(year, one - 1, two) : null;
  if (dayFirst === null && monthFirst === null) return null;
  if (monthFirst === null) return [one, two];
  if (dayFirst === null) return [two, one];
  return Math.abs(dayFirst - reference) <= Math.abs(monthFirst - reference) ? [one, two] : [two, one];
}

type Reading = (
  match: RegExpExecArray,
  reference: number,
) => readonly [year: number, month: number, day: number] | null;

const MONTH_WORD = "\\p{L}[\\p{L}\\p{M}']{2,11}";

function month(name: string | undefined): number {
  return MONTH_BY_NAME.get((name ?? '').toLowerCase().normalize('NFC')) ?? 0;
}

function numeric(match: RegExpExecArray, reference: number): readonly [number, number, number] | null {
  const year = fullYear(match[4] ?? '', reference);
  const one = Number(match[1]);
  const two = Number(match[3]);
  // Dots are written where the day comes first; only slashes and hyphens leave a doubt.
  const found = match[2] === '.' ? ([one, two] as const) : dayAndMonth(one, two, year, reference);
  return found === null ? null : [year, found[1], found[0]];
}

/** The ways to write a date, the least ambiguous first. */
const READINGS: ReadonlyArray<readonly [pattern: RegExp, read: Reading]> = [
  [/(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u, (m) => [Number(m[1]), Number(m[3]), Number(m[4])]],
  [/(?<!\d)(\d{4})(\d{2})(\d{2})(?=$|T)/u, (m) => [Number(m[1]), Number(m[2]), Number(m[3])]],
  [
    /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]/u,
    (m) => [Number(m[1]), Number(m[2]), Number(m[3])],
  ],
  [/(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/u, numeric],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?[\\s-]+(?:de |of )?(${MONTH_WORD})[.,]?[\\s-]+(?:de |del )?'?(\\d{4}|\\d{2})(?![\\d:])`,
      'iu',
    ),
    (m, reference) => [fullYear(m[3] ?? '', reference), month(m[2]), Number(m[1])],
  ],
  [
    new RegExp(
      `(?<!\\p{L})(${MONTH_WORD})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+)(\\d{4})(?!\\d)`,
      'iu',
    ),
    (m) => [Number(m[3]), month(m[1]), Number(m[2])],
  ],
];

/** "Tue Mar 10 08:15:00 +0000 2026", as C's ctime and X write it: the year comes last. */
const YEAR_LAST = new RegExp(
  `(?<!\\p{L})(${MONTH_WORD})\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}.*?)\\s+(\\d{4})\\s*$`,
  'iu',
);

/**
 * The first date in a text of at most some hundred characters. Null when there is none, when it does not exist
 * (30 February) or its year is before 1990 or after 9999.
 *
 * @param reference milliseconds since the epoch near which the date is expected; settles "10/03/2026" and "26".
 */
export function findDate(text: string, reference: number): FoundDate | null {
  for (const [pattern, read] of READINGS) {
    const match = pattern.exec(text);
    const date = match === null ? null : read(match, reference);
    if (match === null || date === null) continue;
    const [year, monthNumber, day] = date;
    if (!exists(year, monthNumber, day)) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { year, month: monthNumber, day, rest };
  }
  const last = YEAR_LAST.exec(text);
  const [year, monthNumber, day] = [Number(last?.[4]), month(last?.[1]), Number(last?.[2])];
  return last !== null && exists(year, monthNumber, day)
    ? { year, month: monthNumber, day, rest: last[3] ?? '' }
    : null;
}
