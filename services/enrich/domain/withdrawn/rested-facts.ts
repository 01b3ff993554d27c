/** What an event had shown with the support of an article: what has to be looked at when that no longer stands. */
import type { Reference } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from '../event/beginning-of.ts';
import type { Composed } from '../event/composed.ts';
import type { Withdrawal } from '../event/withdrawal.ts';

/** Facts named, and bytes of what is quoted of each: five withdrawals leave an event its bound. */
const MAX_FACTS = 3;
const MAX_QUOTE = 100;

/**
 * The facts of an event that rested on a text: of those agreed a place where another report says it, which is not taken
 * back; the number of those that it told alone.
 * @param articleIds the article that no longer stands, and those that say nothing any more because they carry it
 */
export function restedFacts(
  event: Composed | null,
  articleIds: ReadonlySet<string>,
): Pick<Withdrawal, 'facts' | 'factsAlone'> {
  if (event === null) return { facts: [], factsAlone: 0 };
  const isOfIt = (reference: Reference): boolean => articleIds.has(reference.articleId);
  const facts = event.agreed
    .filter(({ references }) => references.some(isOfIt))
    .flatMap(({ references }) => references.find((reference) => !isOfIt(reference)) ?? [])
    .slice(0, MAX_FACTS)
    .map((reference) => ({ ...reference, quote: beginningOf(reference.quote, MAX_QUOTE) }));
  const alone = event.uniqueToSource.filter(({ references }) => references.every(isOfIt));
  return { facts, factsAlone: alone.length };
}
