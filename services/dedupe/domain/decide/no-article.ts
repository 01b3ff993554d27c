/** The assignment of a record that is no article: it accounts for an offset, and no window learns anything from it. */
import type { Assignment, Origin } from '@newsfold/schemas/generated/records.ts';
import type { MatchSettings } from '../settings.ts';
import { UNBOUNDED } from './bound-times.ts';
import { emptyEvidence } from './empty-evidence.ts';
import { NOTHING_DECIDED } from './nothing-decided.ts';

/** What such an assignment says where nothing else is said. */
export function noArticle(articleOffset: number, origin: Origin, settings: MatchSettings): Assignment {
  return {
    articleOffset,
    articleId: '',
    variantOf: '',
    guidKey: 0,
    contentHash: '',
    scope: '',
    origin,
    streamTime: 0,
    ...UNBOUNDED,
    verdict: 'unknown',
    storyId: '',
    copyGroupId: '',
    evidence: emptyEvidence(settings),
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
