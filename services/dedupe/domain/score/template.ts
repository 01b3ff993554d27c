/**
 * One form, other numbers: the next earthquake, strike day or quarter told by the form of the last. Texts that share
 * phrases and not one number are neither one event nor one text.
 */

import { NUMERAL } from '../fingerprint/fingerprint.ts';
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { numbersDiffer } from '../fingerprint/numerals.ts';
import { keyOf } from '../fingerprint/varint-set.ts';
import { sharedShingles } from './copies.ts';

/** Share of the smaller sketch that two texts of one form have in common at least; the measurement is in DESIGN.md. */
const LEAST_SHARED = 0.2;
/** Shared shingles below which a share says nothing. */
const LEAST_SHINGLES = 3;

/** Whether a numeral of a's lead occurs anywhere in b: a part of a text shows its numbers there. */
function showsNumeralOf(b: FingerprintView, a: FingerprintView): boolean {
  const keys = new Set<number>();
  for (let i = 0; i < a.leadCount; i++) {
    if (((a.bytes[a.leadTf + i] as number) & NUMERAL) !== 0) keys.add(keyOf(a.words[a.lead + i] as number));
  }
  let found = false;
  b.eachKey((key) => {
    if (keys.has(key)) found = true;
  });
  return found;
}

/** Whether two texts are of one form but give other numbers throughout. */
export function oneFormOtherNumbers(a: FingerprintView, b: FingerprintView): boolean {
  if (!a.numerals || !b.numerals || !numbersDiffer(a, b)) return false;
  const { shared, smaller } = sharedShingles(a, b);
  if (shared < LEAST_SHINGLES || shared < LEAST_SHARED * smaller) return false;
  return !showsNumeralOf(a, b) && !showsNumeralOf(b, a);
}
