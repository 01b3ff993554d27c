/**
 * The last events of stories that were touched lately, for the next difference. It also decides whose articles stay
 * read: what enrichers know of an article (words, statements, comparisons) hangs on the article object, some 60 KB each,
 * and goes when the object does.
 */
import type { Composed } from './compose.ts';
import type { LiveStory } from './live-story.ts';

/** Articles of recent stories, at most: some 120 MB a partition. A story is touched again soon or not at all. */
const MAX_ARTICLES = 2000;

interface Entry {
  readonly event: Composed;
  readonly story: LiveStory;
  readonly articles: number;
}

/** A bounded memory of stories, the least recently touched forgotten first. It never changes an answer. */
export class RecentStories {
  readonly #entries = new Map<string, Entry>();
  readonly #maxArticles: number;
  #articles = 0;

  constructor(maxArticles: number = MAX_ARTICLES) {
    this.#maxArticles = maxArticles;
  }

  /** The last event of a story, or undefined when it is not remembered. */
  eventOf(storyId: string): Composed | undefined {
    return this.#entries.get(storyId)?.event;
  }

  /** How many stories are remembered. */
  get size(): number {
    return this.#entries.size;
  }

  /** Remembers a story's event as the most recent, and forgets others when there are too many. */
  remember(story: LiveStory, event: Composed): void {
    this.drop(story.storyId);
    const articles = story.members.size;
    this.#entries.set(story.storyId, { event, story, articles });
    this.#articles += articles;
    for (const [oldest, entry] of this.#entries) {
      if (this.#articles <= this.#maxArticles || oldest === story.storyId) break;
      this.drop(oldest);
      unread(entry.story);
    }
  }

  /** Drops the event of a story that changed or ended. */
  drop(storyId: string): void {
    this.#articles -= this.#entries.get(storyId)?.articles ?? 0;
    this.#entries.delete(storyId);
  }
}

/** Puts equal articles in place of those that were read, so that what was read can be collected. */
function unread(story: LiveStory): void {
  for (const [id, member] of story.members)
    story.members.set(id, { ...member, article: { ...member.article } });
}
