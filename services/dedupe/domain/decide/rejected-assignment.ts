/** The decision about a record that is not an article: it is accounted for, and nothing changes. */
import type { Assignment, Origin } from '@newsfold/schemas/generated/records.ts';
import type { MatchSettings } from '../settings.ts';
import { noArticle } from './no-article.ts';

/**
 * A rejection.
 * @param record coordinates of the unreadable record in articles.v1
 * @param reason the dead letter's
 */
export function rejectedAssignment(record: Origin, reason: string, settings: MatchSettings): Assignment {
  const none = noArticle(record.offset, record, settings);
  return { ...none, verdict: 'rejected', evidence: { ...none.evidence, veto: reason } };
}
