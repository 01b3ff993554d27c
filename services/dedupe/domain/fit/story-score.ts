/**
 * How well a report fits a story: the mean of its three best pair scores with the members. One stray member cannot
 * draw a report in, and a large story is not judged by its many members that tell another side of the event.
 */
import type { Draft } from '../window/draft.ts';

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

/** The three best scores given so far; ties go to the older member. */
class BestScores {
  readonly #scores = [0, 0, 0];
  count = 0;
  best = -1;

  add(member: number, score: number): void {
    const scores = this.#scores;
    const leads = this.count === 0 || score > (scores[0] as number);
    if (leads || (score === scores[0] && member < this.best)) this.best = member;
    let at = Math.min(this.count, SUPPORT - 1);
    if (this.count < SUPPORT) this.count++;
    else if (score <= (scores[at] as number)) return;
    for (; at > 0 && score > (scores[at - 1] as number); at--) scores[at] = scores[at - 1] as number;
    scores[at] = score;
  }

  /** Mean of the k best; members that were not scored count as the least score. */
  mean(k: number, least: number): number {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += i < this.count ? (this.#scores[i] as number) : least;
    return sum / k;
  }
}

/**
 * Scores a slot against a story without the slot itself.
 * @param near members among the new article's candidates. When there are enough of them, the other members are not
 *   looked at: candidates are the most alike. Nor are they when none of the given reaches the threshold: the mean will
 *   not reach it either
 * @param enough when what was scored so far gives this, the rest is not asked: the score is then a lower bound
 */
export function storyScore(
  draft: Draft,
  slot: number,
  storyId: string,
  near: readonly number[] = [],
  enough: number = Number.POSITIVE_INFINITY,
): StoryScore | null {
  const { threshold, maxScoredMembers, minPairScore } = draft.settings;
  const members = draft.members(storyId);
  const others = members.includes(slot) ? members.filter((member) => member !== slot) : members;
  if (others.length === 0) return null;
  const k = Math.min(SUPPORT, others.length);
  const scores = new BestScores();
  let hopeless = near.length > 0;
  for (const member of near) {
    const score = draft.score(slot, member);
    if (score >= threshold) hopeless = false;
    scores.add(member, score);
  }
  if (!hopeless && near.length < SUPPORT) {
    for (const member of sampleMembers(others, maxScoredMembers)) {
      if (near.includes(member)) continue;
      scores.add(member, draft.score(slot, member));
      if (scores.mean(k, minPairScore) >= enough) break;
    }
  }
  const score = scores.mean(k, minPairScore);
  const isForbidden = score >= threshold && draft.forbids([slot], sampleMembers(others, maxScoredMembers));
  return { storyId, score: isForbidden ? minPairScore : score, best: scores.best };
}
