/**
 * Publication times as feeds write them: ISO 8601 in all its variants, RFC 822 and 2822, seconds to nanoseconds since
 * the epoch, and dates in words of some fifty languages.
 *
 * Written here because the platform's `Date.parse` reads "10/03/2026" as October and assumes the machine's zone for
 * what has none, and the libraries for dates in prose guess at relative times ("last Tuesday") that need a clock.
 */
import { findDate } from './calendar-date.ts';
import { findClockTime } from './clock-time.ts';
import { dateExists } from './numeric-date.ts';
import { plainForm, withoutComments } from './written-form.ts';
import { MOST_EAST, MOST_WEST, readOffset } from './zone-offset.ts';

/** A moment and how far it can be trusted. */
export interface ParsedTime {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * exact: to the minute or better; day: the hour is not known. Either only the date was given, or the zone is one that
   * is not known ("8:15 XYZT", "local time"), or the figures make two dates ("05/04/2026"): the time is then the best
   * guess. A time of exactly midnight counts as day: software writes it for "no time" far more often than an editor
   * publishes then.
   */
  readonly quality: 'exact' | 'day';
  /** Minutes east of UTC of the clock that it was written by; null when that is not said, or the hour is not known. */
  readonly offsetMinutes: number | null;
}

/** A written time longer than this is prose. */
const MAX_CHARS = 120;

const MINUTE = 60_000;
const DAY = 86_400_000;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Seconds, milliseconds, microseconds or nanoseconds since the epoch, distinguished by size: all mean 1990 to 9999. */
function fromEpoch(value: number): ParsedTime | null {
  for (const scale of [1_000, 1, 1e-3, 1e-6]) {
    const at = Math.round(value * scale);
    // Anything up to the year 2603 in seconds is read as seconds; above it milliseconds are meant (those of 1990 have
    // 12 digits).
    if (at >= EARLIEST && at <= (scale === 1_000 ? 2e13 : LATEST))
      return { at, quality: 'exact', offsetMinutes: null };
  }
  return null;
}

/** 20260310, 2026031008, 202603100815, 20260310081500, 20260310081500123. */
const CALENDAR = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{3})?)?)?)?$/;

function fromDigits(text: string, reference: number): ParsedTime | null {
  const epoch = fromEpoch(Number(text));
  const calendar = CALENDAR.exec(text);
  // Ten digits are seconds since the epoch, unless that would be in the future.
  if (calendar === null || (text.length === 10 && epoch !== null && epoch.at <= reference + DAY))
    return epoch;
  const [, year, month, day, hour, minute = '00', second = '00', millis = '0'] = calendar;
  const clock = hour === undefined ? '' : ` ${hour}:${minute}:${second}.${millis}`;
  return fromWords(`${year}-${month}-${day}${clock}`, 0) ?? epoch;
}

/** As nearly all feeds write a time for machines. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::(\d\d)(?:\.(\d+))?)?(Z|([+-])(\d\d):?([0-5]\d))?$/;

/** What fromWords makes of it, without a search; null for what is to be searched. */
function fromIso(text: string): ParsedTime | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '0',
    fraction = '',
    zone,
    sign,
    hours = '0',
    minutes = '0',
  ] = found;
  if (!dateExists(Number(year), Number(month), Number(day))) return null;
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  if (east > MOST_EAST || east < MOST_WEST) return null;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Math.min(Number(second), 59);
  const clock = seconds * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (clock === 0) return { at: midnight, quality: 'day', offsetMinutes: null };
  const at = midnight + clock - east * MINUTE;
  return at > LATEST ? null : { at, quality: 'exact', offsetMinutes: zone === undefined ? null : east };
}

/** Minutes of India's IST, which is Israel's and Ireland's as well, but not in a script of India. */
const INDIA = 330;
const INDIAN = /[\u0900-\u0dff]/;

function fromWords(text: string, reference: number): ParsedTime | null {
  const date = findDate(text, reference);
  if (date === null) return null;
  const midnight = Date.UTC(date.year, date.month - 1, date.day);
  const clock = findClockTime(date.rest);
  if (clock.millis === null || clock.millis === 0)
    return { at: midnight, quality: 'day', offsetMinutes: null };
  const local = midnight + clock.millis;
  const offset = readOffset(clock.before, clock.after, local);
  const at = local - offset.minutes * MINUTE;
  // West of Greenwich the last hours of 9999 are in a year that readers of other languages have no date for.
  if (at > LATEST) return null;
  const isZoneKnown = offset.isCertain || (offset.minutes === INDIA && INDIAN.test(text));
  if (!date.isCertain || !isZoneKnown) return { at, quality: 'day', offsetMinutes: null };
  return { at, quality: 'exact', offsetMinutes: offset.isWritten ? offset.minutes : null };
}

/**
 * Reads a time in any usual form. Null when the value is no time, or one before 1990 (or after 9999): the year 0 and
 * the epoch are what software writes for "unknown". A time in the future is returned as it is; the caller decides.
 * A date without a time of day is midnight UTC. Never throws.
 *
 * @param value string or number from a raw article.
 * @param reference milliseconds since the epoch near which the time is expected, such as the record's timestamp: it
 *   settles "10/03/2026" (the reading nearer to it) and two-digit years.
 */
export function parseTime(value: unknown, reference: number): ParsedTime | null {
  if (typeof value === 'number')
    return Number.isInteger(value) && value > 0 ? fromDigits(String(value), reference) : fromEpoch(value);
  if (typeof value !== 'string' || value.length > MAX_CHARS) return null;
  const trimmed = value.trim();
  const iso = fromIso(trimmed);
  if (iso !== null) return iso;
  const text = plainForm(trimmed);
  const number = /^@?(\d{8,20}(?:\.\d+)?|\d\.\d{1,20}e\+?\d{1,2})$/i.exec(text)?.[1];
  if (number !== undefined) return fromDigits(number, reference);
  const dotNet = /^\/?Date\((\d{10,16})(?:[+-]\d{4})?\)\/?$/.exec(text)?.[1];
  if (dotNet !== undefined) return fromEpoch(Number(dotNet));
  return (
    fromWords(text, reference) ?? (text.includes('(') ? fromWords(withoutComments(text), reference) : null)
  );
}

/** A date in the path of an address (/2026/03/10/title, /2026-03-10-title), or null. */
export function dateInPath(url: string): ParsedTime | null {
  const match = /\/((?:19|20)\d{2})([-/]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[-/_]|$)/.exec(url);
  return match === null ? null : fromWords(`${match[1]}-${match[3]}-${match[4]}`, 0);
}
