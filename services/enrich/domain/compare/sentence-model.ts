/**
 * The chance that two sentences tell the same: logistic regression over what `sentencePairs` measures. Fitted by
 * test/quality/train-sentences.ts on labelled real news.
 */
import { logOdds } from './log-odds.ts';
import weights from './sentence-weights.json' with { type: 'json' };

/** Log-odds that two sentences tell the same. */
export function sentenceScore(input: readonly number[]): number {
  return logOdds(weights, input);
}
