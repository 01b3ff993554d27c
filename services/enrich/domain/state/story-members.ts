/** The articles of a story, those that nobody has asked for lately as bytes. */
import type { Member } from '../event/member.ts';
import type { Kept, MemberStore } from './member-store.ts';

/** Members by articleId, in the order in which they entered. */
export class StoryMembers {
  readonly #store: MemberStore;
  readonly #members = new Map<string, Member | Kept>();
  /** Those that are not packed, with the bytes that they were unpacked from; null for one that is new. */
  #open: Map<string, Kept | null> | null = null;

  constructor(store: MemberStore) {
    this.#store = store;
  }

  /** How many there are. */
  get size(): number {
    return this.#members.size;
  }

  /** How many of them are not packed. */
  get open(): number {
    return this.#open?.size ?? 0;
  }

  has(articleId: string): boolean {
    return this.#members.has(articleId);
  }

  /** A member, which is not packed from then on. */
  get(articleId: string): Member | undefined {
    const found = this.#members.get(articleId);
    if (found === undefined || this.#open?.has(articleId)) return found as Member | undefined;
    const member = this.#store.memberOf(found as Kept);
    this.#members.set(articleId, member);
    this.#opened().set(articleId, found as Kept);
    return member;
  }

  set(articleId: string, member: Member): void {
    this.#drop(articleId);
    this.#members.set(articleId, member);
    this.#opened().set(articleId, null);
  }

  delete(articleId: string): void {
    this.#drop(articleId);
    this.#members.delete(articleId);
    this.#open?.delete(articleId);
  }

  /** Ids of the articles. */
  keys(): Iterable<string> {
    return this.#members.keys();
  }

  /** All members, none of which is packed from then on. */
  values(): readonly Member[] {
    return [...this.#members.keys()].map((articleId) => this.get(articleId) as Member);
  }

  /** Packs them all; what has not changed since it was unpacked has its bytes still. */
  pack(): void {
    if (this.#open === null) return;
    for (const [articleId, kept] of this.#open) {
      if (kept !== null) this.#store.renew(kept);
      this.#members.set(articleId, kept ?? this.#store.keepMember(this.#members.get(articleId) as Member));
    }
    this.#open = null;
  }

  /** Gives them all up: the story has ended. */
  release(): void {
    for (const articleId of this.#members.keys()) this.#drop(articleId);
    this.#members.clear();
    this.#open = null;
  }

  #opened(): Map<string, Kept | null> {
    this.#open ??= new Map();
    return this.#open;
  }

  #drop(articleId: string): void {
    const open = this.#open?.get(articleId);
    const kept = open === undefined ? (this.#members.get(articleId) as Kept | undefined) : open;
    if (kept) this.#store.drop(kept);
  }
}
