/** The articles of a story, those that nobody has asked for lately as bytes. */
import type { Member } from '../event/member.ts';
import type { MemberStore } from './member-store.ts';

/** Members by articleId, in the order in which they entered. */
export class StoryMembers {
  readonly #store: MemberStore;
  readonly #members = new Map<string, Member | Uint8Array>();
  /** Those that are not packed. */
  readonly #open = new Set<string>();

  constructor(store: MemberStore) {
    this.#store = store;
  }

  /** How many there are. */
  get size(): number {
    return this.#members.size;
  }

  /** How many of them are not packed. */
  get open(): number {
    return this.#open.size;
  }

  has(articleId: string): boolean {
    return this.#members.has(articleId);
  }

  /** A member, which is not packed from then on. */
  get(articleId: string): Member | undefined {
    const found = this.#members.get(articleId);
    if (!(found instanceof Uint8Array)) return found;
    const member = this.#store.unpack(found);
    this.set(articleId, member);
    return member;
  }

  set(articleId: string, member: Member): void {
    this.#members.set(articleId, member);
    this.#open.add(articleId);
  }

  delete(articleId: string): void {
    this.#members.delete(articleId);
    this.#open.delete(articleId);
  }

  /** Ids of the articles. */
  keys(): Iterable<string> {
    return this.#members.keys();
  }

  /** All members, none of which is packed from then on. */
  values(): readonly Member[] {
    return [...this.#members.keys()].map((articleId) => this.get(articleId) as Member);
  }

  /** Packs them all. */
  pack(): void {
    for (const articleId of this.#open)
      this.#members.set(articleId, this.#store.pack(this.#members.get(articleId) as Member));
    this.#open.clear();
  }
}
