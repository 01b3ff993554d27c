/** When an article brings nothing new. */
import type { Article, Origin } from '@newsfold/schemas/generated/records.ts';
import type { WindowArticle } from '../window/slot-table.ts';

/** Whether a place in a raw partition is the same as another, or before it; the items of one record are in order. */
function isNotAfter(place: Pick<Origin, 'offset' | 'item'>, other: Pick<Origin, 'offset' | 'item'>): boolean {
  return place.offset === other.offset ? place.item <= other.item : place.offset < other.offset;
}

/**
 * Whether an article repeats what came under its id before: the same content, or an older raw record of the same
 * partition delivered again (ingest is at-least-once, so an edit may be followed by the version before it).
 */
export function isRepeat(known: WindowArticle, article: Article): boolean {
  if (known.contentHash === article.contentHash) return true;
  const { topic, partition, timestamp } = article.origin;
  return (
    known.topic === topic &&
    known.partition === partition &&
    isNotAfter(article.origin, known) &&
    timestamp <= known.timestamp
  );
}
