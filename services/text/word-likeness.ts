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

function unpack(bytes: Buffer): WordLikeness {
  const count = bytes.readUInt32LE(0);
  const start = 8 + bytes.readUInt32LE(4);
  const words = bytes.toString('utf8', 8, start).split('\n');
  const rows = new Map(words.slice(0, count).map((word, row) => [word, row]));
  const near = new Uint16Array(count * NEIGHBOURS);
  const cosines = new Uint8Array(count * NEIGHBOURS);
  for (let i = 0; i < near.length; i++) {
    near[i] = bytes.readUInt16LE(start + i * 3);
    cosines[i] = bytes[start + i * 3 + 2] ?? 0;
  }
  const oneWay = (a: number, b: number): number => {
    for (let i = a * NEIGHBOURS; i < (a + 1) * NEIGHBOURS; i++) {
      const cosine = cosines[i] ?? 0;
      if (cosine === 0) return 0;
      if (near[i] === b) return cosine / 255;
    }
    return 0;
  };
  return {
    rowOf: (word) => rows.get(word) ?? -1,
    between: (a, b) => (a < 0 || b < 0 ? 0 : a === b ? 1 : Math.max(oneWay(a, b), oneWay(b, a))),
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
