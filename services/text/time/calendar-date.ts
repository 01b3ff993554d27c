/** Finds the calendar date in a written time. */
import { type DateReading, dateExists, fullYear, readFigures } from './numeric-date.ts';
import { writtenMonth } from './written-months.ts';

/** A date and the rest of the text around it. */
export interface FoundDate extends DateReading {
  /** The text without the date: contains the time of day and the zone. */
  readonly rest: string;
}

type Reading = (match: RegExpExecArray, reference: number) => DateReading | null;

const MONTH_WORD = "\\p{L}[\\p{L}\\p{M}']{1,14}";
/** The name, with a second one of the same month after a slash (آذار/مارس). */
const MONTH = `(${MONTH_WORD})(?:/${MONTH_WORD})?`;
const ORDINAL =
  "(?:st|nd|rd|th|er|re|ère|:?e|:a|an|na|-?го|-?е|η|ης|[.ºª°])?(?:(?:\\s+day)?\\s+of(?:\\s+the)?\\s|\\s+d['’]|\\s+(?:de|di|da|ta['’])\\s)?";
const GAP = '[\\s.,/׳॰-]*';
/** A year in four digits, or in two that are no time of day. */
const YEAR =
  "(?:(?:de|del|of)\\s+)?['’]?(\\d{4}|\\d{2}(?!:|[.h]\\d|\\s?(?:h|uhr|uur|[ap]\\.?\\s?m)(?!\\p{L})))(?!\\d)";

function certain(year: number, month: number, day: number): DateReading {
  return { year, month, day, isCertain: true };
}

/** The day of a week as ISO 8601 counts them: week 1 is the one with 4 January. */
function weekDate(year: number, week: number, weekday: number): DateReading | null {
  const january4 = Date.UTC(year, 0, 4);
  const monday = 1 - (new Date(january4).getUTCDay() || 7) + (week - 1) * 7;
  const date = new Date(Date.UTC(year, 0, 4 + monday + weekday - 1));
  const weeksBegin = date.getTime() - (weekday - 1) * 86_400_000;
  const isOfYear = week >= 1 && new Date(weeksBegin + 3 * 86_400_000).getUTCFullYear() === year;
  return isOfYear ? certain(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) : null;
}

function ordinalDate(year: number, dayOfYear: number): DateReading | null {
  const date = new Date(Date.UTC(year, 0, dayOfYear));
  const isOfYear = dayOfYear >= 1 && date.getUTCFullYear() === year;
  return isOfYear ? certain(year, date.getUTCMonth() + 1, date.getUTCDate()) : null;
}

const yearFirst: Reading = (m) => certain(Number(m[1]), Number(m[2]), Number(m[3]));

/** Croatian writes a point after the day and after the year. */
function dayFirst(match: RegExpExecArray, reference: number): DateReading {
  const isCroatian = match[0].includes('. ') && match.input[match.index + match[0].length] === '.';
  return certain(
    fullYear(match[3] ?? '', reference),
    writtenMonth(match[2] ?? '', isCroatian),
    Number(match[1]),
  );
}

/** The ways to write a date, the least ambiguous first. */
const READINGS: ReadonlyArray<readonly [pattern: RegExp, read: Reading]> = [
  [/(?<!\d)(\d{4})-?W(\d{2})-?([1-7])(?!\d)/giu, (m) => weekDate(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/(?<!\d)(\d{4})(?:[-/]|\. ?)(\d{1,2})(?:[-/]|\. ?)(\d{1,2})\.?(?!\d)/gu, yearFirst],
  [/(?<!\d)(\d{4})(\d{2})(\d{2})(?=$|[T\s])/giu, yearFirst],
  [/^(\d{4})-?(\d{3})(?=$|[T\s])/giu, (m) => ordinalDate(Number(m[1]), Number(m[2]))],
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?/gu, yearFirst],
  [
    /(?<!\d)(\d{1,2}) (?:tháng|thg) (\d{1,2})(?:,? năm)?[\s,]+(\d{4})/giu,
    (m) => certain(Number(m[3]), Number(m[2]), Number(m[1])),
  ],
  [new RegExp(`(?<!\\d)(\\d{1,2})${ORDINAL}${GAP}${MONTH}${GAP}${YEAR}`, 'giu'), dayFirst],
  [
    new RegExp(
      `(?<!\\p{L})${MONTH}[.\\s-]+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[,-]\\s*|\\s+)(?:del? )?(\\d{4})(?!\\d)`,
      'giu',
    ),
    (m) => certain(Number(m[3]), writtenMonth(m[1] ?? ''), Number(m[2])),
  ],
  [
    new RegExp(`(?<!\\d)(\\d{4})[\\s./-]+(?:m\\.\\s|gada\\s)?${MONTH}[\\s./-]+(\\d{1,2})(?![\\d:])`, 'giu'),
    (m) => certain(Number(m[1]), writtenMonth(m[2] ?? ''), Number(m[3])),
  ],
  [
    /(?<!\d)(\d{4})\.? gada (\d{1,2})\. (\p{L}{3,12})/giu,
    (m) => certain(Number(m[1]), writtenMonth(m[3] ?? ''), Number(m[2])),
  ],
  [
    /(?<!\d)(\d{2})\. ?(\d{1,2})\. ?(\d{1,2})\.? ?(?=[오(]|\p{Script=Hangul})/gu,
    (m, reference) => certain(fullYear(m[1] ?? '', reference), Number(m[2]), Number(m[3])),
  ],
  // After the words, for "10. maj 2026 kl. 17.03.00" has a time that looks like a date.
  [
    /(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/gu,
    (m, reference) => readFigures([m[1] ?? '', m[3] ?? '', m[4] ?? ''], m[2] ?? '', reference),
  ],
];

/** "Tue Mar 10 08:15:00 +0000 2026" and "Tue 10 Mar 08:15:00 CET 2026", as C's ctime, date(1) and X write it. */
const YEAR_LAST = new RegExp(
  `(?<!\\p{L})(?:(${MONTH_WORD})\\s+(\\d{1,2})|(?<!\\d)(\\d{1,2})\\s+(${MONTH_WORD}))\\s+(\\d{1,2}:\\d{2}.*?)\\s+(\\d{4})\\s*$`,
  'giu',
);

function yearLast(text: string): FoundDate | null {
  for (const match of matchesOf(YEAR_LAST, text)) {
    const month = writtenMonth(match[1] ?? match[4] ?? '');
    const date = certain(Number(match[6]), month, Number(match[2] ?? match[3]));
    if (dateExists(date.year, date.month, date.day)) return { ...date, rest: match[5] ?? '' };
  }
  return null;
}

/** All matches, overlapping ones too: in "8 pm 10 March 2026" the first figure before a word is not the day. */
function* matchesOf(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  for (let from = 0; from < text.length; ) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) return;
    yield match;
    from = match.index + 1;
  }
}

/**
 * The first date in a text of at most some hundred characters. Null when there is none, when it does not exist
 * (30 February) or its year is before 1990 or after 9999.
 *
 * @param reference milliseconds since the epoch near which the date is expected; settles "10/03/2026" and "26".
 */
export function findDate(text: string, reference: number): FoundDate | null {
  for (const [pattern, read] of READINGS) {
    for (const match of matchesOf(pattern, text)) {
      const date = read(match, reference);
      if (date === null || !dateExists(date.year, date.month, date.day)) continue;
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
      return { ...date, rest };
    }
  }
  return yearLast(text);
}
