/** What became of a decision, in words. */
import { outcomeWords } from '@newsfold/runtime/decide/outcome-words.ts';
import type { OverrideResult } from '@newsfold/runtime/decide/override-run.ts';
import { textTable } from '../console/text-table.ts';
import type { ListedOverride } from './list-overrides.ts';

const EXIT_APPLIED = 0;
const EXIT_REFUSED = 1;
const EXIT_WAITS = 3;

/** The exit code of a result. */
export function exitCode({ outcome }: OverrideResult): number {
  if (outcome === 'applied' || outcome === 'repeated') return EXIT_APPLIED;
  return outcome === 'refused' ? EXIT_REFUSED : EXIT_WAITS;
}

/** A result as text. */
export function overrideText(result: OverrideResult): string {
  const { decisionId, articles } = result;
  const places = articles.map(({ articleId, storyId }) => `  article ${articleId} is in story ${storyId}`);
  return [`decision ${decisionId}: ${outcomeWords(result)}`, ...places].join('\n');
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
