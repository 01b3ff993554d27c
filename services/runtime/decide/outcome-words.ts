/** What became of a decision, in words. */
import type { OverrideResult } from './override-run.ts';

const REASONS: Readonly<Record<string, string>> = {
  contradiction: 'it contradicts a decision that holds; take that back first',
  'other-scope': 'the two are of two scopes, which are never one story',
  'unknown-story': 'no partition has such an open story',
  'unknown-decision': 'no such decision holds',
  'unknown-article': 'no such article is known',
  'same-article': 'it takes two articles that differ',
  'story-closed': 'the story of one has closed; its event does not change any more',
};

/** What became of it, as the end of a sentence. */
export function outcomeWords({
  outcome,
  reason,
  collidesWith,
  answered,
  partitions,
}: OverrideResult): string {
  return {
    applied: 'it is applied',
    repeated: 'it holds already',
    pending: 'it is recorded, and waits for its articles',
    unanswered: `it is recorded, and no dedupe has answered yet (${answered} of ${partitions} partitions)`,
    unknown: 'its answer is of a later release',
    refused: `refused: ${REASONS[reason] ?? reason}${collidesWith === '' ? '' : ` (decision ${collidesWith})`}`,
  }[outcome];
}
