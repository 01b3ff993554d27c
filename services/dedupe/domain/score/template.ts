/**
 * One form, other numbers: the next earthquake, strike day or quarter reported in the form of the last. Texts that
 * share phrases and not one number are neither one event nor one text.
 */
import { NUMERAL } from '../fingerprint/fingerprint.ts';
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { numbersDiffer } from '../fingerprint/numerals.ts';
import { keyOf } from '../fingerprint/varint-set.ts';
import type { MatchSettings } from '../settings.ts';
import { sharedShingles } from './copies.ts';

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
export function oneFormOtherNumbers(
  a: FingerprintView,
  b: FingerprintView,
  settings: MatchSettings,
): boolean {
  if (!a.numerals || !b.numerals || !numbersDiffer(a, b, settings)) return false;
  const { leastShared, leastShingles } = settings.pair.form;
  const { shared, smaller } = sharedShingles(a, b);
  if (shared < leastShingles || shared < leastShared * smaller) return false;
  return !showsNumeralOf(a, b) && !showsNumeralOf(b, a);
}
