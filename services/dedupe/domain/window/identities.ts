/**
 * Which articles a scope has had that are not in its window any more, so that what is delivered again founds no story a
 * second time: the raw topic read again from its beginning, an archive fed twice. What was taken back is remembered as that,
 * so that it stays away although the decision that took it back has been forgotten.
 *
 * An entry a version, in the order in which they left: 48 bytes in a ring, and an open-addressed index over it. When it is
 * full the oldest goes. A function of the facts applied, like the window: a restore comes to the same set, as far back as
 * the log reaches.
 */
import { createHash } from 'node:crypto';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import type { TakenBack } from '../decisions/standing.ts';
import type { WindowArticle } from './slot-table.ts';

/** What is asked of an article that comes. */
export interface AskedArticle {
  /** The id that ingest gave. */
  readonly articleId: string;
  readonly contentHash: string;
  readonly origin: Place;
}

/** A place in a raw topic. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly item: number;
  readonly timestamp: number;
}

/** What is remembered of a version: the story and the copy group that it left the window in; empty when it was taken back. */
export interface Remembered {
  readonly storyId: string;
  readonly copyGroupId: string;
  readonly takenBack: TakenBack | null;
}

/** What of a version is remembered. */
export type Leaving = Place &
  Pick<WindowArticle, 'articleId' | 'variantOf' | 'contentHash' | 'storyId' | 'copyGroupId'>;

/** Words of 32 bits of an entry: id (2), content, place, story (4), copy group (4). */
const WORDS = 12;
const CONTENT = 2;
const PLACE = 3;
const STORY = 4;
const GROUP = 8;
const FIRST_CAPACITY = 1024;
/** Places of the index for each entry. */
const SPARSE = 2;
const FREE = 0;
const HEX = /^[0-9a-f]{32}$/;

const placeKey = ({ topic, partition, offset, item, timestamp }: Place) =>
  hashTerm(`${topic}/${partition}/${offset}#${item}@${timestamp}`);

/** The first 64 bits of an id that is a hash, or of the hash of any other. */
function idKey(articleId: string): readonly [number, number] {
  if (HEX.test(articleId))
    return [Number.parseInt(articleId.slice(0, 8), 16), Number.parseInt(articleId.slice(8, 16), 16)];
  const digest = createHash('sha256').update(articleId).digest();
  return [digest.readUInt32BE(0), digest.readUInt32BE(4)];
}

/** See the top of the file. */
export class Identities {
  readonly #most: number;
  #entries = new Uint32Array(0);
  /** Place in the ring, plus one; FREE where there is none. */
  #index = new Uint32Array(0);
  #capacity = 0;
  #head = 0;
  #size = 0;
  /** Names that are no hashes of 128 bits, by place in the ring. */
  readonly #names = new Map<number, Pick<Remembered, 'storyId' | 'copyGroupId'>>();
  /** The few that were taken back, by place in the ring. */
  readonly #takenBack = new Map<number, TakenBack>();
  /** Versions that the bound pushed out, since this process began. */
  evicted = 0;

  /** @param most versions that are remembered; 0 for none */
  constructor(most: number) {
    this.#most = most;
  }

  /** Versions that are remembered. */
  get size(): number {
    return this.#size;
  }

  /** Bytes that they take. */
  get bytes(): number {
    return this.#entries.byteLength + this.#index.byteLength;
  }

