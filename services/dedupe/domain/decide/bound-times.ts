/**
 * Stream time moves with what articles state, and closes stories as it moves: one article from the year 2100 would close
 * them all and keep the clock there. What is believed is bounded by when the article arrived, as its record in
 * articles.v1 says, which newsfold writes and the broker stamps. A function of the log, like every decision.
 */
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';

/** What became of the times of an article: part of its assignment. */
export type TimeBound = Pick<Assignment, 'clock' | 'timeBound'>;

/** Where nothing bounds them, as in a replay, whose articles have no arrival. */
export const UNBOUNDED: TimeBound = { clock: 'kept', timeBound: 0 };

/** An article whose times are believable. */
export interface BoundArticle {
  readonly article: Article;
  readonly bound: TimeBound;
}

/**
 * Bounds the times of an article: what lies further ahead of its arrival than the limit, and what is no time at all,
 * becomes the time of arrival, and so does a publication later than that.
 * @param arrivedAt when it came into articles.v1, ms since the epoch; not above 0 when nobody knows
 * @param leadMs how far clocks may run ahead
 */
export function boundTimes(article: Article, arrivedAt: number, leadMs: number): BoundArticle {
  if (arrivedAt <= 0) return { article, bound: UNBOUNDED };
  const timeBound = arrivedAt + leadMs;
  const { seenAt, publishedAt, publishedAtQuality, publishedOffsetMinutes } = article;
  if (seenAt > 0 && seenAt <= timeBound) return { article, bound: { clock: 'kept', timeBound } };
  const isLate = publishedAt !== null && publishedAt > timeBound;
  return {
    article: {
      ...article,
      seenAt: arrivedAt,
      publishedAt: isLate ? arrivedAt : publishedAt,
      publishedAtQuality: isLate ? 'clamped' : publishedAtQuality,
      // The moment that takes its place was on nobody's clock.
      publishedOffsetMinutes: isLate ? null : publishedOffsetMinutes,
    },
    bound: { clock: seenAt > 0 ? 'ahead' : 'unknown', timeBound },
  };
}

/** How far stream time may be ahead of a fact's record where the release that wrote it had no bound, ms. */
const LEAD_WITHOUT_BOUND_MS = 3_600_000;

/**
 * The stream time of a fact that is read back. A release without a bound may have let it run ahead of everything; then
 * it is the time of the fact's own record, so that the scope recovers.
 * @param writtenAt time of the record in assignments.v1, ms since the epoch; not above 0 when nobody knows
 */
export function believableStreamTime(
  { streamTime, timeBound }: Pick<Assignment, 'streamTime' | 'timeBound'>,
  writtenAt: number,
): number {
  const isBelievable = timeBound > 0 || writtenAt <= 0 || streamTime <= writtenAt + LEAD_WITHOUT_BOUND_MS;
  return isBelievable ? streamTime : writtenAt;
}
