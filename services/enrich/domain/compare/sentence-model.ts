/**
 * The chance that two sentences tell the same: logistic regression over what `sentencePairs` measures. Fitted by
 * test/quality/train-sentences.ts on labelled real news.
 */
import weights from './sentence-weights.json' with { type: 'json' };

/** Log-odds that two sentences tell the same. */
export function sentenceScore(input: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < input.length; i++) sum += (input[i] as number) * (weights[i] as number);
  return sum;
}
