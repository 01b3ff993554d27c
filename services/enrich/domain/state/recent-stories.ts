/**
 * The last events of stories that were touched lately, for the next difference, and the documents of the reports that
 * these events are made of. Both are caches: they never change an answer.
 */
import { DocumentMemory } from '../documents/document-memory.ts';
import type { Composed } from '../event/composed.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';

/** Documents of recent stories, at most: some 60 MB a partition. A story is touched again soon or not at all. */
export const MAX_DOCUMENTS = 1000;

interface Entry {
  readonly event: Composed;
  readonly examined: ExaminedReports;
}

/** A bounded memory of stories, the least recently touched forgotten first. It owns the documents. */
export class RecentStories {
  readonly documents = new DocumentMemory();
  /** Called with each story that is forgotten. */
  onForgotten: (storyId: string) => void = () => undefined;
  readonly #entries = new Map<string, Entry>();
  /** By articleId, the story whose event was last made of it; an article that moves is read by the story it moved to. */
  readonly #readerOf = new Map<string, string>();
  readonly #maxDocuments: number;

  constructor(maxDocuments: number = MAX_DOCUMENTS) {
    this.#maxDocuments = maxDocuments;
  }

  /** The last event of a story, or undefined when it is not remembered. */
  eventOf(storyId: string): Composed | undefined {
    return this.#entries.get(storyId)?.event;
  }

  /** The reports that the last event of a story was made of, or undefined when it is not remembered. */
  examinedOf(storyId: string): ExaminedReports | undefined {
    return this.#entries.get(storyId)?.examined;
  }

  /** Ids of the remembered stories, the least recently touched first. */
  get storyIds(): Iterable<string> {
    return this.#entries.keys();
  }

  /** Remembers a story's event as the most recent, and forgets others when there are too many documents. */
  remember(storyId: string, event: Composed, examined: ExaminedReports): void {
    const before = this.#take(storyId);
    this.#entries.set(storyId, { event, examined });
    for (const { article } of examined.reports) this.#readerOf.set(article.articleId, storyId);
    // A large story lives for weeks; a report that its event no longer uses must not stay with it.
    this.#release(storyId, before, examined);
    for (const oldest of this.#entries.keys()) {
      if (this.documents.size <= this.#maxDocuments || oldest === storyId) break;
      this.forget(oldest);
    }
  }

  /** Forgets a story that ended or changed without an event, and its documents unless another story has taken them over. */
  forget(storyId: string): void {
    this.#release(storyId, this.#take(storyId));
    this.onForgotten(storyId);
  }

  #take(storyId: string): ExaminedReports | undefined {
    const entry = this.#entries.get(storyId);
    this.#entries.delete(storyId);
    return entry?.examined;
  }

  /** Forgets the documents that a story read, but for those that it still reads or another story has taken over. */
  #release(storyId: string, before: ExaminedReports | undefined, after?: ExaminedReports): void {
    if (!before || before === after) return;
    const kept = new Set(after?.reports.map(({ article }) => article.articleId));
    for (const { article } of before.reports) {
      const { articleId } = article;
      if (kept.has(articleId) || this.#readerOf.get(articleId) !== storyId) continue;
      this.#readerOf.delete(articleId);
      this.documents.forget(articleId);
    }
  }
}
