/** Whether two reports are one text: containment of the smaller shingle sketch in the other. */
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';

/** Shingles shared at the coarser of two scales. */
export interface SharedShingles {
  /** Hashes in both sketches. */
  readonly shared: number;
  /** Hashes of the smaller sketch at the common scale. */
  readonly smaller: number;
}

/** Counts shared shingles; sketches of different scales are compared at the coarser one. */
export function sharedShingles(a: FingerprintView, b: FingerprintView): SharedShingles {
  const limit = 2 ** 32 / Math.max(a.shingleScale, b.shingleScale);
  let i = 0;
  let j = 0;
  let shared = 0;
  const end = (view: FingerprintView, from: number): boolean =>
    from >= view.shingleCount || (view.words[view.shingles + from] as number) >= limit;
  while (!end(a, i) && !end(b, j)) {
    const left = a.words[a.shingles + i] as number;
    const right = b.words[b.shingles + j] as number;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  while (!end(a, i)) i++;
  while (!end(b, j)) j++;
  return { shared, smaller: Math.min(i, j) };
}
