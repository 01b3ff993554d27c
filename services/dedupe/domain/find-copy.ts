/** The report whose text a new one copies, among its candidates. */
import { sharedShingles } from './copies.ts';
import type { Draft } from './draft.ts';
import { FingerprintView } from './fingerprint-view.ts';

/** A copy found. */
export interface CopyMatch {
  /** Slot of the report that is copied. */
  readonly slot: number;
  /** Share of the smaller sketch found in the other. */
  readonly containment: number;
}

/** The candidate with the highest containment above the threshold, ties by older slot; null when there is none. */
export function findCopy(draft: Draft, candidates: readonly number[]): CopyMatch | null {
  const { copyContainment, copyMinShared } = draft.settings;
  const view = new FingerprintView();
  let best: CopyMatch | null = null;
  for (const slot of candidates) {
    const { shared, smaller } = sharedShingles(draft.probe, draft.window.view(slot, view));
    const containment = smaller > 0 ? shared / smaller : 0;
    if (shared < copyMinShared || containment < copyContainment) continue;
    if (!best || containment > best.containment) best = { slot, containment };
  }
  return best;
}
