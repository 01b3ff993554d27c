/**
 * How well a report fits a story: the mean of its three best pair scores with the members. One stray member cannot
 * draw a report in, and a large story is not judged by its many members that tell another side of the event.
 */
import type { Draft } from './draft.ts';

/** A story's score and the member that gave most to it. */
export interface StoryScore {
  readonly storyId: string;
  readonly score: number;
  /** Slot of the best member. */
  readonly best: number;
}

/** Members whose scores count. */
const SUPPORT = 3;

/**
 * Members to score: all of a small story; of a large one every second, fourth, eighth, so that a story that grows is
 * asked about the same members.
 */
export function sampleMembers(members: readonly number[], limit: number): readonly number[] {
  let stride = 1;
  while (members.length > limit * stride) stride *= 2;
  return stride === 1 ? members : members.filter((_, i) => i % stride === 0);
}

interface MemberScore {
  readonly member: number;
  readonly score: number;
}

function scoreMembers(draft: Draft, slot: number, members: readonly number[]): MemberScore[] {
  return members.map((member) => ({ member, score: draft.score(slot, member) }));
}

/** Mean of the k best; members that were not scored count as the least score. */
function meanOfBest(storyId: string, scores: MemberScore[], k: number, least: number): StoryScore {
  scores.sort((a, b) => b.score - a.score || a.member - b.member);
  let sum = 0;
  for (let i = 0; i < k; i++) sum += scores[i]?.score ?? least;
  return { storyId, score: sum / k, best: scores[0]?.member ?? -1 };
}

/**
 * Scores a slot against a story without the slot itself.
 * @param near members among the new article's candidates. When there are enough of them, the other members are not
 *   looked at: candidates are the most alike. Nor are they when none of the given reaches the threshold: the mean will
 *   not reach it either
 */
export function storyScore(
  draft: Draft,
  slot: number,
  storyId: string,
  near: readonly number[] = [],
): StoryScore | null {
  const { threshold, maxScoredMembers, minPairScore } = draft.settings;
  const others = draft.members(storyId).filter((member) => member !== slot);
  if (others.length === 0) return null;
  const k = Math.min(SUPPORT, others.length);
  const scores = scoreMembers(draft, slot, near);
  const hopeless = near.length > 0 && scores.every(({ score }) => score < threshold);
  if (!hopeless && near.length < SUPPORT) {
    const known = new Set(near);
    const rest = sampleMembers(others, maxScoredMembers).filter((member) => !known.has(member));
    scores.push(...scoreMembers(draft, slot, rest));
  }
  return meanOfBest(storyId, scores, k, minPairScore);
}
