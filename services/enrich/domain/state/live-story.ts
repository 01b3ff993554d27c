/** What enrich remembers of one partition: its live stories and the redirects of merged ones. */
import type { Article, Match } from '@newsfold/schemas/generated/records.ts';
import { RecentStories } from './recent-stories.ts';

/** An article of a story, in its newest version. */
export interface Member {
  readonly article: Article;
  /** The copy group: articleId of the group's first article. */
  readonly copyGroupId: string;
  /** Versions seen: 1, plus one for each edit. */
  readonly versions: number;
  /** Stream time of its first version, milliseconds since the epoch. */
  readonly firstSeenAt: number;
  /** Why it belongs to the story. */
  readonly match: Match;
}

/** What of a story is not told by its members. */
export interface StoryIdentity {
  readonly storyId: string;
  readonly scope: string;
  /** Offset in articles.v1 of the article that last touched it. */
  readonly revision: number;
  /** articleId of that article. */
  readonly causedBy: string;
  /** Stream time of that article, milliseconds since the epoch. */
  readonly updatedAt: number;
  readonly splitFrom: string | null;
  /** Stories merged into this one, oldest first, at most MAX_SUPERSEDES. */
  readonly supersedes: readonly string[];
}

/** A story that may still grow. */
export interface LiveStory extends StoryIdentity {
  readonly members: Map<string, Member>;
}

/** State of one partition. Built from assignments only; `recent` is a cache that never changes an answer. */
export interface Stories {
  readonly live: Map<string, LiveStory>;
  /** The live story of each article. */
  readonly storyOf: Map<string, string>;
  /** By scope: when the tombstone of each merged story is due (stream time, milliseconds), the next due first. */
  readonly redirects: Map<string, Map<string, number>>;
  readonly recent: RecentStories;
}

/** Merged stories named in an event; older ones are left out. */
export const MAX_SUPERSEDES = 50;

/** The state before the first assignment. */
export function createStories(recent: RecentStories = new RecentStories()): Stories {
  return { live: new Map(), storyOf: new Map(), redirects: new Map(), recent };
}

/** The live story that holds an article, if any does. */
export function homeIn({ live, storyOf }: Stories, articleId: string): LiveStory | undefined {
  const storyId = storyOf.get(articleId);
  return storyId === undefined ? undefined : live.get(storyId);
}
