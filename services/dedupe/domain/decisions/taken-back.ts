/**
 * Whether an article that comes after its withdrawal is still the one that was withdrawn. A later version brings it back,
 * as a new article; what was published before the withdrawal, and only comes after it, does not.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { DecisionMemory } from './decision-memory.ts';
import type { Standing, TakenBack } from './standing.ts';

/** Whether an article says that it was published after a moment. */
function saysLater({ publishedAt, publishedAtQuality }: Article, at: number): boolean {
  return publishedAtQuality === 'exact' && publishedAt !== null && publishedAt > at;
}

/** Whether the raw record of an article was there before a decision's, as far as the two can be compared. */
function cameBefore({ origin }: Article, { decision }: Standing): boolean {
  const { topic, partition, offset, timestamp } = decision.origin;
  if (origin.topic === topic && origin.partition === partition) return origin.offset < offset;
  return origin.timestamp < timestamp;
}

/** Whether an article that was taken back, and comes again, stays away: unless it says that it was published since. */
export function staysAway(article: Article, { at }: TakenBack): boolean {
  return !saysLater(article, at);
}

/** Whether a withdrawal covers an article that comes after it. */
function covers(standing: Standing, article: Article): boolean {
  if (saysLater(article, standing.decision.at)) return false;
  // One that has met nothing has overtaken its article.
  if (!standing.met) return true;
  return standing.contents.has(article.contentHash) || cameBefore(article, standing);
}

/**
 * The withdrawal that covers an article which comes now; null when it is free.
 * @param guidKey hash of the feed's own id; 0 without one
 */
export function withdrawalOf(decisions: DecisionMemory, article: Article, guidKey: number): Standing | null {
  if (decisions.size === 0) return null;
  const all = decisions.withdrawals(article.articleId, guidKey);
  return all.findLast((standing) => covers(standing, article)) ?? null;
}
