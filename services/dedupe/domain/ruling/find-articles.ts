import type { Decision } from '@newsfold/schemas/generated/records.ts';
import { hasSameGuid } from '../decisions/decision-memory.ts';
import type { WindowArticle } from '../window/slot-table.ts';
import type { Window } from '../window/window.ts';

/** The windows of a partition, by scope. */
export type Windows = ReadonlyMap<string, Window>;

/** An article in a window. */
export interface FoundArticle {
  readonly scope: string;
  readonly window: Window;
  readonly slot: number;
  readonly article: WindowArticle;
}

/** An article by the id that the fold knows it under; null when it is in no window. */
export function articleById(windows: Windows, articleId: string): FoundArticle | null {
  for (const [scope, window] of windows) {
    const slot = window.slotOf(articleId);
    const article = slot === undefined ? undefined : window.slots.at(slot);
    if (slot !== undefined && article !== undefined) return { scope, window, slot, article };
  }
  return null;
}

/** The oldest article of an open story; null when no window has the story. */
export function articleOfStory(windows: Windows, storyId: string): FoundArticle | null {
  for (const [scope, window] of windows) {
    const slot = window.openStories.get(storyId)?.members[0];
    const article = slot === undefined ? undefined : window.slots.at(slot);
    if (slot !== undefined && article !== undefined) return { scope, window, slot, article };
  }
  return null;
}

function slotsOf(window: Window, { articleIds, guidKey, byGuid }: Decision): readonly number[] {
  const named = articleIds.flatMap((id) => window.slotsUnder(id));
  if (!byGuid || guidKey === 0) return named;
  const found = new Set(named);
  // No index by the feed's ids: a withdrawal is rare, and a window is read in a millisecond.
  for (let slot = window.slots.first; slot < window.slots.next; slot++)
    if (window.slots.at(slot)?.guidKey === guidKey) found.add(slot);
  return [...found];
}

/** The articles in all windows that a withdrawal takes back. */
export function withdrawnArticles(windows: Windows, decision: Decision): FoundArticle[] {
  const found: FoundArticle[] = [];
  for (const [scope, window] of windows) {
    for (const slot of slotsOf(window, decision)) {
      const article = window.slots.at(slot);
      if (article !== undefined && hasSameGuid(decision, article.guidKey))
        found.push({ scope, window, slot, article });
    }
  }
  return found;
}
