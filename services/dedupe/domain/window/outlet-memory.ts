/**
 * What the articles of each outlet share: the keys of sentences and of headline affixes, each with the number of articles
 * of different content that had it and with the slot of the last of them.
 *
 * A key counts while that slot is in the window and few keys of its kind were seen since: whether it is known depends on
 * the facts from its last one on. So the memory is a function of the window's facts, whatever the log held before them.
 * Only `apply` changes it.
 */

/** A key that an outlet's article had. */
export interface SharedKey {
  /** Articles of different content that had it. */
  readonly count: number;
  /** Slot of the last one. */
  readonly holder: number;
}

/** What is remembered of one outlet. */
interface Outlet {
  /** Key to holder × COUNTS + count; the least recently seen first. Keys of one article. */
  readonly single: Map<number, number>;
  /** The same of keys that several articles share; one bound for all would let the many single keys push these out. */
  readonly shared: Map<number, number>;
  /** Slots of its last articles, ascending. */
  readonly slots: number[];
}

/** Greatest count, + 1. */
const COUNTS = 256;
/** Bytes of a packed key with its count. */
const KEY_BYTES = 5;

/** Packs keys with their counts for a fact; counts beyond 255 are 255. */
export function packKeys(keys: ReadonlyMap<number, number>): Buffer {
  const bytes = Buffer.allocUnsafe(keys.size * KEY_BYTES);
  let at = 0;
  for (const [key, count] of keys) {
    at = bytes.writeUInt32LE(key, at);
    bytes[at++] = Math.min(COUNTS - 1, count);
  }
  return bytes;
}

/** What a memory remembers at most. */
export interface OutletBounds {
  /** Keys of an outlet that one article has had. */
  readonly singleKeys: number;
  /** Keys of an outlet that several articles share. */
  readonly sharedKeys: number;
  /** Last articles, of an outlet and of all together. */
  readonly articles: number;
}

function forgetOldest(keys: Map<number, number>, most: number): void {
  for (const key of keys.keys()) {
    if (keys.size <= most) return;
    keys.delete(key);
  }
}

/** See the top of the file. */
export class OutletMemory {
  readonly #bounds: OutletBounds;
  /** The least recently heard outlet first. */
  readonly #outlets = new Map<string, Outlet>();
  /** The last articles of all outlets, ascending by slot. */
  readonly #last: { readonly slot: number; readonly outlet: string }[] = [];

  constructor(bounds: OutletBounds) {
    this.#bounds = bounds;
  }

  /** What is known of a key of an outlet; undefined when nothing is, or its holder is before slot `first`. */
  find(outlet: string, key: number, first: number): SharedKey | undefined {
    const known = this.#outlets.get(outlet);
    const packed = known?.shared.get(key) ?? known?.single.get(key);
    if (packed === undefined) return undefined;
    const holder = Math.floor(packed / COUNTS);
    return holder < first ? undefined : { count: packed % COUNTS, holder };
  }

  /** Slots of the last articles of an outlet. */
  slotsOf(outlet: string): readonly number[] {
    return this.#outlets.get(outlet)?.slots ?? [];
  }

  /** Slots of the last articles of all outlets. */
  lastSlots(): readonly number[] {
    return this.#last.map(({ slot }) => slot);
  }

  /** Outlets of those of the last articles that are in the window. @param first oldest slot of the window */
  lastOutlets(first: number): number {
    return new Set(this.#last.filter(({ slot }) => slot >= first).map(({ outlet }) => outlet)).size;
  }

  /**
   * Takes in an article.
   * @param learned keys with their counts, as packKeys packs them
   * @param first oldest slot of the window
   */
  learn(outlet: string, slot: number, learned: Uint8Array, first: number): void {
    const known: Outlet = this.#outlets.get(outlet) ?? { single: new Map(), shared: new Map(), slots: [] };
    this.#outlets.delete(outlet);
    this.#outlets.set(outlet, known);
    const view = new DataView(learned.buffer, learned.byteOffset, learned.byteLength);
    for (let at = 0; at < learned.length; at += KEY_BYTES) {
      const key = view.getUint32(at, true);
      const count = learned[at + KEY_BYTES - 1] as number;
      known.single.delete(key);
      known.shared.delete(key);
      (count > 1 ? known.shared : known.single).set(key, slot * COUNTS + count);
    }
    forgetOldest(known.single, this.#bounds.singleKeys);
    forgetOldest(known.shared, this.#bounds.sharedKeys);
    known.slots.push(slot);
    this.#last.push({ slot, outlet });
    for (const slots of [known.slots, this.#last]) if (slots.length > this.#bounds.articles) slots.shift();
    this.#forgetOutlets(first);
  }

  #forgetOutlets(first: number): void {
    for (const [outlet, { slots }] of this.#outlets) {
      if ((slots.at(-1) ?? 0) >= first) return;
      this.#outlets.delete(outlet);
    }
  }
}
