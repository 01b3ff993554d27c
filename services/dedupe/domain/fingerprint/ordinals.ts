/**
 * Ordinals that distinguish look-alike events: the 12th package is not the 13th, whatever the words around it.
 */
import { findOrdinals } from '@newsfold/text/numbers/ordinals.ts';
import type { MatchSettings } from '../settings.ts';
import { HEADLINE_ORDINAL, MAX_ORDINALS } from './fingerprint.ts';
import type { FingerprintView } from './fingerprint-view.ts';

/** The first ordinals of a headline and the beginning of a body, those of the headline marked with HEADLINE_ORDINAL. */
export function leadOrdinals(
  title: string,
  text: string,
  language: string,
  { numbers }: MatchSettings,
): readonly number[] {
  const ofTitle = findOrdinals(title, language);
  const ofText = findOrdinals(text.slice(0, numbers.leadCharacters), language);
  return [
    ...ofTitle.map((value) => value | HEADLINE_ORDINAL),
    ...ofText.filter((value) => !ofTitle.includes(value)),
  ].slice(0, MAX_ORDINALS);
}

/** Whether both leads name ordinals and share none. */
export function ordinalsConflict(a: FingerprintView, b: FingerprintView): boolean {
  if (!a.ordinals || !b.ordinals) return false;
  for (let i = 0; i < MAX_ORDINALS; i++) {
    const value = a.ordinal(i);
    if (value === 0) break;
    for (let j = 0; j < MAX_ORDINALS; j++) if (b.ordinal(j) === value) return false;
  }
  return true;
}

/** The ordinals in the headlines of some reports, as one set; empty when less than a share of them has one. */
function namedBy(
  count: number,
  leastShare: number,
  viewOf: (i: number) => FingerprintView,
): ReadonlySet<number> {
  const named = new Set<number>();
  let naming = 0;
  for (let i = 0; i < count; i++) {
    const view = viewOf(i);
    if (!view.isInHeadline(0)) continue;
    naming++;
    for (let j = 0; j < MAX_ORDINALS; j++) if (view.isInHeadline(j)) named.add(view.ordinal(j));
  }
  return naming >= leastShare * count ? named : new Set();
}

/**
 * Whether two groups of reports name ordinals and share none: a report that names none must not bring together what
 * two others distinguish. The first group is read first, so pass the smaller one.
 */
export function groupsConflict(
  slotsA: readonly number[],
  slotsB: readonly number[],
  viewOf: (slot: number) => FingerprintView,
  { numbers }: MatchSettings,
): boolean {
  const ofA = namedBy(slotsA.length, numbers.ordinalShare, (i) => viewOf(slotsA[i] as number));
  if (ofA.size === 0) return false;
  const ofB = namedBy(slotsB.length, numbers.ordinalShare, (i) => viewOf(slotsB[i] as number));
  return ofB.size > 0 && ofA.isDisjointFrom(ofB);
}
