/**
 * How near words are in meaning, for a language with a file in `likeness/` (English); elsewhere only a word is like
 * itself. Nearness is that of use in text: "rose" and "fell" are near to each other, and the caller knows opposites.
 *
 * A file holds: uint32 count of words; uint32 bytes of the words; the words, each with a line break; for each word
 * NEIGHBOURS times a uint16 row and a uint8 cosine in 255ths, nearest first, unused places with cosine 0.
 */
import { existsSync, readFileSync } from 'node:fs';

/** Neighbours kept for a word. */
export const NEIGHBOURS = 32;

/** What is known of a language's words. */
export interface WordLikeness {
  /** Row of a word in lower case, -1 when it is not known. */
  readonly rowOf: (word: string) => number;
  /** 0 to 1; 1 for the same row, 0 when either is -1 or they are not near. */
  readonly between: (a: number, b: number) => number;
}

/** A word near to another. */
export interface Neighbour {
  readonly row: number;
  readonly cosine: number;
}

const NONE: WordLikeness = { rowOf: () => -1, between: () => 0 };
const cache = new Map<string, WordLikeness>();

/** Packs the neighbours of words, nearest first, at most NEIGHBOURS each. */
export function packLikeness(
  words: readonly string[],
  neighbours: ReadonlyArray<readonly Neighbour[]>,
): Buffer {
  const names = Buffer.from(words.map((word) => `${word}\n`).join(''));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(words.length, 0);
  head.writeUInt32LE(names.length, 4);
  const body = Buffer.alloc(words.length * NEIGHBOURS * 3);
  neighbours.forEach((list, word) => {
    list.slice(0, NEIGHBOURS).forEach(({ row, cosine }, i) => {
      const at = (word * NEIGHBOURS + i) * 3;
      body.writeUInt16LE(row, at);
      body[at + 2] = Math.round(cosine * 255);
    });
  });
  return Buffer.concat([head, names, body]);
}

/**
 * Cosines of pairs of rows, the greater of both directions: an open-addressed table with linear probing, at most half
 * full, since it is asked for every pair of words of two sentences.
 */
class PairTable {
  readonly #keys: Uint32Array;
  readonly #cosines: Uint8Array;
  readonly #mask: number;

  constructor(mostPairs: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, mostPairs * 2)));
    this.#keys = new Uint32Array(size);
    this.#cosines = new Uint8Array(size);
    this.#mask = size - 1;
  }

  /** Place of a pair of different rows, or of the free slot where it would stand. No pair has the key 0. */
  #slotOf(a: number, b: number): number {
    const key = (a < b ? a * 0x10000 + b : b * 0x10000 + a) >>> 0;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & this.#mask;
    while (this.#keys[slot] !== key && this.#keys[slot] !== 0) slot = (slot + 1) & this.#mask;
    return slot;
  }

  raise(a: number, b: number, cosine: number): void {
    const slot = this.#slotOf(a, b);
    this.#keys[slot] = (a < b ? a * 0x10000 + b : b * 0x10000 + a) >>> 0;
    this.#cosines[slot] = Math.max(this.#cosines[slot] ?? 0, cosine);
  }

  get(a: number, b: number): number {
    return this.#cosines[this.#slotOf(a, b)] ?? 0;
  }
}

function unpack(bytes: Buffer): WordLikeness {
  const count = bytes.readUInt32LE(0);
  const start = 8 + bytes.readUInt32LE(4);
  const words = bytes.toString('utf8', 8, start).split('\n');
  const rows = new Map(words.slice(0, count).map((word, row) => [word, row]));
  const pairs = new PairTable(count * NEIGHBOURS);
  for (let i = 0; i < count * NEIGHBOURS; i++) {
    const row = Math.floor(i / NEIGHBOURS);
    const neighbour = bytes.readUInt16LE(start + i * 3);
    const cosine = bytes[start + i * 3 + 2] ?? 0;
    if (cosine > 0 && neighbour !== row) pairs.raise(row, neighbour, cosine);
  }
  return {
    rowOf: (word) => rows.get(word) ?? -1,
    between: (a, b) => (a < 0 || b < 0 ? 0 : a === b ? 1 : pairs.get(a, b) / 255),
  };
}

/** The likeness of a language's words, read once. */
export function wordLikeness(language: string): WordLikeness {
  const known = cache.get(language);
  if (known) return known;
  let likeness = NONE;
  if (/^[a-z]{2,3}$/.test(language)) {
    const file = new URL(`./likeness/${language}.bin`, import.meta.url);
    if (existsSync(file)) likeness = unpack(readFileSync(file));
    cache.set(language, likeness);
  }
  return likeness;
}
