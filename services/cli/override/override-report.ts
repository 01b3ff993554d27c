/** What became of a decision, in words. */
import { textTable } from '../console/text-table.ts';
import type { ListedOverride } from './list-overrides.ts';
import type { OverrideResult } from './override-run.ts';

const EXIT_APPLIED = 0;
const EXIT_REFUSED = 1;
const EXIT_WAITS = 3;

const REASONS: Readonly<Record<string, string>> = {
  contradiction: 'it contradicts a decision that holds; take that back first',
  'other-scope': 'the two are of two scopes, which are never one story',
  'unknown-story': 'no partition has such an open story',
  'unknown-decision': 'no such decision holds',
  'unknown-article': 'no such article is known',
  'same-article': 'it takes two articles that differ',
  'story-closed': 'the story of one has closed; its event does not change any more',
};

/** The exit code of a result. */
export function exitCode({ outcome }: OverrideResult): number {
  if (outcome === 'applied' || outcome === 'repeated') return EXIT_APPLIED;
  return outcome === 'refused' ? EXIT_REFUSED : EXIT_WAITS;
}

/** A result as text. */
export function overrideText(result: OverrideResult): string {
  const { decisionId, outcome, reason, collidesWith, articles, answered, partitions } = result;
  const said = {
    applied: 'it is applied',
    repeated: 'it holds already',
    pending: 'it is recorded, and waits for its articles',
    unanswered: `it is recorded, and no dedupe has answered yet (${answered} of ${partitions} partitions)`,
    unknown: 'its answer is of a later release',
    refused: `refused: ${REASONS[reason] ?? reason}${collidesWith === '' ? '' : ` (decision ${collidesWith})`}`,
  }[outcome];
  const places = articles.map(({ articleId, storyId }) => `  article ${articleId} is in story ${storyId}`);
  return [`decision ${decisionId}: ${said}`, ...places].join('\n');
}

/** Decisions that hold, as a table. */
export function listText(overrides: readonly ListedOverride[]): string {
  if (overrides.length === 0) return 'no decision of an editor holds';
  return textTable([
    ['decision', 'what', 'articles', 'by', 'at', 'why'],
    ...overrides.map(({ decisionId, kind, articleIds, by, at, why }) => [
      decisionId,
      kind,
      articleIds.join(' '),
      by,
      at,
      why,
    ]),
  ]);
}
