/**
 * How near words are in meaning, for a language with a file in `likeness/` (English); elsewhere a word is like
 * itself alone. Nearness is that of use in text: "rose" and "fell" are near each other, and telling opposites is the
 * caller's task.
 *
 * A file holds: uint32 count of words; uint32 bytes of the words; the words, each with a line break; for each word
 * NEIGHBOURS times a uint16 row and a uint8 cosine in 255ths, nearest first, unused places with cosine 0.
 */
import { languageData } from '../language-data.ts';

/** Neighbours kept for a word. */
export const NEIGHBOURS = 32;

/** What is known of a language's words. */
export interface WordLikeness {
  /** Row of a word in lower case, -1 when it is not known. */
  readonly rowOf: (word: string) => number;
  /** How many rows there are. */
  readonly size: number;
  /** The words near row r are at `starts[r]` to `starts[r + 1]` of the two lists below. */
  readonly starts: Uint32Array;
  /** Rows, ascending within each word's part. Nearness is mutual: each is in the other's part. */
  readonly rows: Uint16Array;
  /** The greater cosine of both directions, in 255ths. */
  readonly cosines: Uint8Array;
}

/** A word near another one. */
export interface Neighbour {
  readonly row: number;
  readonly cosine: number;
}

const NONE: WordLikeness = {
  rowOf: () => -1,
  size: 0,
  starts: new Uint32Array(1),
  rows: new Uint16Array(0),
  cosines: new Uint8Array(0),
};
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

/** Each pair of rows in both directions, as `row * 2^24 + neighbour * 2^8 + cosine`, ascending. */
function bothDirections(bytes: Buffer, start: number, count: number): Float64Array {
  const pairs = new Float64Array(2 * count * NEIGHBOURS);
  let size = 0;
  for (let i = 0; i < count * NEIGHBOURS; i++) {
    const row = Math.floor(i / NEIGHBOURS);
    const neighbour = bytes.readUInt16LE(start + i * 3);
    const cosine = bytes[start + i * 3 + 2] ?? 0;
    if (cosine === 0 || neighbour === row) continue;
    pairs[size++] = (row * 0x10000 + neighbour) * 0x100 + cosine;
    pairs[size++] = (neighbour * 0x10000 + row) * 0x100 + cosine;
  }
  return pairs.subarray(0, size).sort();
}

function unpack(bytes: Buffer): WordLikeness {
  const count = bytes.readUInt32LE(0);
  const start = 8 + bytes.readUInt32LE(4);
  const words = bytes.toString('utf8', 8, start).split('\n');
  const known = new Map(words.slice(0, count).map((word, row) => [word, row]));
  const pairs = bothDirections(bytes, start, count);
  const starts = new Uint32Array(count + 1);
  const rows = new Uint16Array(pairs.length);
  const cosines = new Uint8Array(pairs.length);
  let size = 0;
  pairs.forEach((pair, i) => {
    // Of a pair that occurs twice the last has the greater cosine.
    if (i + 1 < pairs.length && Math.floor((pairs[i + 1] as number) / 0x100) === Math.floor(pair / 0x100))
      return;
    const row = Math.floor(pair / 0x1000000);
    rows[size] = Math.floor(pair / 0x100) % 0x10000;
    cosines[size] = pair % 0x100;
    starts[row + 1] = ++size;
  });
  for (let row = 0; row < count; row++)
    starts[row + 1] = Math.max(starts[row + 1] as number, starts[row] as number);
  return {
    rowOf: (word) => known.get(word) ?? -1,
    size: count,
    starts,
    rows: rows.slice(0, size),
    cosines: cosines.slice(0, size),
  };
}

/**
 * The likeness of a language's words, unpacked once.
 * @throws Error when no data was provided: see language-data.ts
 */
export function wordLikeness(language: string): WordLikeness {
  const known = cache.get(language);
  if (known) return known;
  const bytes = languageData().likenesses.get(language);
  if (!bytes) return NONE;
  const likeness = unpack(bytes);
  cache.set(language, likeness);
  return likeness;
}
