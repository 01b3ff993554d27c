/**
 * What the operator's model says of a pair: the cosine of the vectors that it gave at ingest, both recorded in the log.
 * Most streams have none, and pay two comparisons with zero a pair.
 */
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import type { MatchSettings } from '../settings.ts';

/** Bytes before the vector that name its model. */
const MODEL_BYTES = 4;

/** Cosine of the two vectors; null when one is missing or they are of different models. Exact: all sums are integers. */
export function embeddingCosine(a: FingerprintView, b: FingerprintView): number | null {
  const length = a.embeddingBytes;
  if (length <= MODEL_BYTES || length !== b.embeddingBytes) return null;
  for (let i = 0; i < MODEL_BYTES; i++)
    if (a.bytes[a.embedding + i] !== b.bytes[b.embedding + i]) return null;
  let dot = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = MODEL_BYTES; i < length; i++) {
    const left = ((a.bytes[a.embedding + i] as number) << 24) >> 24;
    const right = ((b.bytes[b.embedding + i] as number) << 24) >> 24;
    dot += left * right;
    squaresA += left * left;
    squaresB += right * right;
  }
  return squaresA > 0 && squaresB > 0 ? dot / Math.sqrt(squaresA * squaresB) : null;
}

/** What a cosine adds to a pair score; nothing without one. */
export function embeddingPart(cosine: number | null, { pair }: MatchSettings): number {
  return cosine === null ? 0 : pair.embedding.weight * (cosine - pair.embedding.neutral);
}
