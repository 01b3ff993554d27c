/** Moves: neighbours of the new report that fit its story better than the story they are in. */
import type { Correction } from '@newsfold/schemas/generated/records.ts';
import { isBound, keptApart } from '../fit/kept-apart.ts';
import { storyScore } from '../fit/story-score.ts';
import type { Draft } from '../window/draft.ts';

/** Articles' ids for the slots of a correction, without the new article, whose record says where it is. */
export function idsOf(draft: Draft, slots: readonly number[]): string[] {
  return slots.flatMap((slot) => draft.window.slots.at(slot)?.articleId ?? []);
}

/** Moves what fits better into the new article's story, in the draft; names every story touched. */
export function moveNeighbours(
  draft: Draft,
  candidates: readonly number[],
  touched: Set<string>,
): Correction[] {
  const { threshold } = draft.settings.story;
  const { margin, reach, rounding } = draft.settings.move;
  const home = draft.storyOf(draft.slot) as string;
  const corrections: Correction[] = [];
  for (const slot of candidates) {
    const from = draft.storyOf(slot);
    if (from === null || from === home || draft.score(draft.slot, slot) <= threshold - reach) continue;
    if (isBound(draft, slot) || keptApart(draft, [slot], draft.members(home)) !== null) continue;
    const there = storyScore(draft, slot, home);
    if (!there || there.score < threshold) continue;
    // Once its own story is known to fit it well enough, how well does not matter.
    const here = storyScore(draft, slot, from, [], there.score - margin + rounding);
    if (here && there.score <= here.score + margin) continue;
    draft.place(slot, home);
    touched.add(from);
    corrections.push({
      kind: draft.members(from).length === 0 ? 'merge' : 'move',
      fromStoryId: from,
      toStoryId: home,
      articleIds: idsOf(draft, [slot]),
      score: there.score,
      threshold: Math.max(threshold, (here?.score ?? threshold) + margin),
    });
  }
  return corrections;
}
