/** Which of the articles that an event cites may not be quoted. */
import type { Article, RestrictedArticle, StoryWithdrawal } from '@newsfold/schemas/generated/records.ts';
import type { Member } from './member.ts';

/**
 * The articles cited of which headline and address alone may be shown, each once, in the order of their ids.
 * @param cited by facts
 * @param members of the story, some of which its withdrawals cite
 */
export function restrictedOf(
  cited: readonly Article[],
  members: readonly Member[],
  withdrawn: readonly StoryWithdrawal[],
): readonly RestrictedArticle[] {
  const rested = new Set(withdrawn.flatMap(({ facts }) => facts.map(({ articleId }) => articleId)));
  const of = members.map(({ article }) => article).filter(({ articleId }) => rested.has(articleId));
  const restricted = [...cited, ...of].filter(({ display }) => display !== 'full');
  const byId = new Map(restricted.map(({ articleId, display }) => [articleId, display]));
  return [...byId]
    .map(([articleId, display]) => ({ articleId, display }))
    .sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
}
