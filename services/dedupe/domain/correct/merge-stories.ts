/** Merges: two stories whose reports fit each other, as a report that is near both has shown. */
import type { Correction } from '@newsfold/schemas/generated/records.ts';
import { keptApart } from '../fit/kept-apart.ts';
import { rankStories } from '../fit/rank-stories.ts';
import { sampleMembers, storyScore } from '../fit/story-score.ts';
import type { Draft } from '../window/draft.ts';
import { idsOf } from './move-neighbours.ts';

/** Mean score of the smaller story's reports to the larger story; null as soon as it cannot reach `least`. */
function fitOf(draft: Draft, smaller: string, larger: string, least: number): number | null {
  const { merge, pair } = draft.settings;
  const sample = sampleMembers(draft.members(smaller), merge.sample);
  let sum = 0;
  let left = sample.length;
  for (const slot of sample) {
    sum += storyScore(draft, slot, larger)?.score ?? pair.least;
    left -= 1;
    if (sum + left * pair.most < least * sample.length - merge.rounding) return null;
  }
  return sum / sample.length;
}

function foundedAt(draft: Draft, storyId: string): number {
  return draft.window.openStories.get(storyId)?.foundedAt ?? Number.POSITIVE_INFINITY;
}

/** The story that goes and the one that stays: the larger stays, then the older, then the smaller id. */
function order(draft: Draft, a: string, b: string): { from: string; to: string } {
  const bySize = draft.members(b).length - draft.members(a).length;
  const byAge = foundedAt(draft, a) - foundedAt(draft, b);
  const first = bySize || byAge || (a < b ? -1 : 1);
  return first < 0 ? { from: b, to: a } : { from: a, to: b };
}

/** Merges the new article's story with its neighbours, in the draft. */
export function mergeStories(
  draft: Draft,
  candidates: readonly number[],
  touched: Set<string>,
): Correction[] {
  const { merge, story } = draft.settings;
  const least = story.threshold + merge.margin;
  const corrections: Correction[] = [];
  const neighbours = rankStories(draft, candidates)
    .filter(({ storyId }) => storyId !== draft.storyOf(draft.slot))
    .filter(({ score }) => score >= story.threshold - merge.reach)
    .slice(0, merge.stories);
  for (const { storyId } of neighbours) {
    const home = draft.storyOf(draft.slot) as string;
    if (draft.members(storyId).length === 0 || draft.members(home).length < merge.leastMembers) continue;
    const { from, to } = order(draft, home, storyId);
    if (keptApart(draft, draft.members(from), draft.members(to)) !== null) continue;
    const score = fitOf(draft, from, to, least);
    if (score === null || score < least) continue;
    const [leaving, staying] = [from, to].map((id) => sampleMembers(draft.members(id), merge.sample));
    if (draft.forbids(leaving as readonly number[], staying as readonly number[])) continue;
    const slots = [...draft.members(from)];
    for (const slot of slots) draft.place(slot, to);
    touched.delete(from);
    touched.add(to);
    corrections.push({
      kind: 'merge',
      fromStoryId: from,
      toStoryId: to,
      articleIds: idsOf(draft, slots),
      score,
      threshold: least,
    });
  }
  return corrections;
}
