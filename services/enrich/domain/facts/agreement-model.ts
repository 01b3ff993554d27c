/**
 * The chance that two statements say the same: logistic regression over the measurements of the clauses and of the
 * sentences they stand in. Weights are fitted by test/quality/train-agreement.ts on the labelled stories.
 */
import weights from './agreement-weights.json' with { type: 'json' };
import { FEATURE_NAMES, type PairFeatures } from './pair-features.ts';

/** Measurements of the whole sentences that the model reads besides those of the clauses. */
const WHOLE = [
  'less',
  'more',
  'exact',
  'near',
  'names',
  'figures',
  'figureClash',
  'negationClash',
  'day',
  'slots',
] as const;

/** What the model reads, in the order of its weights; the first is constant. */
export function modelInput(clause: PairFeatures, whole: PairFeatures): number[] {
  return [
    1,
    ...FEATURE_NAMES.map((name) => clause[name]),
    ...WHOLE.map((name) => whole[name]),
    clause.less * clause.more,
  ];
}

/** Log-odds that they say the same. */
export function agreementScore(clause: PairFeatures, whole: PairFeatures): number {
  return modelInput(clause, whole).reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
}
