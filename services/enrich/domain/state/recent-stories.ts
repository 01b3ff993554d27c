/**
 * The last events of stories, for the next difference, and the documents of the reports that these events are made of.
 * A story that was not touched lately is at rest: its documents are forgotten, its event is kept as bytes, with what was
 * found of its reports. All are caches: they never change an answer.
 */
import { DocumentMemory } from '../documents/document-memory.ts';
import type { Composed } from '../event/composed.ts';
import { type ExaminedReports, type RestingReports, restingReports } from '../event/examined-reports.ts';
import { type Kept, MemberStore, type RestingStory } from './member-store.ts';
import { OpenReports, type ReportHolder } from './open-reports.ts';

interface Entry {
  readonly event: Composed;
  readonly examined: ExaminedReports;
}

/** What rests with a story. */
export interface Resting {
  /** Keeps its event. */
  readonly store: MemberStore;
  /** Called with each story that rests, or is forgotten. */
  readonly onRest: (storyId: string) => void;
}

/** A bounded memory of stories, the least recently touched laid to rest first. It owns the documents. */
export class RecentStories implements ReportHolder {
  readonly documents = new DocumentMemory();
  readonly #entries = new Map<string, Entry>();
  /** Stories at rest whose last event is not out of date. */
  readonly #atRest = new Map<string, Kept>();
  /** Those that have been asked for, until they are remembered or forgotten. */
  readonly #woken = new Map<string, RestingStory>();
  /** By articleId, the story whose event was last made of it; an article that moves is read by the story it moved to. */
  readonly #readerOf = new Map<string, string>();
  readonly #open: OpenReports;
  #resting: Resting = { store: new MemberStore(), onRest: () => undefined };
  /** The story at hand, which stays. */
  #atHand = '';

  /** @param open how many reports are kept with their words: here, or in all partitions that share it */
  constructor(open: OpenReports | number = new OpenReports()) {
    this.#open = typeof open === 'number' ? new OpenReports(open) : open;
    this.#open.enter(this);
  }

  /** Says what becomes of stories that rest. */
  restIn(resting: Resting): void {
    this.#resting = resting;
  }

  get reports(): number {
    return this.documents.size;
  }

  /** The last event of a story, or undefined when it is not known. @throws StateLost when its bytes are gone */
  eventOf(storyId: string): Composed | undefined {
    return (this.#entries.get(storyId) ?? this.#wake(storyId))?.event;
  }

  /**
   * The reports that the last event of a story was made of, or what is known of them; undefined when nothing is.
   * @throws StateLost when its bytes are gone
   */
  examinedOf(storyId: string): ExaminedReports | RestingReports | undefined {
    return this.#entries.get(storyId)?.examined ?? this.#wake(storyId)?.reports;
  }

  /** Ids of the remembered stories, the least recently touched first. */
  get storyIds(): Iterable<string> {
    return this.#entries.keys();
  }

  /** Remembers a story's event as the most recent, and lays others to rest when there are too many documents. */
  remember(storyId: string, event: Composed, examined: ExaminedReports): void {
    const before = this.#take(storyId);
    this.#entries.set(storyId, { event, examined });
    for (const { article } of examined.reports) this.#readerOf.set(article.articleId, storyId);
    // A large story lives for weeks; a report that its event no longer uses must not stay with it.
    this.#release(storyId, before, examined);
    this.#atHand = storyId;
    this.#open.fit();
  }

  restOldest(): boolean {
    const [oldest] = this.#entries;
    if (oldest === undefined || oldest[0] === this.#atHand) return false;
    const [storyId, { event, examined }] = oldest;
    const story = { event, reports: restingReports(examined) };
    this.forget(storyId);
    this.#atRest.set(storyId, this.#resting.store.keepStory(story));
    return true;
  }

  /** Forgets a story that ended or changed without an event, and its documents unless another story has taken them over. */
  forget(storyId: string): void {
    this.#release(storyId, this.#take(storyId));
    this.#resting.onRest(storyId);
  }

  /** Gives everything up; its documents count no more. */
  close(): void {
    this.#open.leave(this);
  }

  #take(storyId: string): ExaminedReports | undefined {
    const entry = this.#entries.get(storyId);
    this.#entries.delete(storyId);
    this.#woken.delete(storyId);
    const kept = this.#atRest.get(storyId);
    if (kept !== undefined) this.#drop(storyId, kept);
    return entry?.examined;
  }

  #drop(storyId: string, kept: Kept): void {
    this.#resting.store.drop(kept);
    this.#atRest.delete(storyId);
  }

  /** What was kept of a story at rest, unpacked once. */
  #wake(storyId: string): RestingStory | undefined {
    const kept = this.#atRest.get(storyId);
    if (kept === undefined) return this.#woken.get(storyId);
    const story = this.#resting.store.storyOf(kept);
    this.#drop(storyId, kept);
    this.#woken.set(storyId, story);
    return story;
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
