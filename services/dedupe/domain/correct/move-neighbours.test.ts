/** A report joins a story at a score of −1 and moves to another where it fits better by more than 1. */
import { draftWithNew, type HandMade } from '@newsfold/test/support/hand-made-stories.ts';
import { expect, test } from 'vitest';
import { moveNeighbours } from './move-neighbours.ts';

/** Moves with the new report in story `one` and the given candidates; what became of the stories. */
function move(candidates: string, given: HandMade) {
  const draft = draftWithNew('one', given);
  const touched = new Set<string>();
  const corrections = moveNeighbours(draft, draft.slots(candidates), touched);
  return {
    corrections: corrections.map(({ kind, fromStoryId, articleIds }) => [
      kind,
      fromStoryId,
      articleIds.join(''),
    ]),
    thresholds: corrections.map(({ threshold }) => threshold),
    one: draft.reports('one'),
    two: draft.reports('two'),
    touched: [...touched],
  };
}

const stories = { one: 'ab', two: 'cd' };

test('a neighbour that fits the story of the new report better moves there', () => {
  const scores = [
    ['c', 'abn', 3],
    ['c', 'd', 1.5],
  ] as const;
  expect(move('c', { stories, scores })).toEqual({
    corrections: [['move', 'two', 'c']],
    thresholds: [2.5],
    one: 'abcn',
    two: 'd',
    touched: ['two'],
  });
});

test('it stays where it fits as well but for the margin', () => {
  const fits = (there: number) =>
    move('c', {
      stories,
      scores: [
        ['c', 'abn', there],
        ['c', 'd', 1.5],
      ],
    }).one;
  expect(fits(2.5)).toBe('abn');
  expect(fits(2.51)).toBe('abcn');
});

test('it stays where it does not fit the story of the new report, however badly it fits its own', () => {
  const fits = (there: number) =>
    move('c', {
      stories,
      scores: [
        ['c', 'n', 3],
        ['c', 'abn', there],
      ],
    }).one;
  expect(fits(-1.1)).toBe('abn');
  expect(fits(-0.9)).toBe('abcn');
});

test('only what is near to the new report itself moves', () => {
  const near = (score: number) =>
    move('c', {
      stories,
      scores: [
        ['c', 'ab', 3],
        ['c', 'n', score],
      ],
    }).one;
  expect(near(-2)).toBe('abn');
  expect(near(-1.9)).toBe('abcn');
});

test('only candidates are asked', () => {
  expect(move('', { stories, scores: [['c', 'abn', 3]] }).corrections).toEqual([]);
});

test('the mean of three reports decides and not the best one', () => {
  // Of a, b and n only n is near to c: (3 − 4 − 4) / 3 is below the threshold.
  expect(move('c', { stories, scores: [['c', 'n', 3]] }).one).toBe('abn');
});

test('a story whose last report moves is merged', () => {
  expect(move('c', { stories: { one: 'ab', two: 'c' }, scores: [['c', 'abn', 3]] })).toMatchObject({
    corrections: [['merge', 'two', 'c']],
    thresholds: [0],
    one: 'abcn',
    two: '',
  });
});

test('what has moved counts for the next one', () => {
  // Alone d fits n and not a or b; with c beside them the mean of its best three is 3, 3 and 0.
  const scores = [
    ['c', 'abn', 3],
    ['d', 'cn', 3],
    ['d', 'ab', 0],
    ['cd', 'e', 0],
  ] as const;
  expect(move('cd', { stories: { one: 'ab', two: 'cde' }, scores }).one).toBe('abcdn');
});
