/**
 * One form, other numbers: the next earthquake, strike day or quarter reported in the form of the last. Texts that
 * share phrases and not one number are neither one event nor one text.
 */
import { NUMERAL, tfWeight } from '../fingerprint/fingerprint.ts';
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

/** Whether one of a's heaviest lead terms occurs nowhere in b. */
function hasSlotOfItsOwn(a: FingerprintView, b: FingerprintView, slots: number): boolean {
  const taken = new Set<number>();
  for (let k = 0; k < Math.min(slots, a.leadCount); k++) {
    let heaviest = -1;
    let most = -1;
    for (let i = 0; i < a.leadCount; i++) {
      const weight =
        (tfWeight[a.bytes[a.leadTf + i] as number] as number) * (a.bytes[a.leadIdf + i] as number);
      if (weight > most && !taken.has(i)) [most, heaviest] = [weight, i];
    }
    taken.add(heaviest);
    if (!b.hasKey(keyOf(a.words[a.lead + heaviest] as number))) return true;
  }
  return false;
}

/**
 * Whether one outlet filled one form twice: notices, forecasts, horoscopes, filings. The texts share phrases, and each has
 * something in the place of what the other is about. An update keeps what its story is about.
 */
export function oneFormOtherSlots(a: FingerprintView, b: FingerprintView, settings: MatchSettings): boolean {
  if (a.outlet === 0 || a.outlet !== b.outlet) return false;
  const { leastShared, leastShingles, slots } = settings.pair.form;
  const { shared, smaller } = sharedShingles(a, b);
  if (shared < leastShingles || shared < leastShared * smaller) return false;
  return hasSlotOfItsOwn(a, b, slots) && hasSlotOfItsOwn(b, a, slots);
}
