/** Merges: two stories whose reports fit each other, shown by a report that is near to both. */
import type { Correction } from '@newsfold/schemas/generated/records.ts';
import { rankStories } from '../fit/rank-stories.ts';
import { sampleMembers, storyScore } from '../fit/story-score.ts';
import type { Draft } from '../window/draft.ts';
import { idsOf } from './move-neighbours.ts';

/** Stories beside its own that a new report is asked about. */
const NEXT_STORIES = 3;

/** Points by which a sum of scores may be rounded. */
const ROUNDING = 1e-6;

/** Mean score of the smaller story's reports to the larger story; null as soon as it cannot reach `least`. */
function fitOf(draft: Draft, smaller: string, larger: string, least: number): number | null {
  const { mergeSample, minPairScore, maxPairScore } = draft.settings;
  const sample = sampleMembers(draft.members(smaller), mergeSample);
  let sum = 0;
  let left = sample.length;
  for (const slot of sample) {
    sum += storyScore(draft, slot, larger)?.score ?? minPairScore;
    left -= 1;
    if (sum + left * maxPairScore < least * sample.length - ROUNDING) return null;
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

/** Merges the new article's story with those beside it, in the draft. */
export function mergeStories(
  draft: Draft,
  candidates: readonly number[],
  touched: Set<string>,
): Correction[] {
  const { threshold, mergeMargin, mergeSample } = draft.settings;
  const corrections: Correction[] = [];
  const beside = rankStories(draft, candidates)
    .filter((story) => story.storyId !== draft.storyOf(draft.slot) && story.score >= threshold - 1)
    .slice(0, NEXT_STORIES);
  for (const { storyId } of beside) {
    const home = draft.storyOf(draft.slot) as string;
    if (draft.members(storyId).length === 0 || draft.members(home).length < 2) continue;
    const { from, to } = order(draft, home, storyId);
    const score = fitOf(draft, from, to, threshold + mergeMargin);
    if (score === null || score < threshold + mergeMargin) continue;
    if (
      draft.forbids(
        sampleMembers(draft.members(from), mergeSample),
        sampleMembers(draft.members(to), mergeSample),
      )
    )
      continue;
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
      threshold: threshold + mergeMargin,
    });
  }
  return corrections;
}