  /**
   * What is known of an article that is not in the window.
   * @returns undefined when its id is unknown, or all that it stood for was other and is taken back; null when it is known
   * with other content from another place
   */
  find({ articleId, contentHash, origin }: AskedArticle): Remembered | null | undefined {
    if (this.#size === 0) return undefined;
    const key = idKey(articleId);
    const [content, place] = [hashTerm(contentHash), placeKey(origin)];
    let known: null | undefined;
    for (const at of this.#under(key)) {
      const word = at * WORDS;
      if (this.#entries[word + CONTENT] === content || this.#entries[word + PLACE] === place)
        return this.#remembered(at);
      if (!this.#takenBack.has(at)) known = null;
    }
    return known;
  }

  /** Whether all that an id stood for is taken back; false when it is unknown. */
  isTakenBack(articleId: string): boolean {
    if (this.#size === 0) return false;
    const all = [...this.#under(idKey(articleId))];
    return all.length > 0 && all.every((at) => this.#takenBack.has(at));
  }

  /**
   * Remembers a version that leaves the window.
   * @param takenBack by whom it was taken back, if that is why it leaves
   */
  add(version: Leaving, takenBack?: TakenBack): void {
    const { articleId, variantOf, contentHash, storyId, copyGroupId, ...origin } = version;
    if (this.#most === 0) return;
    const key = idKey(variantOf === '' ? articleId : variantOf);
    const content = hashTerm(contentHash);
    // A content that was let in again has outlived its withdrawal.
    for (const at of this.#takenBack.size === 0 ? [] : [...this.#under(key)])
      if (this.#takenBack.has(at) && this.#entries[at * WORDS + CONTENT] === content) this.#drop(at);
    if (this.#size === this.#capacity && this.#capacity < this.#most) this.#grow();
    if (this.#size === this.#capacity) this.#evict();
    const at = (this.#head + this.#size) % this.#capacity;
    this.#size++;
    const word = at * WORDS;
    this.#entries.set(key, word);
    this.#entries[word + CONTENT] = content;
    this.#entries[word + PLACE] = placeKey(origin);
    if (takenBack !== undefined) this.#takenBack.set(at, takenBack);
    else if (HEX.test(storyId) && HEX.test(copyGroupId)) {
      for (let part = 0; part < 4; part++) {
        this.#entries[word + STORY + part] = Number.parseInt(storyId.slice(8 * part, 8 * part + 8), 16);
        this.#entries[word + GROUP + part] = Number.parseInt(copyGroupId.slice(8 * part, 8 * part + 8), 16);
      }
    } else this.#names.set(at, { storyId, copyGroupId });
    this.#enter(at);
  }

  /** Marks all versions of an article that have left as taken back. */
  takeBack(articleId: string, by: TakenBack): void {
    if (this.#size === 0) return;
    for (const at of this.#under(idKey(articleId))) {
      this.#names.delete(at);
      this.#takenBack.set(at, by);
    }
  }

  /** Forgets what a decision has taken back: it does not hold any more, and the articles may be published again. */
  release(decisionId: string): void {
    for (const [at, by] of [...this.#takenBack]) if (by.decisionId === decisionId) this.#drop(at);
  }

  #drop(at: number): void {
    this.#leave(at);
    this.#forgetNames(at);
    // Its place stays until its turn comes: an id that nobody has.
    this.#entries.fill(0, at * WORDS, (at + 1) * WORDS);
  }

  #forgetNames(at: number): void {
    this.#names.delete(at);
    this.#takenBack.delete(at);
  }

  #remembered(at: number): Remembered {
    const takenBack = this.#takenBack.get(at);
    if (takenBack !== undefined) return { storyId: '', copyGroupId: '', takenBack };
    const named = this.#names.get(at);
    if (named !== undefined) return { ...named, takenBack: null };
    const hex = (from: number) =>
      [0, 1, 2, 3]
        .map((part) => (this.#entries[at * WORDS + from + part] as number).toString(16).padStart(8, '0'))
        .join('');
    return { storyId: hex(STORY), copyGroupId: hex(GROUP), takenBack: null };
  }

  *#under([high, low]: readonly [number, number]): Generator<number> {
    for (let slot = this.#slotOf(high, low); this.#index[slot] !== FREE; slot = this.#after(slot)) {
      const at = (this.#index[slot] as number) - 1;
      if (this.#entries[at * WORDS] === high && this.#entries[at * WORDS + 1] === low) yield at;
    }
  }

  #slotOf(high: number, low: number): number {
    return ((high ^ low) >>> 0) & (this.#index.length - 1);
  }

  #homeOf(at: number): number {
    return this.#slotOf(this.#entries[at * WORDS] as number, this.#entries[at * WORDS + 1] as number);
  }

  #after(slot: number): number {
    return (slot + 1) & (this.#index.length - 1);
  }

  #enter(at: number): void {
    let slot = this.#homeOf(at);
    while (this.#index[slot] !== FREE) slot = this.#after(slot);
    this.#index[slot] = at + 1;
  }

  /** Takes an entry out of the index, and closes the gap behind it. */
  #leave(at: number): void {
    let hole = this.#homeOf(at);
    while (this.#index[hole] !== at + 1) {
      if (this.#index[hole] === FREE) return;
      hole = this.#after(hole);
    }
    for (let slot = this.#after(hole); this.#index[slot] !== FREE; slot = this.#after(slot)) {
      const home = this.#homeOf((this.#index[slot] as number) - 1);
      const mask = this.#index.length - 1;
      // Whoever would be found from the hole on moves into it.
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      this.#index[hole] = this.#index[slot] as number;
      hole = slot;
    }
    this.#index[hole] = FREE;
  }

  #evict(): void {
    this.#leave(this.#head);
    this.#forgetNames(this.#head);
    this.#head = (this.#head + 1) % this.#capacity;
    this.#size--;
    this.evicted++;
  }

  /** Full, and smaller than the bound: nothing has been evicted yet, so the ring begins at 0. */
  #grow(): void {
    this.#capacity = Math.min(this.#most, Math.max(FIRST_CAPACITY, 2 * this.#capacity));
    const entries = new Uint32Array(this.#capacity * WORDS);
    entries.set(this.#entries);
    this.#entries = entries;
    this.#index = new Uint32Array(2 ** Math.ceil(Math.log2(SPARSE * this.#capacity)));
    for (let at = 0; at < this.#size; at++) if (!this.#isForgotten(at)) this.#enter(at);
  }

  #isForgotten(at: number): boolean {
    return this.#entries.subarray(at * WORDS, (at + 1) * WORDS).every((word) => word === 0);
  }
}
