/** The addends of a pair score by name: the evidence that is recorded with a decision. */
import type { ScorePart } from '@newsfold/schemas/generated/records.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { calibrationFor, meaningCosine } from '../score/embedding.ts';
import { emptyFeatures, type PairFeatures, pairFeatures } from '../score/pair-features.ts';
import { meaningPart, modelFor, pairVeto } from '../score/pair-score.ts';
import type { Draft } from '../window/draft.ts';
import type { StoryScore } from './story-score.ts';

/**
 * Parts of the score of a story: those of the pair of the new article and the best member, and what members that tell of
 * another day take away. They add up to the score of a story of one member before it is clamped.
 */
export function explainScore(draft: Draft, { best: slot, otherDay }: StoryScore): ScorePart[] {
  const other = draft.window.view(slot, new FingerprintView());
  const features = emptyFeatures();
  pairFeatures(other, draft.probe, draft.settings, features);
  const calibration = calibrationFor(other, draft.probe, draft.settings);
  const models = calibration ?? draft.settings.pair;
  const model = modelFor(other, draft.probe, models);
  const part = (name: keyof PairFeatures): ScorePart => ({
    name,
    value: features[name],
    contribution: model[name] * features[name],
  });
  const cosine = meaningCosine(other, draft.probe, calibration, draft.settings);
  const opinion = {
    value: cosine ?? 0,
    contribution: meaningPart(cosine, calibration, model, draft.settings),
  };
  return [
    { name: 'bias', value: 1, contribution: model.bias },
    part('leadCosine'),
    part('leadOverlap'),
    part('coverage'),
    part('entityCosine'),
    part('rarestShared'),
    part('gap'),
    part('otherLanguage'),
    part('numbersDiffer'),
    part('sameOutlet'),
    part('age'),
    ...(cosine === null ? [] : [{ name: 'embedding', ...opinion }]),
    ...(model === models.locals ? [{ name: 'localNews', value: 1, contribution: 0 }] : []),
    ...(otherDay === 0
      ? []
      : [{ name: 'otherDay', value: otherDay, contribution: -draft.settings.story.otherDay * otherDay }]),
  ];
}

/** The best candidate that a rule separates from the new article, as "rule: article id"; null when there is none. */
export function explainVeto(draft: Draft, candidates: readonly number[], placed: string): string | null {
  const view = new FingerprintView();
  for (const slot of candidates) {
    if (draft.storyOf(slot) === placed || draft.score(draft.slot, slot) > draft.settings.pair.least) continue;
    const veto = pairVeto(draft.probe, draft.window.view(slot, view), draft.settings);
    if (veto !== null) return `${veto}: ${draft.window.slots.at(slot)?.articleId}`;
  }
  return null;
}
