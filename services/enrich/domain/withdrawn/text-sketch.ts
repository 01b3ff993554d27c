/**
 * What is kept of a text that was taken back: hashes of its pairs of neighbouring words, in their order, and nothing that
 * could be read. Enough to recognise who still carries it.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { mixHash } from '@newsfold/text/words/hash-term.ts';
import { readWords } from '@newsfold/text/words/read-words.ts';

/** Words in a run: four survive light edits, and still say "the same sentence". */
const RUN_WORDS = 4;
/** Words read of a text. */
const MAX_WORDS = 2_000;
/** Characters read of a text. */
const MAX_CHARACTERS = 20_000;

/**
 * What reports share without copying each other: what somebody said or posted, and lists of names. A quotation that is not
 * closed ends with its line: that of several paragraphs is opened in each.
 */
const SHARED: readonly RegExp[] = [
  /^[^\n]{0,3000}[—–-] ?[^\n(]{1,80}\(@\w{1,30}\)[^\n]{0,40}$/gmu,
  /[“„][^“”„\n]{2,3000}(?:[”“]|$)|[«»][^«»\n]{2,3000}(?:[»«]|$)|「[^」\n]{2,3000}(?:」|$)|『[^』\n]{2,3000}(?:』|$)/gmu,
  /"[^"\n]{2,3000}(?:"|$)/gmu,
  /‘[^‘\n]{10,800}[.,!?…]’/gu,
  /(?:\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,30}){0,3}, ){4,40}/gu,
];

function ownWords(text: string): string {
  let own = text;
  for (const shared of SHARED) own = own.replace(shared, ' \n');
  return own;
}

/** Hashes of the pairs of neighbouring words of a text, in order; quotations left out. */
export type TextSketch = Uint32Array;

/** Sketch of an article's text. */
export function sketchOf({ text, language }: Pick<Article, 'text' | 'language'>): TextSketch {
  const { lexicon, places } = readWords(ownWords(text.slice(0, MAX_CHARACTERS)), language);
  const words = Array.from(places.slice(0, MAX_WORDS), (place) => lexicon.shingle(place));
  return Uint32Array.from(
    { length: Math.max(0, words.length - 1) },
    (_, at) => mixHash(Math.imul(words[at] as number, 31) ^ (words[at + 1] as number)) >>> 0,
  );
}

/** Hashes of the runs of four words: of a pair and the next but one. */
function runsOf(sketch: TextSketch): Uint32Array {
  return Uint32Array.from(
    { length: Math.max(0, sketch.length - RUN_WORDS + 2) },
    (_, at) => mixHash(Math.imul(sketch[at] as number, 31) ^ (sketch[at + 2] as number)) >>> 0,
  );
}

/** What two texts share. */
export interface SharedText {
  /** Share of the runs of four words of the shorter text that the other has, 0 to 1. */
  readonly share: number;
  /** The same of its pairs of words. */
  readonly pairs: number;
  /** Words of the longest passage that both have, and of all passages of `PASSAGE` words and more together. */
  readonly longest: number;
  readonly passages: number;
}

/** Words of the shortest passage that counts. */
const PASSAGE = 9;

function shareOf(part: Uint32Array, whole: ReadonlySet<number>): number {
  let shared = 0;
  for (const hash of part) if (whole.has(hash)) shared++;
  return part.length === 0 ? 0 : shared / part.length;
}

/** Compares two sketches. */
export function compareSketches(a: TextSketch, b: TextSketch): SharedText {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const runs = runsOf(shorter);
  const known = new Set(runsOf(longer));
  let longest = 0;
  let passages = 0;
  let run = 0;
  const end = () => {
    const words = run === 0 ? 0 : run + RUN_WORDS - 1;
    longest = Math.max(longest, words);
    if (words >= PASSAGE) passages += words;
    run = 0;
  };
  for (const hash of runs) {
    if (known.has(hash)) run++;
    else end();
  }
  end();
  return { share: shareOf(runs, known), pairs: shareOf(shorter, new Set(longer)), longest, passages };
}
