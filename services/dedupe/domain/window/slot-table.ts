/**
 * The slots of a window: articles numbered in order of arrival, dropped from the front. A number is never used twice.
 */

/** What the window knows of an article in addition to its fingerprint. */
export interface WindowArticle {
  readonly articleId: string;
  /** The id that ingest gave, where another article had it; '' otherwise. */
  readonly variantOf: string;
  /** Hash of the feed's own id; 0 when it gave none. */
  readonly guidKey: number;
  readonly contentHash: string;
  /** Offset in articles.v1. */
  readonly articleOffset: number;
  /** Stream time after it came, milliseconds since the epoch. */
  readonly streamTime: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Which item of the raw record. */
  readonly item: number;
  readonly timestamp: number;
  /** The group's first article. */
  readonly copyGroupId: string;
  /** The agency it credits; '' without one. */
  readonly credit: string;
  /** Position of the fingerprint in the arena. */
  readonly position: number;
  /** The story it belongs to, or belonged to when it closed. */
  storyId: string;
}

/** Dropped places that are kept before the array is cut. */
const MIN_CUT = 1_024;

/** A queue with numbered places, some of which may be empty. */
export class SlotTable {
  readonly #slots: (WindowArticle | undefined)[] = [];
  #first = 0;
  #head = 0;

  /** Oldest slot. */
  get first(): number {
    return this.#first;
  }

  /** The slot that the next article takes. */
  get next(): number {
    return this.#first + this.#slots.length - this.#head;
  }

  /** The article in a slot; undefined when it has left or the slot was emptied. */
  at(slot: number): WindowArticle | undefined {
    return slot < this.#first ? undefined : this.#slots[slot - this.#first + this.#head];
  }

  /** Puts an article into the next slot and returns that. */
  push(article: WindowArticle): number {
    this.#slots.push(article);
    return this.next - 1;
  }

  /** Empties a slot. */
  clear(slot: number): void {
    if (slot >= this.#first && slot < this.next) this.#slots[slot - this.#first + this.#head] = undefined;
  }

  /** Drops every slot before `slot`. */
  dropBefore(slot: number): void {
    for (let at = this.#first; at < slot; at++) this.clear(at);
    this.#head += Math.max(0, slot - this.#first);
    this.#first = Math.max(this.#first, slot);
    if (this.#head < MIN_CUT || this.#head * 2 < this.#slots.length) return;
    this.#slots.splice(0, this.#head);
    this.#head = 0;
  }

  /** The oldest article at or after a slot. */
  oldest(from = this.#first): WindowArticle | undefined {
    for (let slot = from; slot < this.next; slot++) {
      const article = this.at(slot);
      if (article) return article;
    }
    return undefined;
  }
}
