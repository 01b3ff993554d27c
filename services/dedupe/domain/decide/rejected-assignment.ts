/** The decision about a record that is no article: it is accounted for, and nothing changes. */
import type { Assignment, Origin } from '@newsfold/schemas/generated/records.ts';
import { type MatchSettings, settingsHash } from '../settings.ts';

/**
 * A rejection.
 * @param record coordinates of the unreadable record in articles.v1
 * @param reason why, as the dead letter says
 */
export function rejectedAssignment(record: Origin, reason: string, settings: MatchSettings): Assignment {
  return {
    articleOffset: record.offset,
    articleId: '',
    contentHash: '',
    scope: '',
    origin: record,
    streamTime: 0,
    verdict: 'rejected',
    storyId: '',
    copyGroupId: '',
    evidence: {
      score: null,
      threshold: settings.threshold,
      matchedArticleId: null,
      parts: [],
      runnerUpStoryId: null,
      runnerUpScore: null,
      veto: reason,
      copyOf: null,
      containment: null,
      configHash: settingsHash(settings),
    },
    corrections: [],
    closedStoryIds: [],
    windowFloor: 0,
    fingerprint: null,
    article: null,
  };
}
