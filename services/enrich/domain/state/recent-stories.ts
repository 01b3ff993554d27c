/**
 * The last events of stories that were touched lately, for the next difference. It also decides whose articles stay
 * read: what enrichers know of an article (words, statements, comparisons) hangs on the article object, some 100 KB each,
 * and goes when the object does.
 */
import type { Composed } from '../compose.ts';
import type { Report } from '../event/material.ts';
import type { LiveStory } from './live-story.ts';

/** Reports of recent stories that stay read, at most: some 100 MB a partition. A story is touched again soon or not at all. */
const MAX_REPORTS = 1000;

/** The story that holds an article now, if any does. */
export type HomeOf = (articleId: string) => LiveStory | undefined;

interface Entry {
  readonly event: Composed;
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
  remember(storyId: string, event: Composed, examined: readonly Report[], homeOf: HomeOf): void {
    const before = this.#take(storyId);
    this.#entries.set(storyId, {
      event,
      examined: new Set(examined.map(({ article }) => article.articleId)),
    });
    this.#reports += examined.length;
    // A large story goes on for weeks; what is not read any more must not stay with it.
    this.#unread(before, homeOf);
    for (const oldest of this.#entries.keys()) {
      if (this.#reports <= this.#maxReports || oldest === storyId) break;
      this.forget(oldest, homeOf);
    }
  }

  /** Forgets a story that ended or went on without an event; its reports stay read only where another story reads them. */
  forget(storyId: string, homeOf: HomeOf): void {
    this.#unread(this.#take(storyId), homeOf);
  }

  /** Takes a story out of the memory. @returns the reports that it had read */
  #take(storyId: string): Iterable<string> {
    const entry = this.#entries.get(storyId);
    if (!entry) return [];
    this.#entries.delete(storyId);
    this.#reports -= entry.examined.size;
    return entry.examined;
  }

  /** Puts equal articles in place of those that no remembered event is made of, so that what was read can be collected. */
  #unread(articleIds: Iterable<string>, homeOf: HomeOf): void {
    for (const articleId of articleIds) {
      const home = homeOf(articleId);
      const member = home?.members.get(articleId);
      if (!home || !member || this.#entries.get(home.storyId)?.examined.has(articleId)) continue;
      home.members.set(articleId, { ...member, article: { ...member.article } });
    }
  }
}
