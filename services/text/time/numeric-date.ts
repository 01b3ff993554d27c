/** Settles what dates in figures leave open: the century of "26", and which of "10/03" is the month. */

/** Year, month (1 to 12) and day, with whether another reading remains possible. */
export interface DateReading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** False when the figures also make another date on which the article may as well have been published. */
  readonly isCertain: boolean;
}

const EARLIEST_YEAR = 1990;
const DAY = 86_400_000;
/** A date this far back is none that a feed of news means, if the figures make one that is near. */
const TOO_OLD = 3 * 366 * DAY;

/** True when the date exists and its year is one that news on the web can have. */
export function dateExists(year: number, month: number, day: number): boolean {
  if (!(year >= EARLIEST_YEAR && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** "26" → 2026, "98" → 1998: the year nearest before the end of the next one. */
export function fullYear(digits: string, reference: number): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  const limit = new Date(reference).getUTCFullYear() + 1;
  const century = limit - (limit % 100);
  return century + year <= limit ? century + year : century - 100 + year;
}

type Candidate = readonly [year: number, month: number, day: number];
type Figures = readonly [first: string, second: string, third: string];

function timeOf([year, month, day]: Candidate): number {
  return Date.UTC(year, month - 1, day);
}

/** True when an article seen at the reference may have been published on the other date, for all one can tell. */
function isPossible(other: Candidate, chosen: Candidate, reference: number): boolean {
  const [at, chosenAt] = [timeOf(other), timeOf(chosen)];
  return at !== chosenAt && (at <= reference + DAY || chosenAt > reference + DAY);
}

function nearest(dates: readonly Candidate[], reference: number): Candidate | undefined {
  const distance = (date: Candidate) => Math.abs(timeOf(date) - reference);
  return dates.reduce<Candidate | undefined>(
    (best, date) => (best === undefined || distance(date) < distance(best) ? date : best),
    undefined,
  );
}

/** "26-03-10", where the year is the first figure; null unless that is a date near the reference. */
function yearFirst(figures: Figures, reference: number): Candidate | null {
  if (figures[0].length !== 2 || figures[2].length !== 2) return null;
  const date: Candidate = [fullYear(figures[0], reference), Number(figures[1]), Number(figures[2])];
  return dateExists(...date) && Math.abs(timeOf(date) - reference) <= TOO_OLD ? date : null;
}

/**
 * Reads three figures of which the year is the last. If both orders of day and month exist, the date nearer to the
 * reference counts: articles are new when they are first seen. At the same distance the day comes first, as in most of
 * the world. The year is taken from the front only where the end would make a date of years ago. Null when no reading
 * exists.
 *
 * @param separator what is between the figures. Dots are written where the day comes first; slashes and hyphens leave
 *   a doubt, unless the other reading is in the future.
 * @param reference milliseconds since the epoch near which the date is expected.
 */
export function readFigures(figures: Figures, separator: string, reference: number): DateReading | null {
  const [one, two] = [Number(figures[0]), Number(figures[1])];
  const year = fullYear(figures[2], reference);
  const orders: Candidate[] = [[year, two, one]];
  if (separator !== '.') orders.push([year, one, two]);
  const possible = orders.filter((date) => dateExists(...date));
  const chosen = nearest(possible, reference);
  if (chosen === undefined || Math.abs(timeOf(chosen) - reference) > TOO_OLD) {
    const [y, month, day] = yearFirst(figures, reference) ?? [];
    if (y !== undefined && month !== undefined && day !== undefined)
      return { year: y, month, day, isCertain: false };
  }
  if (chosen === undefined) return null;
  const isCertain = !possible.some((date) => isPossible(date, chosen, reference));
  return { year: chosen[0], month: chosen[1], day: chosen[2], isCertain };
}
