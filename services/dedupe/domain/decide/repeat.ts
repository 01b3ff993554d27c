/** When an article brings nothing new. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { WindowArticle } from '../window/slot-table.ts';

/**
 * Whether an article repeats what came under its id before: the same content, or an older raw record of the same
 * partition delivered again (ingest is at-least-once, so an edit may be followed by the version before it).
 */
export function isRepeat(known: WindowArticle, article: Article): boolean {
  if (known.contentHash === article.contentHash) return true;
  const { topic, partition, offset, timestamp } = article.origin;
  return (
    known.topic === topic &&
    known.partition === partition &&
    offset <= known.offset &&
    timestamp <= known.timestamp
  );
}
