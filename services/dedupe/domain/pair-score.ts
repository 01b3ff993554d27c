/**
 * How strongly two reports tell one event: a logit, linear in six features of their fingerprints. Where the features
 * and the weights come from stands in ../DESIGN.md.
 */
import type { FingerprintView } from './fingerprint-view.ts';
import { ordinalsConflict } from './ordinals.ts';
import { type PairFeatures, pairFeatures } from './pair-features.ts';
import type { MatchSettings, PairModel } from './settings.ts';

/** The model that judges a pair. */
export function modelFor(a: FingerprintView, b: FingerprintView, settings: MatchSettings): PairModel {
  if (a.headlineOnly !== b.headlineOnly) return settings.mixed;
  return a.headlineOnly ? settings.headlines : settings.articles;
}

const scratch: PairFeatures = {
  leadCosine: 0,
  leadOverlap: 0,
  coverage: 0,
  entityCosine: 0,
  rarestShared: 0,
  gap: 0,
};

/** The pair score, clamped to [minPairScore, maxPairScore]. */
export function pairScore(a: FingerprintView, b: FingerprintView, settings: MatchSettings): number {
  pairFeatures(a, b, settings, scratch);
  const model = modelFor(a, b, settings);
  const logit =
    model.bias +
    model.leadCosine * scratch.leadCosine +
    model.leadOverlap * scratch.leadOverlap +
    model.coverage * scratch.coverage +
    model.entityCosine * scratch.entityCosine +
    model.rarestShared * scratch.rarestShared +
    model.gap * scratch.gap;
  // Asked last and only where it matters: it looks at every term of both leads.
  if (logit > settings.threshold - 1 && ordinalsConflict(a, b)) return settings.minPairScore;
  return Math.max(settings.minPairScore, Math.min(settings.maxPairScore, logit));
}
