/**
 * What the articles of each outlet share: the keys of sentences and of headline affixes, each with the number of articles
 * of different content that had it and with the slot of the last of them.
 *
 * A key counts while that slot is in the window; so the memory is a function of the window's facts, whatever the log
 * held before them. Only `apply` changes it.
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
  /** Key to holder × COUNTS + count; the least recently seen first. */
  readonly keys: Map<number, number>;
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
  /** Keys of an outlet. */
  readonly keys: number;
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
    const packed = this.#outlets.get(outlet)?.keys.get(key);
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

  /** Outlets of the last articles. */
  lastOutlets(): number {
    return new Set(this.#last.map(({ outlet }) => outlet)).size;
  }

  /**
   * Takes in an article.
   * @param learned keys with their counts, as packKeys packs them
   * @param first oldest slot of the window
   */
  learn(outlet: string, slot: number, learned: Uint8Array, first: number): void {
    const known = this.#outlets.get(outlet) ?? { keys: new Map<number, number>(), slots: [] };
    this.#outlets.delete(outlet);
    this.#outlets.set(outlet, known);
    const view = new DataView(learned.buffer, learned.byteOffset, learned.byteLength);
    for (let at = 0; at < learned.length; at += KEY_BYTES) {
      const key = view.getUint32(at, true);
      known.keys.delete(key);
      known.keys.set(key, slot * COUNTS + (learned[at + KEY_BYTES - 1] as number));
    }
    this.#forget(known, first);
    known.slots.push(slot);
    this.#last.push({ slot, outlet });
    for (const slots of [known.slots, this.#last]) if (slots.length > this.#bounds.articles) slots.shift();
    this.#forgetOutlets(first);
  }

  /** Forgets keys whose holder has left, then those of the fewest articles, the oldest first, down to the bound. */
  #forget({ keys }: Outlet, first: number): void {
    if (keys.size <= this.#bounds.keys) return;
    for (const [key, packed] of keys) if (packed < first * COUNTS) keys.delete(key);
    for (let most = 1; keys.size > this.#bounds.keys; most++)
      for (const [key, packed] of keys) {
        if (keys.size <= this.#bounds.keys) return;
        if (packed % COUNTS <= most) keys.delete(key);
      }
  }

  #forgetOutlets(first: number): void {
    for (const [outlet, { slots }] of this.#outlets) {
      if ((slots.at(-1) ?? 0) >= first) return;
      this.#outlets.delete(outlet);
    }
  }
}
