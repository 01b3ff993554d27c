import type { Evidence } from '@newsfold/schemas/generated/records.ts';
import type { MatchSettings } from '../settings.ts';

/** The evidence of a decision that compared nothing: the settings it was made under. */
export function emptyEvidence(settings: MatchSettings): Evidence {
  return {
    score: null,
    threshold: settings.story.threshold,
    matchedArticleId: null,
    parts: [],
    runnerUpStoryId: null,
    runnerUpScore: null,
    veto: null,
    copyOf: null,
    containment: null,
    configHash: settings.hash,
  };
}
