/** What puts articles that were first seen at one moment in order: a batch gives all of its articles one such moment. */
import type { Article } from '@newsfold/schemas/generated/records.ts';

/** How the first version of an article came. */
export interface Arrival {
  /** Its publication time where that is exact, milliseconds since the epoch; null otherwise. */
  readonly publishedAt: number | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Offset in articles.v1: the order of the articles that one record holds. */
  readonly articleOffset: number;
}

/** The arrival of an article that has not come before. */
export function arrivalOf(article: Article, articleOffset: number): Arrival {
  const { topic, partition, offset } = article.origin;
  const publishedAt = article.publishedAtQuality === 'exact' ? article.publishedAt : null;
  return { publishedAt, topic, partition, offset, articleOffset };
}

/**
 * Order of two arrivals: by exact publication time, what has none after what has one, then as they were published to the
 * raw topic. Negative when `a` comes first.
 */
export function compareArrivals(a: Arrival, b: Arrival): number {
  if (a.publishedAt !== b.publishedAt)
    return (a.publishedAt ?? Number.POSITIVE_INFINITY) - (b.publishedAt ?? Number.POSITIVE_INFINITY);
  if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1;
  return a.partition - b.partition || a.offset - b.offset || a.articleOffset - b.articleOffset;
}
