/**
 * Publication times as feeds write them: ISO 8601 in all its variants, RFC 822 and 2822, seconds to nanoseconds since
 * the epoch, and dates in words of fifteen languages.
 *
 * Written here because the platform's `Date.parse` reads "10/03/2026" as October and assumes the machine's zone for
 * what has none, and the libraries for dates in prose guess at relative times ("last Tuesday") that need a clock.
 */
import { findDate } from './calendar-date.ts';
import { zoneOffset } from './time-zones.ts';

/** A moment and how far it can be trusted. */
export interface ParsedTime {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * exact: to the minute or better; day: only the date was given. A time of exactly midnight counts as day: software
   * writes it for "no time" far more often than an editor publishes then.
   */
  readonly quality: 'exact' | 'day';
}

/** A written time longer than this is prose. */
const MAX_CHARS = 120;

/** The basic format of ISO 8601: 20260310T081500Z. */
const BASIC_FORMAT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(?!\d)/;

const MINUTE = 60_000;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Seconds, milliseconds, microseconds or nanoseconds since the epoch, distinguished by size: all mean 1990 to 9999. */
function fromEpoch(value: number): ParsedTime | null {
  for (const scale of [1_000, 1, 1e-3, 1e-6]) {
    const at = Math.round(value * scale);
    // Anything up to the year 2603 in seconds is read as seconds; above it milliseconds are meant (those of 1990 have
    // 12 digits).
    if (at >= EARLIEST && at <= (scale === 1_000 ? 2e13 : LATEST)) return { at, quality: 'exact' };
  }
  return null;
}

function fromDigits(text: string): ParsedTime | null {
  const calendar = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text);
  if (calendar !== null) {
    const [, year, month, day, hour, minute, second] = calendar;
    const clock = hour === undefined ? '' : ` ${hour}:${minute}:${second ?? '00'}`;
    const found = fromWords(`${year}-${month}-${day}${clock}`, 0);
    if (found !== null) return found;
  }
  return fromEpoch(Number(text));
}

interface Clock {
  /** Milliseconds after midnight; null when no time of day is given. */
  readonly millis: number | null;
  /** What follows the time, where the zone is written. */
  readonly after: string;
}

const CLOCK =
  /(?<!\d)(\d{1,2})\s?[:h時时点시.]\s?(\d{1,2})(?!\d)(?:\s?[:分분]\s?(\d{2})(?!\d)(?:[.,](\d{1,9}))?)?(?:\s?[分분초秒])?/iu;
const HOUR_ONLY = /(?<![\d+-])(\d{1,2})\s?(?:(?=[ap]\.?\s?m\b)|uhr\b|h\b|[時时点시])/iu;

/** Hours to add for "p.m." and its like; 12 a.m. is midnight. */
function halfDay(hour: number, around: string): number {
  const english = /(?<![a-z])([ap])\.?\s?m\b/i.exec(around)?.[1]?.toLowerCase();
  const afternoon = english === 'p' || /下午|午後|晚上|오후/.test(around);
  const morning = english === 'a' || /上午|午前|凌晨|오전/.test(around);
  if (afternoon && hour < 12) return 12;
  return morning && hour === 12 ? -12 : 0;
}

function clockOf(rest: string): Clock {
  const match = CLOCK.exec(rest) ?? HOUR_ONLY.exec(rest);
  if (match === null) return { millis: null, after: rest };
  const after = rest.slice(match.index + match[0].length);
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const second = Math.min(Number(match[3] ?? 0), 59);
  if (hour > 24 || minute > 59) return { millis: null, after };
  const fraction = Math.floor(Number(`0.${match[4] ?? '0'}`) * 1_000);
  const hours = hour + halfDay(hour, `${rest.slice(0, match.index)} ${after}`);
  return { millis: ((hours * 60 + minute) * 60 + second) * 1_000 + fraction, after };
}

/** Minutes east of UTC; a time without a zone, or with an unknown one, is read as UTC. */
function offsetOf(after: string, localMillis: number): number {
  const numeric = /([+\u2212-])(\d{2}):?(\d{2})?(?!\d)/.exec(after);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 14 * 60 ? 0 : numeric[1] === '+' ? minutes : -minutes;
  }
  for (const [word] of after.matchAll(/(?<!\p{L})[A-Za-z]{1,4}(?!\p{L})/gu)) {
    const offset = zoneOffset(word, localMillis);
    if (offset !== null) return offset;
  }
  return 0;
}

function fromWords(text: string, reference: number): ParsedTime | null {
  const date = findDate(text, reference);
  if (date === null) return null;
  const midnight = Date.UTC(date.year, date.month - 1, date.day);
  const clock = clockOf(date.rest);
  if (clock.millis === null || clock.millis === 0) return { at: midnight, quality: 'day' };
  const local = midnight + clock.millis;
  return { at: local - offsetOf(clock.after, local) * MINUTE, quality: 'exact' };
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
    return Number.isInteger(value) && value > 0 ? fromDigits(String(value)) : fromEpoch(value);
  if (typeof value !== 'string' || value.length > MAX_CHARS) return null;
  const text = value.trim().replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6');
  if (/^\d{8,20}(?:\.\d+)?$/.test(text)) return fromDigits(text);
  const dotNet = /^\/?Date\((\d{10,16})(?:[+-]\d{4})?\)\/?$/.exec(text)?.[1];
  if (dotNet !== undefined) return fromEpoch(Number(dotNet));
  return fromWords(text, reference);
}

/** A date in the path of an address (/2026/03/10/title, /2026-03-10-title), or null. */
export function dateInPath(url: string): ParsedTime | null {
  const match = /\/((?:19|20)\d{2})([-/]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[-/_]|$)/.exec(url);
  return match === null ? null : fromWords(`${match[1]}-${match[3]}-${match[4]}`, 0);
}
