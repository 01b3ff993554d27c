/**
 * What a model says of a pair: the cosine of the vectors that it gave at ingest, both recorded in the log. Most streams
 * have none, and pay two comparisons with zero a pair.
 */
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import type { Calibration } from '../released-numbers.ts';
import type { MatchSettings } from '../settings.ts';

/** Bytes before the vector that name its model. */
const MODEL_BYTES = 4;
const BITS = 8;

/** Set bits of every byte. */
const ones = new Uint8Array(256);
for (let byte = 1; byte < ones.length; byte++) ones[byte] = (ones[byte >> 1] as number) + (byte & 1);

/** Whether both carry a vector of one model and length. */
function areComparable(a: FingerprintView, b: FingerprintView): boolean {
  if (a.embeddingBytes <= MODEL_BYTES || a.embeddingBytes !== b.embeddingBytes) return false;
  for (let i = 0; i < MODEL_BYTES; i++)
    if (a.bytes[a.embedding + i] !== b.bytes[b.embedding + i]) return false;
  return true;
}

/** Cosine of two vectors of bytes; null where one has no direction. Exact: all sums are integers. */
function bytesCosine(a: FingerprintView, b: FingerprintView): number | null {
  let dot = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = MODEL_BYTES; i < a.embeddingBytes; i++) {
    const left = ((a.bytes[a.embedding + i] as number) << 24) >> 24;
    const right = ((b.bytes[b.embedding + i] as number) << 24) >> 24;
    dot += left * right;
    squaresA += left * left;
    squaresB += right * right;
  }
  return squaresA > 0 && squaresB > 0 ? dot / Math.sqrt(squaresA * squaresB) : null;
}

/** The cosine that the signs of two vectors stand for: the share of signs that differ is the angle, as a share of half a turn. */
function signsCosine(a: FingerprintView, b: FingerprintView): number {
  let differ = 0;
  for (let i = MODEL_BYTES; i < a.embeddingBytes; i++)
    differ += ones[(a.bytes[a.embedding + i] as number) ^ (b.bytes[b.embedding + i] as number)] as number;
  return Math.cos((Math.PI * differ) / ((a.embeddingBytes - MODEL_BYTES) * BITS));
}

/** The model whose vectors both carry, where it is calibrated; null otherwise. */
export function calibrationFor(
  a: FingerprintView,
  b: FingerprintView,
  { pair }: MatchSettings,
): Calibration | null {
  if (a.embeddingBytes === 0 || b.embeddingBytes === 0 || !areComparable(a, b)) return null;
  const at = a.embedding;
  const model =
    ((a.bytes[at] as number) |
      ((a.bytes[at + 1] as number) << 8) |
      ((a.bytes[at + 2] as number) << 16) |
      ((a.bytes[at + 3] as number) << 24)) >>>
    0;
  for (const name in pair.calibrated) {
    const calibration = pair.calibrated[name] as Calibration;
    if (calibration.model === model) return calibration;
  }
  return null;
}

/** Cosine of the two vectors; null when they say nothing: one is missing, they are of different models, or nothing is known of the model. */
export function meaningCosine(
  a: FingerprintView,
  b: FingerprintView,
  calibration: Calibration | null,
  { pair }: MatchSettings,
): number | null {
  if (calibration?.bits === 1) return signsCosine(a, b);
  if (calibration === null && pair.embedding.weight === 0) return null;
  if (a.embeddingBytes === 0 || b.embeddingBytes === 0 || !areComparable(a, b)) return null;
  return bytesCosine(a, b);
}

/** What a cosine of a model that is not calibrated adds to a pair score; nothing without one. */
export function uncalibratedPart(cosine: number | null, { pair }: MatchSettings): number {
  return cosine === null ? 0 : pair.embedding.weight * (cosine - pair.embedding.neutral);
}
