/**
 * Ordinals that set look-alike events apart: the 12th package is not the 13th, in whatever words the rest is told.
 */
import { findOrdinals } from '@newsfold/text/numbers/ordinals.ts';
import { HEADLINE_ORDINAL, MAX_ORDINALS } from './fingerprint.ts';
import type { FingerprintView } from './fingerprint-view.ts';
import { LEAD_CHARACTERS } from './numerals.ts';

/** The first ordinals of a headline and the beginning of a body, those of the headline marked with HEADLINE_ORDINAL. */
export function leadOrdinals(title: string, text: string, language: string): readonly number[] {
  const ofTitle = findOrdinals(title, language);
  const ofText = findOrdinals(text.slice(0, LEAD_CHARACTERS), language);
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

/** Share of a story's headlines that must name one: what one in ten names is something beside it. */
const LEAST_SHARE = 0.25;

/** The ordinals in the headlines of some reports, as one set; empty when too few have one. */
function namedBy(count: number, viewOf: (i: number) => FingerprintView): ReadonlySet<number> {
  const named = new Set<number>();
  let naming = 0;
  for (let i = 0; i < count; i++) {
    const view = viewOf(i);
    if (!view.isInHeadline(0)) continue;
    naming++;
    for (let j = 0; j < MAX_ORDINALS; j++) if (view.isInHeadline(j)) named.add(view.ordinal(j));
  }
  return naming >= LEAST_SHARE * count ? named : new Set();
}

/**
 * Whether two groups of reports name ordinals and share none: a report that names none must not bring together what two
 * others tell apart. The first group is looked at first, so give the smaller one.
 */
export function groupsConflict(
  slotsA: readonly number[],
  slotsB: readonly number[],
  viewOf: (slot: number) => FingerprintView,
): boolean {
  const ofA = namedBy(slotsA.length, (i) => viewOf(slotsA[i] as number));
  if (ofA.size === 0) return false;
  const ofB = namedBy(slotsB.length, (i) => viewOf(slotsB[i] as number));
  return ofB.size > 0 && ofA.isDisjointFrom(ofB);
}
