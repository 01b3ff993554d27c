/**
 * Corrections: what a new report shows to have been decided wrongly. Three bounded steps in a fixed order: move, merge,
 * split. Each is worth its churn only with a margin, which is in the settings.
 */
import type { Correction } from '@newsfold/schemas/generated/records.ts';
import type { Draft } from '../window/draft.ts';
import { mergeStories } from './merge-stories.ts';
import { moveNeighbours } from './move-neighbours.ts';
import { splitStories } from './split-stories.ts';

/**
 * Draws the corrections that the new article, already placed in the draft, causes.
 * @param candidates the new article's neighbours, best first
 * @param splitId gives the id of the story that a split founds
 * @returns corrections in the order to apply; none names the new article itself
 */
export function correct(
  draft: Draft,
  candidates: readonly number[],
  splitId: (slots: readonly number[]) => string,
): Correction[] {
  const touched = new Set<string>();
  const home = draft.storyOf(draft.slot);
  if (home === null) return [];
  const moves = moveNeighbours(draft, candidates, touched);
  const merges = mergeStories(draft, candidates, touched);
  touched.add(draft.storyOf(draft.slot) as string);
  const splits = splitStories(draft, touched, splitId);
  return [...moves, ...merges, ...splits];
}
