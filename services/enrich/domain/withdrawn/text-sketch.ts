/**
 * What is kept of a text that was taken back: hashes of its runs of four words, in their order, and nothing that could be
 * read. Enough to recognise who still carries it.
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

/** A quotation: reports share what somebody said without copying each other. One that is not closed ends with its line. */
const QUOTED =
  /["“„«»][^"“”„«»\n]{2,1000}["”“»«]|«[^»\n]{2,1000}»|「[^」\n]{2,500}」|『[^』\n]{2,500}』|“[^”\n]{2,500}”/gu;

/** Hashes of the runs of four words of a text, in order; quotations left out. */
export type TextSketch = Uint32Array;

/** Sketch of an article's text. */
export function sketchOf({ text, language }: Article): TextSketch {
  const own = text.slice(0, MAX_CHARACTERS).replace(QUOTED, ' \n');
  const { lexicon, places } = readWords(own, language);
  const words = Array.from(places.slice(0, MAX_WORDS), (place) => lexicon.shingle(place));
  const runs = new Uint32Array(Math.max(0, words.length - RUN_WORDS + 1));
  for (let at = 0; at < runs.length; at++) {
    let hash = 0;
    for (let i = 0; i < RUN_WORDS; i++) hash = mixHash(Math.imul(hash, 31) ^ (words[at + i] as number));
    runs[at] = hash >>> 0;
  }
  return runs;
}

/** What two texts share. */
export interface SharedText {
  /** Share of the runs of the shorter text that the other has, 0 to 1. */
  readonly share: number;
  /** Words of the longest passage that both have, and of all passages of `PASSAGE` words and more together. */
  readonly longest: number;
  readonly passages: number;
}

/** Words of the shortest passage that counts. */
const PASSAGE = 9;

/** Compares two sketches. */
export function compareSketches(a: TextSketch, b: TextSketch): SharedText {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const known = new Set(longer);
  let shared = 0;
  let longest = 0;
  let passages = 0;
  let run = 0;
  const end = () => {
    const words = run === 0 ? 0 : run + RUN_WORDS - 1;
    longest = Math.max(longest, words);
    if (words >= PASSAGE) passages += words;
    run = 0;
  };
  for (const hash of shorter) {
    if (known.has(hash)) {
      shared++;
      run++;
    } else end();
  }
  end();
  return { share: shorter.length === 0 ? 0 : shared / shorter.length, longest, passages };
}
