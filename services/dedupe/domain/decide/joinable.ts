import type { Standing } from '../decisions/standing.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { keptApart } from '../fit/kept-apart.ts';
import { findCandidates } from '../window/candidates.ts';
import type { Draft } from '../window/draft.ts';

/** What an article may join. */
export interface Joinable {
  /** Slots, best first. */
  readonly candidates: number[];
  /** The decision that keeps the best of all out; '' when none does. */
  readonly keptOutBy: string;
}

/** The decision that keeps the new article out of the story of a slot; null when none does. */
function keeperOf(draft: Draft, slot: number): Standing | null {
  const storyId = draft.storyOf(slot);
  return keptApart(draft, [draft.slot], storyId === null ? [slot] : draft.members(storyId));
}

/** The candidates of a draft's article that it may join: nothing joins a column, or what an editor keeps apart. */
export function joinable(draft: Draft): Joinable {
  const view = new FingerprintView();
  const near = findCandidates(draft.window, draft.indexed, draft.floor).filter(
    (slot) => draft.isLive(slot) && !draft.window.view(slot, view).isColumn,
  );
  if (!draft.window.decisions.hasEditors) return { candidates: near, keptOutBy: '' };
  const keepers = near.map((slot) => keeperOf(draft, slot));
  return {
    candidates: near.filter((_, i) => keepers[i] === null),
    keptOutBy: keepers[0]?.decision.decisionId ?? '',
  };
}
