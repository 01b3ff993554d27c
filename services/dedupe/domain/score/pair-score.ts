/**
 * How strongly two reports seem to be of one event: a logit, linear in ten features of their fingerprints and, where
 * both carry a vector of one model, in what it says of them. Where features and weights come from is in ../../DESIGN.md.
 */
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ordinalsConflict } from '../fingerprint/ordinals.ts';
import type { Calibration, PairModel, PairModels } from '../released-numbers.ts';
import type { MatchSettings } from '../settings.ts';
import { calibrationFor, meaningCosine, uncalibratedPart } from './embedding.ts';
import { cheapFeatures, costlyFeatures, emptyFeatures } from './pair-features.ts';
import { oneFormOtherNumbers, oneFormOtherSlots } from './template.ts';

/** Whether two short items are of outlets that report one place; of one outlet the later item may be the first to show it. */
function isLocalPair(a: FingerprintView, b: FingerprintView): boolean {
  const isOneOutlet = a.outlet !== 0 && a.outlet === b.outlet;
  return isOneOutlet ? a.isLocal || b.isLocal : a.isLocal && b.isLocal;
}

/** The weights that judge a pair: those of words alone, or those of the model that both carry a vector of. */
export function modelFor(
  a: FingerprintView,
  b: FingerprintView,
  { articles, shorts, mixed, headlines, locals }: PairModels,
): PairModel {
  if (a.headlineOnly !== b.headlineOnly) return mixed;
  if (a.headlineOnly) return headlines;
  if (!a.isShort || !b.isShort) return articles;
  return isLocalPair(a, b) ? locals : shorts;
}

/** What the vectors of a pair add to its score. */
export function meaningPart(
  cosine: number | null,
  calibration: Calibration | null,
  model: PairModel,
  settings: MatchSettings,
): number {
  if (calibration === null) return uncalibratedPart(cosine, settings);
  return cosine === null ? 0 : model.meaning * cosine;
}

const scratch = emptyFeatures();

/** The rule that forbids a pair whatever its score, or null. */
export function pairVeto(a: FingerprintView, b: FingerprintView, settings: MatchSettings): string | null {
  if (ordinalsConflict(a, b)) return 'ordinals-differ';
  if (oneFormOtherNumbers(a, b, settings)) return 'one-form-other-numbers';
  return oneFormOtherSlots(a, b, settings) ? 'one-form-other-slots' : null;
}

/**
 * The pair score, clamped to [least, most]; the least when a rule forbids the pair. Where even full coverage would leave
 * it far below the threshold, or none would still leave it above the greatest score, coverage and numbers are not
 * computed.
 */
export function pairScore(a: FingerprintView, b: FingerprintView, settings: MatchSettings): number {
  cheapFeatures(a, b, settings, scratch);
  const { least, most, coverageReach, vetoReach } = settings.pair;
  const { threshold } = settings.story;
  const calibration = calibrationFor(a, b, settings);
  const model = modelFor(a, b, calibration ?? settings.pair);
  const cheap =
    model.bias +
    model.leadCosine * scratch.leadCosine +
    model.leadOverlap * scratch.leadOverlap +
    model.entityCosine * scratch.entityCosine +
    model.rarestShared * scratch.rarestShared +
    model.gap * scratch.gap +
    model.otherLanguage * scratch.otherLanguage +
    model.sameOutlet * scratch.sameOutlet +
    model.age * scratch.age +
    meaningPart(meaningCosine(a, b, calibration, settings), calibration, model, settings);
  if (cheap + model.coverage < threshold - coverageReach) return Math.max(least, cheap);
  // Where the rest can lower it to the greatest score at most, the rest is not computed.
  let logit = cheap + Math.min(0, model.coverage) + Math.min(0, model.numbersDiffer);
  if (logit < most) {
    costlyFeatures(a, b, settings, scratch);
    logit = cheap + model.coverage * scratch.coverage + model.numbersDiffer * scratch.numbersDiffer;
  }
  if (logit > threshold - vetoReach && pairVeto(a, b, settings) !== null) return least;
  return Math.max(least, Math.min(most, logit));
}
