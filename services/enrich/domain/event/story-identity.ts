import type { StoryDecision, StoryMention } from '@newsfold/schemas/generated/records.ts';
import type { Withdrawal } from './withdrawal.ts';

/** What of a story does not follow from its members. */
export interface StoryIdentity {
  readonly storyId: string;
  readonly scope: string;
  /** Offset in articles.v1 of the article that last touched it. */
  readonly revision: number;
  /** articleId of that article; of a decision its id. */
  readonly causedBy: string;
  /** Stream time of that article, milliseconds since the epoch. */
  readonly updatedAt: number;
  readonly splitFrom: string | null;
  /** Stories merged into this one, oldest first, at most MAX_SUPERSEDES. */
  readonly supersedes: readonly string[];
  /** Digests that have an item about it, in the order they came, at most MAX_MENTIONS. */
  readonly mentionedIn: readonly StoryMention[];
  /** Its articles that no longer stand, in the order in which that became known, at most MAX_WITHDRAWALS. */
  readonly withdrawals: readonly Withdrawal[];
  /** What editors have decided about its articles, in the order they did. */
  readonly decisions: readonly StoryDecision[];
}
