/** Reads times out of the shapes that parsers and stores give them, and chooses the best of several. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { type ParsedTime, parseTime } from '@newsfold/text/time/published-at.ts';
import { only, property } from './read-value.ts';

const TIME_KEYS = [...shapeKeys('time'), ...shapeKeys('text')];
const IN_SECONDS: ReadonlySet<string> = new Set(['seconds', '_seconds']);

/** Levels of wrapping that are opened: {"$date": {"$numberLong": "…"}}. */
const MAX_DEPTH = 3;

/** Fields of a time tuple, year to second, as Python's struct_time is written. */
const TUPLE_FIELDS = 6;

/** A time as one of the texts or numbers that parseTime reads. */
export type WrittenTime = string | number;

function ofTuple(tuple: readonly unknown[]): string | null {
  const parts = tuple.slice(0, TUPLE_FIELDS);
  if (parts.length < TUPLE_FIELDS || !parts.every((part) => Number.isInteger(part))) return null;
  const [year, month, day, hour, minute, second] = parts.map((part) => String(part).padStart(2, '0'));
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** The zone of PHP's {"date": "…", "timezone_type": 1, "timezone": "+01:00"}; '' where there is none. */
function zoneBeside(value: unknown): string {
  const zone = property(value, 'timezone');
  return typeof zone === 'string' && /^(?:[+-]\d\d:?\d\d|[A-Z]{1,5})$/.test(zone) ? ` ${zone}` : '';
}

/** A time in any supported shape; null when there is none. Never throws. */
export function readTime(value: unknown, depth = 0): WrittenTime | null {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return null;
  if (Array.isArray(value))
    return ofTuple(value) ?? (value.length === 0 ? null : readTime(value[0], depth + 1));
  for (const key of TIME_KEYS) {
    const found = readTime(only(property(value, key)), depth + 1);
    if (found === null) continue;
    if (IN_SECONDS.has(key) && typeof found === 'number') return found * 1_000;
    return key === 'date' ? `${found}${zoneBeside(value)}` : found;
  }
  return null;
}

/** A time given under one of several names. */
export interface TimeCandidate {
  readonly name: string;
  readonly time: WrittenTime;
  /** False for the time of an update, which says nothing about when it was published. */
  readonly isPublication: boolean;
}

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;

/** Zones lie up to 14 hours from UTC. */
const FARTHEST_ZONE = 14 * HOUR;

const NAMED_UTC = /gmt|utc/i;
const ZONE_GIVEN = /\dZ$|[+\u2212-]\d{2}:?\d{2}$|\s(?!AM|PM)[A-Z]{2,4}$/;

interface Read {
  readonly candidate: TimeCandidate;
  readonly parsed: ParsedTime;
}

function isUtc({ name, time }: TimeCandidate): boolean {
  return (
    typeof time === 'number' || NAMED_UTC.test(name) || ZONE_GIVEN.test(time.trim()) || /^\d+$/.test(time)
  );
}

/** True if `other` gives the time of the day that `base` names, or the same time with a zone that `base` lacks. */
function refines(other: Read, base: Read): boolean {
  const ahead = other.parsed.at - base.parsed.at;
  if (other.parsed.quality !== 'exact') return false;
  if (base.parsed.quality === 'day')
    return other.candidate.isPublication && ahead > -FARTHEST_ZONE && ahead < 24 * HOUR + FARTHEST_ZONE;
  return (
    isUtc(other.candidate) &&
    !isUtc(base.candidate) &&
    Math.abs(ahead) <= FARTHEST_ZONE &&
    ahead % QUARTER === 0
  );
}

/**
 * The best of the times of an article, the preferred name first: the first that can be read, made exact by another that
 * gives the time of that day or the zone of that time. The first when none can be read; null of none.
 */
export function bestTime(candidates: readonly TimeCandidate[]): TimeCandidate | null {
  if (candidates.length < 2) return candidates[0] ?? null;
  const read = candidates.flatMap((candidate): Read[] => {
    const parsed = parseTime(candidate.time, 0);
    return parsed === null ? [] : [{ candidate, parsed }];
  });
  const [base] = read;
  if (base === undefined) return candidates[0] ?? null;
  const finer = read.filter((other) => refines(other, base));
  return (finer.find(({ candidate }) => isUtc(candidate)) ?? finer[0] ?? base).candidate;
}
