/**
 * The day that a report tells of: the first weekday it names, taken for the nearest one around its publication. Two
 * reports that tell of different days mostly report two events, however alike they are.
 */
import { languagePatterns } from '../words/language-patterns.ts';
import { WEEK, WEEKDAYS, weekdayOf } from './weekdays.ts';

const DAY_MS = 86_400_000;
const patternOf = languagePatterns(
  WEEKDAYS,
  (days) => new RegExp(days.map((day) => `(?<![\\p{L}\\p{N}])(${day})(?![\\p{L}\\p{N}])`).join('|'), 'iu'),
);

/**
 * The day that a report tells of, in days since the epoch; null when it names no weekday near its publication, or in a
 * language whose days are not known.
 * @param text headline and beginning of the body
 * @param publishedAt milliseconds since the epoch
 * @param mostBack days before publication up to which a weekday is the past one; the day after publication is near too
 */
export function toldDay(
  text: string,
  language: string,
  publishedAt: number,
  mostBack: number,
): number | null {
  const pattern = patternOf(language);
  const found = pattern?.exec(text);
  if (!found) return null;
  const weekday = found.slice(1).findIndex((group) => group !== undefined);
  const published = Math.floor(publishedAt / DAY_MS);
  const back = (weekdayOf(published) - weekday + WEEK) % WEEK;
  if (back <= mostBack) return published - back;
  return back === WEEK - 1 ? published + 1 : null;
}
