import type { Article, Match } from '@newsfold/schemas/generated/records.ts';
import type { Arrival } from './arrival.ts';

/** What another article says of one. */
export interface ArticleNotice {
  readonly kind: 'kill' | 'correction' | 'advisory';
  /** The notice, or the corrected article. */
  readonly noticeId: string;
}

/** An article of a story, in its newest version. */
export interface Member {
  readonly article: Article;
  /** The copy group: articleId of the group's first article. */
  readonly copyGroupId: string;
  /** Versions seen: 1, plus one for each edit. */
  readonly versions: number;
  /** Stream time of its first version, milliseconds since the epoch. */
  readonly firstSeenAt: number;
  /** How its first version came: what puts articles first seen at one moment in order. */
  readonly arrival: Arrival;
  /** Why it belongs to the story. */
  readonly match: Match;
  /** What another article says of it; null for nearly all. */
  readonly notice: ArticleNotice | null;
}
