/**
 * A set of terms in two bytes each: the upper 20 bits of every term, ascending, as gaps of seven bits a byte.
 *
 * With 250 terms a gap is 4,096 on average, so two bytes hold 98 of 100. Two terms share 20 bits once in a million.
 */

/** Bits kept of a term. */
export const KEY_BITS = 20;
const DROPPED = 32 - KEY_BITS;

/** The key of a term in a set: its upper KEY_BITS bits. */
export function keyOf(term: number): number {
  return term >>> DROPPED;
}

/** Most bytes that a gap takes. */
const GAP_BYTES = Math.ceil(KEY_BITS / 7);

/** Packs ascending terms; equal keys are kept once. */
export function packVarintSet(terms: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(terms.length * GAP_BYTES);
  let end = 0;
  let previous = -1;
  for (let i = 0; i < terms.length; i++) {
    let gap = keyOf(terms[i] as number) - previous;
    if (gap === 0) continue;
    previous += gap;
    while (gap >= 128) {
      bytes[end++] = (gap & 127) | 128;
      gap >>>= 7;
    }
    bytes[end++] = gap;
  }
  return bytes.subarray(0, end);
}
