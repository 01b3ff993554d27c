/**
 * Sketch of a text for finding copies: FracMinHash (scaled MinHash; Irber et al. 2022, "Lightweight compositional
 * analysis of metagenomes with FracMinHash"). Hashes of all runs of SHINGLE_WORDS words are kept when they lie below
 * 2³²/scale, so the sketch of a part is a part of the sketch: containment can be read both ways, which the fixed-size
 * signatures of MinHash cannot give.
 */
import { mixHash } from '../words/hash-term.ts';

/** Words in a shingle: four survive light edits better than five and still say "same sentence". */
const SHINGLE_WORDS = 4;
/** A sketch aims at no more than this many hashes. */
const TARGET_HASHES = 64;
/** Coarsest sampling: beyond it a short cut of a long text could no longer be compared. */
const MAX_SCALE = 16;

/** A sketch of word shingles. */
export interface ShingleSketch {
  /** Kept hashes, ascending, distinct. */
  readonly hashes: Uint32Array;
  /** One in `scale` hashes was kept; a power of two. */
  readonly scale: number;
}

function scaleFor(words: number): number {
  let scale = 1;
  while (words / scale > TARGET_HASHES && scale < MAX_SCALE) scale *= 2;
  return scale;
}

/**
 * The sketch of a sequence of words.
 * @param words hash of each word under SHINGLE_SEED, in text order; fewer than SHINGLE_WORDS make one shingle of all
 */
export function sketchShingles(words: ArrayLike<number>): ShingleSketch {
  const scale = scaleFor(words.length);
  const limit = 2 ** 32 / scale;
  const size = Math.min(SHINGLE_WORDS, words.length);
  const kept = new Set<number>();
  for (let at = 0; at + size <= words.length && size > 0; at++) {
    let hash = 0;
    for (let i = 0; i < size; i++) hash = mixHash(Math.imul(hash, 31) ^ (words[at + i] as number));
    if (hash < limit) kept.add(hash);
  }
  return { hashes: Uint32Array.from(kept).sort(), scale };
}
