/**
 * One scope's memory: the fingerprints of the articles in the window, which story and copy group each belongs to,
 * and the index that finds candidates.
 *
 * Articles live in slots numbered in order of arrival; they leave from the front. An edit takes a new slot and
 * empties its old one. Only `apply` changes a window; everything here is a function of the assignments applied.
 */
import { Arena } from './arena.ts';
import { DocumentFrequency } from './document-frequency.ts';
import { readIndexed, residentLength } from './fingerprint.ts';
import { FingerprintView } from './fingerprint-view.ts';
import { PairCache } from './pair-cache.ts';
import { ScoreTable } from './score-table.ts';
import type { MatchSettings } from './settings.ts';
import { TermIndex } from './term-index.ts';

/** What the window knows of an article besides its fingerprint. */
export interface WindowArticle {
  readonly articleId: string;
  readonly contentHash: string;
  /** Offset in articles.v1. */
  readonly articleOffset: number;
  /** Stream time after it came, milliseconds since the epoch. */
  readonly streamTime: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: number;
  /** The group's first article. */
  readonly copyGroupId: string;
  /** Position of the fingerprint in the arena. */
  readonly position: number;
  /** The story it belongs to; null when that story has closed. */
  storyId: string | null;
}

/** A story that is open. */
export interface WindowStory {
  readonly storyId: string;
  /** Stream time of its founding. */
  readonly foundedAt: number;
  /** Slots of its members in the window, ascending. */
  members: number[];
}

/** An empty window. */
export function createWindow(settings: MatchSettings): Window {
  return new Window(settings);
}

/** See the file's head. Methods that begin with a verb of change are for `apply` alone. */
export class Window {
  readonly settings: MatchSettings;
  readonly frequencies = new DocumentFrequency();
  readonly index: TermIndex;
  readonly arena = new Arena();
  /** Not state: see pair-cache.ts. */
  readonly pairs = new PairCache();
  /** Not state: lent to candidate searches. */
  readonly scores = new ScoreTable();
  readonly openStories = new Map<string, WindowStory>();
  /** Articles that the bounds pushed out before their time, since this process began. */
  evictedEarly = 0;
  streamTime = 0;
  /** Offset of the last article applied. */
  lastOffset = -1;
  /** Articles with a smaller offset have left. */
  floorOffset = 0;
  readonly #slots: (WindowArticle | undefined)[] = [];
  readonly #slotOf = new Map<string, number>();
  readonly #view = new FingerprintView();
  #first = 0;
  /** Place of the oldest slot in #slots; what is before it is cut off now and then. */
  #head = 0;

  constructor(settings: MatchSettings) {
    this.settings = settings;
    this.index = new TermIndex(settings.indexedTerms);
  }

  /** Oldest slot. */
  get firstSlot(): number {
    return this.#first;
  }

  /** The slot that the next article takes. */
  get nextSlot(): number {
    return this.#first + this.#slots.length - this.#head;
  }

  /** Open stories. */
  get stories(): number {
    return this.openStories.size;
  }

  /** Bytes of fingerprints kept. */
  get bytes(): number {
    return this.arena.bytes;
  }

  /** Articles in the window. */
  get articles(): number {
    return this.#slotOf.size;
  }

  /** The article in a slot; undefined when it has left or was replaced by an edit. */
  at(slot: number): WindowArticle | undefined {
    return slot < this.#first ? undefined : this.#slots[slot - this.#first + this.#head];
  }

  /** The slot of an article. */
  slotOf(articleId: string): number | undefined {
    return this.#slotOf.get(articleId);
  }

  /** Points a view at the fingerprint in a slot. */
  view(slot: number, view: FingerprintView): FingerprintView {
    const article = this.at(slot);
    if (!article) throw new Error(`window: slot ${slot} is empty`);
    return this.arena.point(article.position, view);
  }

  /** Puts an article into the next slot and into its story, which is founded when it is not known. */
  insert(article: Omit<WindowArticle, 'position'>, fingerprint: Uint8Array): void {
    const bytes = fingerprint.slice();
    const words = new Uint32Array(bytes.buffer);
    const slot = this.nextSlot;
    const position = this.arena.append(bytes.subarray(0, residentLength(words, 0)));
    this.#slots.push({ ...article, position });
    this.#slotOf.set(article.articleId, slot);
    const view = this.arena.point(position, this.#view);
    this.frequencies.add(view.bytes, view.full, view.fullEnd);
    const indexed = readIndexed(bytes, words);
    this.index.add(slot, indexed.terms, indexed.weights);
    if (article.storyId !== null) this.#enter(article.storyId, slot);
  }

  /** Takes an article out of its story and empties its slot. */
  remove(slot: number): void {
    const article = this.at(slot);
    if (!article) return;
    const view = this.arena.point(article.position, this.#view);
    this.frequencies.remove(view.bytes, view.full, view.fullEnd);
    this.#leave(article, slot);
    if (this.#slotOf.get(article.articleId) === slot) this.#slotOf.delete(article.articleId);
    this.#slots[slot - this.#first + this.#head] = undefined;
  }

  /** Moves an article to another story, which is founded when it is not known. */
  move(articleId: string, storyId: string): void {
    const slot = this.#slotOf.get(articleId);
    const article = slot === undefined ? undefined : this.at(slot);
    if (slot === undefined || !article) return;
    this.#leave(article, slot);
    article.storyId = storyId;
    this.#enter(storyId, slot);
  }

  /** Ends a story; its members stay for copies and frequencies until they leave the window. */
  close(storyId: string): void {
    for (const slot of this.openStories.get(storyId)?.members ?? []) {
      const article = this.at(slot);
      if (article) article.storyId = null;
    }
    this.openStories.delete(storyId);
  }

  /** Drops all slots at the front whose article offset is below the floor. */
  evictBefore(articleOffset: number): void {
    this.floorOffset = Math.max(this.floorOffset, articleOffset);
    let dropped = 0;
    const kept = this.#slots.length - this.#head;
    while (dropped < kept) {
      const article = this.#slots[this.#head + dropped];
      if (article && article.articleOffset >= articleOffset) break;
      if (article) this.remove(this.#first + dropped);
      dropped++;
    }
    if (dropped === 0) return;
    this.#advance(dropped);
    this.index.dropBefore(this.#first);
    this.#dropBytes();
  }

  /** Lets go of the fingerprints before the oldest article that is left. */
  #dropBytes(): void {
    for (let slot = this.#first; slot < this.nextSlot; slot++) {
      const oldest = this.at(slot);
      if (!oldest) continue;
      this.arena.dropBefore(oldest.position);
      break;
    }
  }

  #advance(dropped: number): void {
    this.#first += dropped;
    this.#head += dropped;
    if (this.#head < 1_024 || this.#head * 2 < this.#slots.length) return;
    this.#slots.splice(0, this.#head);
    this.#head = 0;
  }

  #enter(storyId: string, slot: number): void {
    const story = this.openStories.get(storyId);
    if (!story) this.openStories.set(storyId, { storyId, foundedAt: this.streamTime, members: [slot] });
    else {
      story.members.push(slot);
      if ((story.members.at(-2) ?? -1) > slot) story.members.sort((a, b) => a - b);
    }
  }

  #leave(article: WindowArticle, slot: number): void {
    const story = article.storyId === null ? undefined : this.openStories.get(article.storyId);
    if (!story) return;
    story.members = story.members.filter((member) => member !== slot);
    if (story.members.length === 0) this.openStories.delete(story.storyId);
  }
}
