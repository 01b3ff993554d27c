/**
 * The chance that two statements say the same: logistic regression over the measurements of the clauses and of the
 * sentences they belong to. Weights are fitted by test/quality/train-agreement.ts on the labelled stories.
 */

import weights from './agreement-weights.json' with { type: 'json' };
import { logOdds } from './log-odds.ts';
import type { PairFeatures } from './pair-features.ts';

/**
 * What the model reads, in the order of its weights: a constant, all measurements of the clauses but the clash of slots,
 * some of the whole sentences', and one product. The order is that of `FEATURE_NAMES`; written out because it is asked
 * for every two statements.
 */
export function modelInput(clause: PairFeatures, whole: PairFeatures): number[] {
  return [
    1,
    clause.less,
    clause.more,
    clause.exact,
    clause.near,
    clause.names,
    clause.nameClash,
    clause.figures,
    clause.small,
    clause.figureClash,
    clause.smallClash,
    clause.mass,
    clause.figureAlone,
    clause.negationClash,
    clause.opposite,
    clause.dayClash,
    clause.day,
    clause.slots,
    clause.lead,
    clause.apart,
    whole.less,
    whole.more,
    whole.exact,
    whole.near,
    whole.names,
    whole.figures,
    whole.figureClash,
    whole.negationClash,
    whole.day,
    whole.slots,
    clause.less * clause.more,
  ];
}

/** Log-odds that they say the same. */
export function agreementScore(clause: PairFeatures, whole: PairFeatures): number {
  return logOdds(weights, modelInput(clause, whole));
}
