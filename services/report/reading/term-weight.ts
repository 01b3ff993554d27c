import { backgroundPrior, COMMON } from '@newsfold/text/prior/background-prior.ts';

/** Keeps the weight of a word that the list does not have finite: as rare as one article in a thousand. */
const FLOOR = 0.001;

/**
 * How informative a term is: −ln of the chance that an article holds it, 0 for a word of every article, 6.9 for a rare one.
 * Known in advance and not learned from the stream, so that a story is composed alike at any time.
 */
export function termWeight(term: number, language: string): number {
  const probability = backgroundPrior(language).probability(term);
  return Math.max(0, -Math.log(Math.min(1, (probability < COMMON ? 0 : probability) + FLOOR)));
}
