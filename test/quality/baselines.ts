/**
 * What the product must beat, computed in the same run on the same texts:
 * every article alone; MinHash LSH on 3-word shingles (Broder 1997; 128 hashes in 32 bands of 4); tf-idf with the
 * nearest member above one threshold. The last uses the threshold that suits each set best, which flatters it.
 */
import { hashTerm, mixHash } from '@newsfold/text/words/hash-term.ts';
import { termsOf } from '@newsfold/text/words/terms.ts';
import { tokenise } from '@newsfold/text/words/tokenise.ts';
import { scoreClusters } from './bcubed.ts';
import type { QualitySet } from './quality-sets.ts';
import { UnionFind } from './union-find.ts';

/** BCubed F1 of each baseline. */
export interface BaselineScores {
  readonly alone: number;
  readonly minHash: number;
  readonly tfIdf: number;
}

const HASHES = 128;
const ROWS = 4;
const SHINGLE = 3;
const THRESHOLDS = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];

type Vector = ReadonlyMap<number, number>;

function textOf(set: QualitySet, index: number): string {
  const raw = set.lines[index]?.raw;
  return `${String(raw?.title ?? '')}\n${String(raw?.body ?? '')}`;
}

function f1Of(set: QualitySet, clusters: readonly string[]): number {
  const scored = set.lines.map((line, i) => ({ cluster: clusters[i] as string, label: set.labelOf(line) }));
  return scoreClusters(scored).bcubed.f1;
}

function signature(text: string): Uint32Array {
  const words = tokenise(text).map((token) => hashTerm(token.word));
  const minima = new Uint32Array(HASHES).fill(0xffffffff);
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    let shingle = 0;
    for (let i = 0; i < SHINGLE; i++) shingle = mixHash(Math.imul(shingle, 31) ^ (words[at + i] as number));
    for (let h = 0; h < HASHES; h++) {
      const value = mixHash(shingle ^ Math.imul(h + 1, 0x9e3779b1));
      if (value < (minima[h] as number)) minima[h] = value;
    }
  }
  return minima;
}

function minHashClusters(set: QualitySet): string[] {
  const groups = new UnionFind(set.lines.length);
  const buckets = new Map<string, number>();
  set.lines.forEach((_, i) => {
    const minima = signature(textOf(set, i));
    if (minima[0] === 0xffffffff) return;
    for (let band = 0; band < HASHES; band += ROWS) {
      const key = `${band}:${minima.subarray(band, band + ROWS).join()}`;
      const other = buckets.get(key);
      if (other === undefined) buckets.set(key, i);
      else groups.join(i, other);
    }
  });
  return set.lines.map((_, i) => String(groups.root(i)));
}

function vectors(set: QualitySet): Vector[] {
  const df = new Map<number, number>();
  const counts = set.lines.map((line, i) => {
    const term = termsOf(String(line.raw?.lang ?? 'en'));
    const bag = new Map<number, number>();
    for (const { word } of tokenise(textOf(set, i), 400)) {
      const key = term(word);
      if (key !== 0) bag.set(key, (bag.get(key) ?? 0) + 1);
    }
    for (const key of bag.keys()) df.set(key, (df.get(key) ?? 0) + 1);
    return bag;
  });
  return counts.map((bag) => {
    const weighted = [...bag].map(
      ([key, n]) =>
        [key, (1 + Math.log(n)) * Math.log((set.lines.length + 1) / (df.get(key) as number))] as const,
    );
    const norm = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return new Map(weighted.map(([key, weight]) => [key, weight / norm]));
  });
}

/** Pairs at or above the lowest threshold, by an inverted index. */
function similarPairs(all: readonly Vector[]): { a: number; b: number; cosine: number }[] {
  const postings = new Map<number, [number, number][]>();
  const pairs: { a: number; b: number; cosine: number }[] = [];
  all.forEach((vector, b) => {
    const sums = new Map<number, number>();
    for (const [key, weight] of vector) {
      const list = postings.get(key) ?? [];
      for (const [a, other] of list) sums.set(a, (sums.get(a) ?? 0) + weight * other);
      list.push([b, weight]);
      postings.set(key, list);
    }
    for (const [a, cosine] of sums) if (cosine >= (THRESHOLDS[0] as number)) pairs.push({ a, b, cosine });
  });
  return pairs;
}

function tfIdf(set: QualitySet): number {
  const pairs = similarPairs(vectors(set));
  const nearest = new Map<number, { a: number; cosine: number }>();
  for (const { a, b, cosine } of pairs) {
    if (cosine > (nearest.get(b)?.cosine ?? 0)) nearest.set(b, { a, cosine });
  }
  return Math.max(
    ...THRESHOLDS.map((threshold) => {
      const groups = new UnionFind(set.lines.length);
      for (const [b, { a, cosine }] of nearest) if (cosine >= threshold) groups.join(a, b);
      return f1Of(
        set,
        set.lines.map((_, i) => String(groups.root(i))),
      );
    }),
  );
}

/** Scores the baselines on a set, in file order. */
export function scoreBaselines(set: QualitySet): BaselineScores {
  return {
    alone: f1Of(
      set,
      set.lines.map((_, i) => String(i)),
    ),
    minHash: f1Of(set, minHashClusters(set)),
    tfIdf: tfIdf(set),
  };
}
