/** Two stories merge when the reports of the smaller one fit the larger at 0.5 or more on average. */
import { draftWithNew, type HandMade } from '@newsfold/test/support/hand-made-stories.ts';
import { expect, test } from 'vitest';
import { mergeStories } from './merge-stories.ts';

/** Merges with the new report in story `home` and the given candidates: what went where, and what was touched. */
function merge(candidates: string, given: HandMade, home = 'one') {
  const draft = draftWithNew(home, given);
  const touched = new Set<string>([home]);
  const corrections = mergeStories(draft, draft.slots(candidates), touched);
  return {
    merges: corrections.map(({ fromStoryId, toStoryId }) => `${fromStoryId} → ${toStoryId}`),
    moved: corrections.map(({ articleIds }) => articleIds.join('')),
    scores: corrections.map(({ score }) => score),
    thresholds: corrections.map(({ threshold }) => threshold),
    touched: [...touched].sort(),
    home: draft.reports(draft.storyOf(draft.slot) as string),
  };
}

/** All reports fit each other. */
const ALL = [['abcdefghijn', 'abcdefghijn', 2]] as const;

test('a smaller story goes into the larger one, whichever is older', () => {
  expect(merge('d', { stories: { one: 'abc', two: 'de' }, scores: ALL })).toEqual({
    merges: ['two → one'],
    moved: ['de'],
    scores: [2],
    thresholds: [0.5],
    touched: ['one'],
    home: 'abcden',
  });
  expect(merge('a', { stories: { two: 'ab', one: 'cde' }, scores: ALL }).merges).toEqual(['two → one']);
  expect(merge('c', { stories: { one: 'a', two: 'cde' }, scores: ALL })).toMatchObject({
    merges: ['one → two'],
    moved: ['a'],
    touched: ['two'],
    home: 'acden',
  });
});

test('of two stories of one size the older stays', () => {
  // With the new report both have three.
  expect(merge('c', { stories: { one: 'ab', two: 'cde' }, scores: ALL }).merges).toEqual(['two → one']);
  expect(merge('c', { stories: { two: 'cde', one: 'ab' }, scores: ALL }).merges).toEqual(['one → two']);
});

test('the mean of the smaller story decides, from 0.5 on', () => {
  const fit = (d: number, e: number) =>
    merge('d', { stories: { one: 'abc', two: 'de' }, scores: [...ALL, ['d', 'abcn', d], ['e', 'abcn', e]] });
  expect(fit(1, 0).scores).toEqual([0.5]);
  expect(fit(1, -0.1).merges).toEqual([]);
  expect(fit(-1, 2.5).scores).toEqual([0.75]);
});

test('groups that ordinals rule out to be of one event stay apart', () => {
  const stories = { one: 'abc', two: 'de' };
  // No report alone is ruled out, only both of one with two of the other.
  expect(merge('d', { stories, scores: ALL, forbidden: [['ab', 'de']] }).merges).toEqual([]);
  expect(merge('d', { stories, scores: ALL, forbidden: [['ab', 'c']] }).merges).toEqual(['two → one']);
});

test('a story that is far from the new report is not tried', () => {
  const near = (score: number) =>
    merge('de', { stories: { one: 'abc', two: 'de' }, scores: [...ALL, ['n', 'de', score]] }).merges;
  expect(near(-2)).toEqual(['two → one']);
  expect(near(-2.1)).toEqual([]);
});

test('the three stories nearest to the new report are tried', () => {
  const stories = { one: 'abc', two: 'd', three: 'e', four: 'f', five: 'g' };
  const scores = [...ALL, ['n', 'd', 1], ['n', 'e', 4], ['n', 'f', 3], ['n', 'g', 2]] as const;
  expect(merge('defg', { stories, scores }).merges).toEqual(['three → one', 'four → one', 'five → one']);
});

test('a story of the new report alone is not merged: it was judged when it did not join', () => {
  expect(merge('a', { stories: { two: 'ab' }, scores: ALL }).merges).toEqual([]);
});

test('a story that is merged grows, and the next is judged by what it is then', () => {
  // Alone with a and n the reports f and g do not fit; d and e, which come first, bring them in.
  const stories = { one: 'a', two: 'de', three: 'fg' };
  const scores = [
    ['aden', 'aden', 3],
    ['n', 'fg', 1],
    ['a', 'fg', -4],
    ['de', 'fg', 3],
  ] as const;
  expect(merge('df', { stories, scores }).merges).toEqual(['two → one', 'three → one']);
});
