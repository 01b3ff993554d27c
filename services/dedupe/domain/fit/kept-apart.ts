/** What editors' decisions allow a draft: asked before each step that would put reports into one story, or apart. */

import type { Standing } from '../decisions/standing.ts';
import type { Draft } from '../window/draft.ts';

/** The decision that keeps two groups of reports from being one story; null when none does. */
export function keptApart(
  draft: Draft,
  slots: readonly number[],
  others: readonly number[],
): Standing | null {
  const { decisions } = draft.window;
  if (!decisions.hasEditors || slots.length === 0 || others.length === 0) return null;
  const ids = new Set(others.map((slot) => draft.idOf(slot)));
  for (const slot of slots) {
    const articleId = draft.idOf(slot);
    const alone = decisions.aloneBy(articleId);
    if (alone !== undefined && !(ids.size === 1 && ids.has(articleId))) return alone;
    const kept = decisions.partners(articleId, 'apart').find((partner) => ids.has(partner.articleId));
    if (kept !== undefined) return kept.standing;
  }
  for (const slot of others) {
    const alone = decisions.aloneBy(draft.idOf(slot));
    if (alone !== undefined) return alone;
  }
  return null;
}

/** Whether a decision has put a report where it is, so that no correction moves it. */
export function isBound(draft: Draft, slot: number): boolean {
  const { decisions } = draft.window;
  if (!decisions.hasEditors) return false;
  const articleId = draft.idOf(slot);
  return decisions.aloneBy(articleId) !== undefined || decisions.partners(articleId, 'together').length > 0;
}

/** Whether a decision binds a report of one group to one of the other. */
export function areBound(draft: Draft, slots: readonly number[], others: readonly number[]): boolean {
  const { decisions } = draft.window;
  if (!decisions.hasEditors) return false;
  const ids = new Set(others.map((slot) => draft.idOf(slot)));
  return slots.some((slot) =>
    decisions.partners(draft.idOf(slot), 'together').some(({ articleId }) => ids.has(articleId)),
  );
}
