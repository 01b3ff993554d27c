import { article, member } from '@newsfold/test/support/fixture-article.ts';
import { expect, it } from 'vitest';
import { restrictedOf } from './restricted.ts';

const of = (articleId: string, display: 'full' | 'headline_by_terms' | 'headline_by_contract') =>
  article(articleId, { display });

it('names the cited articles that may not be quoted, each once, and those that withdrawals cite', () => {
  const cited = [of('c', 'headline_by_terms'), of('a', 'headline_by_contract'), of('b', 'full')];
  const members = [...cited, of('d', 'headline_by_terms'), of('e', 'headline_by_terms')];
  const withdrawal = {
    kind: 'killed' as const,
    articleId: 'x',
    noticeId: 'n',
    by: '',
    why: '',
    at: 0,
    carriedBy: [],
    carriers: 0,
    facts: ['b', 'c', 'e'].map((articleId) => ({ articleId, start: 0, end: 1, quote: 'q' })),
    factsAlone: 0,
  };
  expect(
    restrictedOf(
      cited,
      members.map((one) => member(one)),
      [withdrawal],
    ),
  ).toEqual([
    { articleId: 'a', display: 'headline_by_contract' },
    { articleId: 'c', display: 'headline_by_terms' },
    { articleId: 'e', display: 'headline_by_terms' },
  ]);
});
