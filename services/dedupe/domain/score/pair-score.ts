/**
 * How strongly two reports tell one event: a logit, linear in eight features of their fingerprints and, where
 * there is one, a second opinion. Where the features and the weights come from stands in ../DESIGN.md.
 */

import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ordinalsConflict } from '../fingerprint/ordinals.ts';
import type { MatchSettings, PairModel } from '../settings.ts';
import { embeddingCosine, embeddingPart } from './embedding.ts';
import { cheapFeatures, dearFeatures, emptyFeatures } from './pair-features.ts';
import { oneFormOtherNumbers } from './template.ts';

/** The model that judges a pair. */
export function modelFor(a: FingerprintView, b: FingerprintView, settings: MatchSettings): PairModel {
  if (a.headlineOnly !== b.headlineOnly) return settings.mixed;
  return a.headlineOnly ? settings.headlines : settings.articles;
}

const scratch = emptyFeatures();

/** The rule that forbids a pair whatever its score, or null. */
export function pairVeto(a: FingerprintView, b: FingerprintView): string | null {
  if (ordinalsConflict(a, b)) return 'ordinals-differ';
  return oneFormOtherNumbers(a, b) ? 'one-form-other-numbers' : null;
}

/**
 * The pair score, clamped to [minPairScore, maxPairScore]; minPairScore when a rule forbids the pair. Where even full
 * coverage would leave it two points below the threshold, or none would still leave it above the greatest score, coverage
 * and numbers are not looked at.
 */
export function pairScore(a: FingerprintView, b: FingerprintView, settings: MatchSettings): number {
  cheapFeatures(a, b, settings, scratch);
  const { minPairScore, maxPairScore, threshold } = settings;
  const model = modelFor(a, b, settings);
  const cheap =
    model.bias +
    model.leadCosine * scratch.leadCosine +
    model.leadOverlap * scratch.leadOverlap +
    model.entityCosine * scratch.entityCosine +
    model.rarestShared * scratch.rarestShared +
    model.gap * scratch.gap +
    model.otherLanguage * scratch.otherLanguage +
    (a.embeddingBytes !== 0 && b.embeddingBytes !== 0 ? embeddingPart(embeddingCosine(a, b), settings) : 0);
  if (cheap + model.coverage < threshold - 2) return Math.max(minPairScore, cheap);
  // Where the rest can only lower it to the greatest score, the rest is not looked at.
  let logit = cheap + Math.min(0, model.coverage) + Math.min(0, model.numbersDiffer);
  if (logit < maxPairScore) {
    dearFeatures(a, b, scratch);
    logit = cheap + model.coverage * scratch.coverage + model.numbersDiffer * scratch.numbersDiffer;
  }
  if (logit > threshold - 1 && pairVeto(a, b) !== null) return minPairScore;
  return Math.max(minPairScore, Math.min(maxPairScore, logit));
}
