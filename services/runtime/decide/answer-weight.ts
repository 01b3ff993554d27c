/** A decision is answered in every partition. Which of the answers is that of the partition that it concerns. */
import type { DecisionAnswer } from '@newsfold/schemas/generated/records.ts';

/** Reasons that only say that a decision is another partition's. */
const ELSEWHERE: ReadonlySet<string> = new Set(['unknown-story', 'unknown-decision', 'unknown-article']);

/** How much an answer says: of several to one decision that of the greatest weight counts, a contradiction before all. */
export function answerWeight({ outcome, reason }: Pick<DecisionAnswer, 'outcome' | 'reason'>): number {
  if (outcome === 'refused') return ELSEWHERE.has(reason) ? 0 : 4;
  return outcome === 'applied' ? 3 : outcome === 'repeated' ? 2 : 1;
}
