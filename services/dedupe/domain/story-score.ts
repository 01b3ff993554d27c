/**
 * How well a report fits a story: the mean of its best k pair scores with the members, k = max(3, ⌈√n/2⌉). One stray
 * member cannot draw a report in, and a large story is not judged by its least similar half.
 */
import type { Draft } from './draft.ts';

/** A story's score and the member that gave most to it. */
export interface StoryScore {
  readonly storyId: string;
  readonly score: number;
  /** Slot of the best member. */
  readonly best: number;
}

/** Number of members whose scores count. */
export function supportSize(members: number): number {
  return Math.min(members, Math.max(3, Math.ceil(Math.sqrt(members) / 2)));
}

/** Members to score: all of a small story; of a large one its founders, its newest and those spread between. */
export function sampleMembers(members: readonly number[], limit: number): readonly number[] {
  if (members.length <= limit) return members;
  const step = (members.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, i) => members[Math.round(i * step)] as number);
}

/**
 * Scores a slot against a story without the slot itself.
 * @param preferred members to score first, such as the candidates
 */
export function storyScore(
  draft: Draft,
  slot: number,
  storyId: string,
  preferred: readonly number[] = [],
): StoryScore | null {
  const others = draft.members(storyId).filter((member) => member !== slot);
  if (others.length === 0) return null;
  const sampled = sampleMembers(others, draft.settings.maxScoredMembers);
  const scored = preferred.length === 0 ? sampled : [...new Set([...preferred, ...sampled])];
  const scores = scored
    .map((member) => ({ member, score: draft.score(slot, member) }))
    .sort((a, b) => b.score - a.score || a.member - b.member);
  const k = supportSize(others.length);
  let sum = 0;
  for (let i = 0; i < k; i++) sum += scores[i]?.score ?? draft.settings.minPairScore;
  return { storyId, score: sum / k, best: scores[0]?.member ?? -1 };
}

/** Scores every story that candidates belong to, best first, ties by story id. */
export function rankStories(draft: Draft, slot: number, candidates: readonly number[]): StoryScore[] {
  const byStory = new Map<string, number[]>();
  for (const candidate of candidates) {
    const storyId = draft.storyOf(candidate);
    if (storyId === null) continue;
    const list = byStory.get(storyId);
    if (list) list.push(candidate);
    else byStory.set(storyId, [candidate]);
  }
  const scores: StoryScore[] = [];
  for (const [storyId, preferred] of byStory) {
    const score = storyScore(draft, slot, storyId, preferred);
    if (score) scores.push(score);
  }
  return scores.sort((a, b) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1));
}
