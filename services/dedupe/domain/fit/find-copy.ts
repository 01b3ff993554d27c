/**
 * The report whose text a new one copies, among its candidates.
 *
 * Shared shingles alone do not distinguish a copy from a template: two earthquakes reported in the same form share up to
 * 65 % of them, a lightly edited copy as little as 67 %. What a template exchanges are names and numbers, and those are
 * the heavy terms of the lead: nearly all of a copy's lead occurs in its original (at least 84 % where measured), at
 * most 77 % of a template's. So both containment and lead coverage are required.
 */
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { sharedShingles } from '../score/copies.ts';
import { leadCoverage } from '../score/coverage.ts';
import { pairVeto } from '../score/pair-score.ts';
import type { MatchSettings } from '../settings.ts';
import type { Draft } from '../window/draft.ts';

/** A copy found. */
export interface CopyMatch {
  /** Slot of the report that is copied. */
  readonly slot: number;
  /** Share of the smaller sketch found in the other. */
  readonly containment: number;
}

/** Containment of the smaller sketch when the two are one text, else null. */
function copyContainment(a: FingerprintView, b: FingerprintView, settings: MatchSettings): number | null {
  const { shared, smaller } = sharedShingles(a, b);
  const containment = smaller > 0 ? shared / smaller : 0;
  const { copy } = settings;
  if (shared < copy.shingles || containment < copy.containment) return null;
  const coverage = a.textWords <= b.textWords ? leadCoverage(a, b, settings) : leadCoverage(b, a, settings);
  if (coverage < copy.coverage || containment + coverage < copy.sum) return null;
  // One text with another ordinal or other numbers is the next event reported in the form of the last.
  if (pairVeto(a, b, settings) !== null) return null;
  return containment;
}

/** The candidate with the highest containment, ties by older slot; null when the article copies none. */
export function findCopy(draft: Draft, candidates: readonly number[]): CopyMatch | null {
  const view = new FingerprintView();
  let best: CopyMatch | null = null;
  for (const slot of [...candidates].sort((a, b) => a - b)) {
    const containment = copyContainment(draft.probe, draft.window.view(slot, view), draft.settings);
    if (containment !== null && (!best || containment > best.containment)) best = { slot, containment };
  }
  return best;
}
