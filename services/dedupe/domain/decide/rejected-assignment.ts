/** The decision about a record that is not an article: it is accounted for, and nothing changes. */
import type { Assignment, Origin } from '@newsfold/schemas/generated/records.ts';
import type { MatchSettings } from '../settings.ts';
import { UNBOUNDED } from './bound-times.ts';
import { emptyEvidence } from './empty-evidence.ts';
import { NOTHING_DECIDED } from './nothing-decided.ts';

/**
 * A rejection.
 * @param record coordinates of the unreadable record in articles.v1
 * @param reason the dead letter's
 */
export function rejectedAssignment(record: Origin, reason: string, settings: MatchSettings): Assignment {
  return {
    articleOffset: record.offset,
    articleId: '',
    variantOf: '',
    guidKey: 0,
    contentHash: '',
    scope: '',
    origin: record,
    streamTime: 0,
    ...UNBOUNDED,
    verdict: 'rejected',
    storyId: '',
    copyGroupId: '',
    evidence: { ...emptyEvidence(settings), veto: reason },
    corrections: [],
    closedStoryIds: [],
    windowFloor: 0,
    outlet: '',
    learned: Buffer.alloc(0),
    leftOut: [],
    mentions: [],
    ...NOTHING_DECIDED,
    fingerprint: null,
    article: null,
  };
}
