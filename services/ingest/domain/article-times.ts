/** When an article was seen and published. */
import type { TimeQuality } from '@newsfold/schemas/generated/records.ts';
import { dateInPath, parseTime } from '@newsfold/text/time/published-at.ts';

/** What a raw article and its record say about time. */
export interface TimeSource {
  readonly publishedAt: string | number | null;
  readonly seenAt: string | number | null;
  /** Canonical URL. */
  readonly url: string | null;
  /** Timestamp of the raw record, milliseconds since the epoch; negative when it has none. */
  readonly recordTimestamp: number;
}

/** The times of an article, milliseconds since the epoch. */
export interface ArticleTimes {
  readonly seenAt: number;
  readonly publishedAt: number | null;
  readonly publishedAtQuality: TimeQuality;
  /** Minutes east of UTC of the clock that the publication time was written by; null when the source did not say. */
  readonly publishedOffsetMinutes: number | null;
}

/** How far publishers' clocks may run ahead, milliseconds; anything later is the future. */
const CLOCK_SKEW = 10 * 60_000;

/** The date line: where a day has begun before the UTC day, by up to 14 hours. */
const DAY_AHEAD = 14 * 3_600_000;

/**
 * Stream time is the feed's own first sighting unless it is unreadable or, impossibly, later than the record. A
 * publication time in the future is set to the latest moment it can have been, and marked. Without a date in the
 * record, one in the URL's path gives the day. An article that nothing gives a time has 0, which is unknown. Pure: knows
 * no clock but the record's.
 */
export function articleTimes({ publishedAt, seenAt, url, recordTimestamp }: TimeSource): ArticleTimes {
  const timestamp = Math.max(0, recordTimestamp);
  const sighting = seenAt === null ? null : parseTime(seenAt, timestamp);
  // Without a time of the record nothing bounds what it says; dedupe bounds it by the arrival.
  const bound = recordTimestamp < 0 ? Number.MAX_SAFE_INTEGER : timestamp;
  const seen = sighting !== null && sighting.at <= bound ? Math.max(0, sighting.at) : timestamp;
  const latest = recordTimestamp < 0 ? bound : Math.max(seen, timestamp);
  const given = publishedAt === null ? null : parseTime(publishedAt, seen);
  const published = given ?? (url === null ? null : dateInPath(url));
  if (published === null)
    return { seenAt: seen, publishedAt: null, publishedAtQuality: 'missing', publishedOffsetMinutes: null };
  if (published.at <= latest + CLOCK_SKEW) {
    return {
      seenAt: seen,
      publishedAt: published.at,
      publishedAtQuality: published.quality,
      publishedOffsetMinutes: published.offsetMinutes,
    };
  }
  if (published.quality === 'day' && published.at <= latest + DAY_AHEAD) {
    return { seenAt: seen, publishedAt: latest, publishedAtQuality: 'day', publishedOffsetMinutes: null };
  }
  return { seenAt: seen, publishedAt: latest, publishedAtQuality: 'clamped', publishedOffsetMinutes: null };
}
