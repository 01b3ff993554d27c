import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { expect, it } from 'vitest';
import { copyTrees, firstOf } from './copies.ts';
import { marksOf, tollsOf } from './moments.ts';

const STORY = madeUpStory({ storyId: 's', revision: 1, copies: 3, conflicts: 1 });

it('tells who carries whose text, the earliest first', () => {
  const [tree, ...others] = copyTrees({ ...STORY, articles: STORY.articles.toReversed() });
  expect(others).toEqual([]);
  expect(tree?.original?.article.publisher.name).toBe('courier');
  expect(tree?.carriers.map(({ article }) => article.publisher.name)).toEqual(['copy0', 'copy1', 'copy2']);
  expect(firstOf(STORY)?.publisher).toBe('courier.example');
});

it('tells who carries a text whose original is not listed', () => {
  const articles = STORY.articles.slice(1).map((article) => ({ ...article, wireCredit: 'The Agency' }));
  const [tree] = copyTrees({ ...STORY, articles });
  expect(tree?.original).toBeUndefined();
  expect(tree?.agency).toBe('The Agency');
  expect(tree?.carriers).toHaveLength(3);
});

it('places each moment between the first and the last', () => {
  const moment = (at: number, kind: 'report' | 'copies') => ({
    at,
    kind,
    articleId: 'a',
    publisher: 'Courier',
    count: 2,
  });
  const marks = marksOf({ timeline: [moment(100, 'report'), moment(300, 'copies'), moment(150, 'report')] });
  expect(marks.map(({ place, words }) => `${place} ${words}`)).toEqual([
    '0 report: Courier',
    '0.25 report: Courier',
    '1 2 copies: Courier',
  ]);
  expect(marksOf({ timeline: [moment(100, 'report')] })[0]?.place).toBe(0);
  expect(marksOf({ timeline: [] })).toEqual([]);
});

it('draws a figure that was replaced, and none that is contested', () => {
  expect(tollsOf(STORY)).toEqual([]);
  const [conflict] = STORY.conflicts;
  if (conflict === undefined) throw new Error('the story is contested');
  const [earlier, later] = conflict.values;
  if (earlier === undefined || later === undefined) throw new Error('it has two values');
  const values = [
    { ...later, lastReportedAt: 9000 },
    { ...earlier, lastReportedAt: 5000 },
  ];
  expect(tollsOf({ conflicts: [{ ...conflict, kind: 'update', values }] })).toEqual([
    { slot: 'dead', times: [5, 9], values: [14, 19] },
  ]);
});
