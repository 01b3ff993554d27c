/**
 * The last events of stories that were touched lately, for the next difference. It also decides whose articles stay
 * read: what enrichers know of an article (words, statements, comparisons) hangs on the article object, some 100 KB each,
 * and goes when the object does.
 */
import type { Composed } from './compose.ts';
import type { LiveStory } from './live-story.ts';
import type { Report } from './material.ts';

/** Reports of recent stories that stay read, at most: some 100 MB a partition. A story is touched again soon or not at all. */
const MAX_REPORTS = 1000;

interface Entry {
  readonly event: Composed;
  readonly story: LiveStory;
  /** The reports that its event was read from, by article id. */
  readonly examined: ReadonlySet<string>;
}

/** A bounded memory of stories, the least recently touched forgotten first. It never changes an answer. */
export class RecentStories {
  readonly #entries = new Map<string, Entry>();
  readonly #maxReports: number;
  #reports = 0;

  constructor(maxReports: number = MAX_REPORTS) {
    this.#maxReports = maxReports;
  }

  /** The last event of a story, or undefined when it is not remembered. */
  eventOf(storyId: string): Composed | undefined {
    return this.#entries.get(storyId)?.event;
  }

  /** How many stories are remembered. */
  get size(): number {
    return this.#entries.size;
  }

  /** How many reports stay read. */
  get reports(): number {
    return this.#reports;
  }

  /** Remembers a story's event as the most recent, and forgets others when there are too many. */
  remember(story: LiveStory, event: Composed, examined: readonly Report[]): void {
    const before = this.#entries.get(story.storyId)?.examined;
    const now = new Set(examined.map(({ article }) => article.articleId));
    // A large story goes on for weeks; what is not read any more must not stay with it.
    for (const articleId of before ?? []) if (!now.has(articleId)) unread(story, articleId);
    this.drop(story.storyId);
    this.#entries.set(story.storyId, { event, story, examined: now });
    this.#reports += now.size;
    for (const [oldest, entry] of this.#entries) {
      if (this.#reports <= this.#maxReports || oldest === story.storyId) break;
      this.drop(oldest);
      for (const articleId of entry.examined) unread(entry.story, articleId);
    }
  }

  /** Drops the event of a story that changed or ended. */
  drop(storyId: string): void {
    this.#reports -= this.#entries.get(storyId)?.examined.size ?? 0;
    this.#entries.delete(storyId);
  }
}

/** Puts an equal article in place of one that was read, so that what was read can be collected. */
function unread({ members }: LiveStory, articleId: string): void {
  const member = members.get(articleId);
  if (member) members.set(articleId, { ...member, article: { ...member.article } });
}
