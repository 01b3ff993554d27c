/**
 * How well a report fits a story: the mean of its few best pair scores with the members. One stray member cannot draw a
 * report in, and a large story is not judged by its many members that report another side of the event.
 */
import type { Draft } from '../window/draft.ts';

/** A story's score and the member that gave most to it. */
export interface StoryScore {
  readonly storyId: string;
  readonly score: number;
  /** Slot of the best member. */
  readonly best: number;
  /** Share of the members that tell of another day: what was taken from the score for it is in proportion. */
  readonly otherDay: number;
}

/**
 * Members to score: all of a small story; of a large one every second, fourth, eighth, so that a growing story is judged
 * by the same members.
 */
export function sampleMembers(members: readonly number[], limit: number): readonly number[] {
  let stride = 1;
  while (members.length > limit * stride) stride *= 2;
  return stride === 1 ? members : members.filter((_, i) => i % stride === 0);
}

/** The best scores given so far, `support` of them; ties go to the older member. */
class BestScores {
  readonly #support: number;
  readonly #scores: number[] = [];
  count = 0;
  best = -1;

  constructor(support: number) {
    this.#support = support;
  }

  add(member: number, score: number): void {
    const scores = this.#scores;
    const leads = this.count === 0 || score > (scores[0] as number);
    if (leads || (score === scores[0] && member < this.best)) this.best = member;
    let at = Math.min(this.count, this.#support - 1);
    if (this.count < this.#support) this.count++;
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

/** Share of members that tell of another day than a report; 0 when it tells of none. */
function otherDayShare(draft: Draft, slot: number, members: readonly number[]): number {
  const told = draft.toldOf(slot);
  if (told === 0 || members.length === 0) return 0;
  const others = members.filter((member) => {
    const day = draft.toldOf(member);
    return day !== 0 && day !== told;
  });
  return others.length / members.length;
}

/**
 * Scores a slot against a story without the slot itself.
 * @param near members among the new article's candidates. When there are enough of them, the other members are not
 *   scored: candidates are the most alike. Nor are they when none of these reaches the threshold: the mean will not
 *   reach it either
 * @param enough once the scores so far give this, the rest is not computed: the result is then a lower bound
 */
export function storyScore(
  draft: Draft,
  slot: number,
  storyId: string,
  near: readonly number[] = [],
  enough: number = Number.POSITIVE_INFINITY,
): StoryScore | null {
  const { threshold, support, maxScored, otherDay } = draft.settings.story;
  const { least } = draft.settings.pair;
  const members = draft.members(storyId);
  const others = members.includes(slot) ? members.filter((member) => member !== slot) : members;
  if (others.length === 0) return null;
  const k = Math.min(support, others.length);
  const scores = new BestScores(support);
  let hopeless = near.length > 0;
  for (const member of near) {
    const score = draft.score(slot, member);
    if (score >= threshold) hopeless = false;
    scores.add(member, score);
  }
  if (!hopeless && near.length < support) {
    for (const member of sampleMembers(others, maxScored)) {
      if (near.includes(member)) continue;
      scores.add(member, draft.score(slot, member));
      if (scores.mean(k, least) >= enough) break;
    }
  }
  const share = otherDayShare(draft, slot, sampleMembers(others, maxScored));
  const score = scores.mean(k, least) - otherDay * share;
  const isForbidden = score >= threshold && draft.forbids([slot], sampleMembers(others, maxScored));
  return { storyId, score: isForbidden ? least : score, best: scores.best, otherDay: share };
}
