/**
 * What the articles of each outlet share: the keys of sentences and of headline affixes, each with the number of articles
 * of different content that had it and with the slot of the last of them.
 *
 * A key counts while that slot is in the window and among the outlet's last articles, the more of them the more articles
 * had the key. So the memory is a function of the window's facts, whatever the log held before them: a bound on the
 * number of keys would let keys that have left decide which of the others stay. Only `apply` changes it.
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
  /** Key to holder × COUNTS + count. */
  readonly keys: Map<number, number>;
  /** Slots of its last articles, ascending. */
  readonly slots: number[];
  /** Keys from which on those that have left are looked for. */
  most: number;
}

/** Keys below which none is looked for that has left. */
const LEAST_SWEPT = 128;
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
  /** Further articles of its outlet for which a key is remembered, times the articles that had it. */
  readonly keptArticles: number;
  /** Last articles, of an outlet and of all together. */
  readonly articles: number;
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
    const packed = known?.keys.get(key);
    return known && packed !== undefined && this.#isHeld(known, packed, first)
      ? { count: packed % COUNTS, holder: Math.floor(packed / COUNTS) }
      : undefined;
  }

  #isHeld({ slots }: Outlet, packed: number, first: number): boolean {
    const kept = Math.min(this.#bounds.articles, this.#bounds.keptArticles * (packed % COUNTS));
    return packed >= COUNTS * Math.max(first, slots[slots.length - kept] ?? 0);
  }

  /** Keys in memory. */
  get keys(): number {
    return [...this.#outlets.values()].reduce((sum, { keys }) => sum + keys.size, 0);
  }

  /** Slots of the last articles of an outlet. */
  slotsOf(outlet: string): readonly number[] {
    return this.#outlets.get(outlet)?.slots ?? [];
  }

  /** Slots of the last articles of all outlets. */
  lastSlots(): readonly number[] {
    return this.#last.map(({ slot }) => slot);
  }

  /** Outlets of the last articles, from slot `first` on. */
  lastOutlets(first: number): number {
    return new Set(this.#last.filter(({ slot }) => slot >= first).map(({ outlet }) => outlet)).size;
  }

  /**
   * Takes in an article.
   * @param learned keys with their counts, as packKeys packs them
   * @param first oldest slot of the window
   */
  learn(outlet: string, slot: number, learned: Uint8Array, first: number): void {
    const known = this.#outlets.get(outlet) ?? {
      keys: new Map<number, number>(),
      slots: [],
      most: LEAST_SWEPT,
    };
    this.#outlets.delete(outlet);
    this.#outlets.set(outlet, known);
    const view = new DataView(learned.buffer, learned.byteOffset, learned.byteLength);
    for (let at = 0; at < learned.length; at += KEY_BYTES) {
      const key = view.getUint32(at, true);
      known.keys.set(key, slot * COUNTS + (learned[at + KEY_BYTES - 1] as number));
    }
    known.slots.push(slot);
    this.#last.push({ slot, outlet });
    for (const slots of [known.slots, this.#last]) if (slots.length > this.#bounds.articles) slots.shift();
    this.#sweep(known, first);
    this.#forgetOutlets(first);
  }

  /** Drops the keys that count no longer. Which of them are still there shows nowhere: `find` knows none. */
  #sweep(outlet: Outlet, first: number): void {
    const { keys } = outlet;
    if (keys.size <= outlet.most) return;
    for (const [key, packed] of keys) if (!this.#isHeld(outlet, packed, first)) keys.delete(key);
    outlet.most = Math.max(LEAST_SWEPT, 2 * keys.size);
  }

  #forgetOutlets(first: number): void {
    for (const [outlet, { slots }] of this.#outlets) {
      if ((slots.at(-1) ?? 0) >= first) return;
      this.#outlets.delete(outlet);
    }
  }
}
