import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { findCandidates } from '../window/candidates.ts';
import type { Draft } from '../window/draft.ts';

/** The candidates of a draft's article that anything may join: nothing joins a column. Best first. */
export function joinable(draft: Draft): number[] {
  const view = new FingerprintView();
  return findCandidates(draft.window, draft.indexed, draft.floor).filter(
    (slot) => draft.isLive(slot) && !draft.window.view(slot, view).isColumn,
  );
}
