import { type HandMade, HandMadeDraft } from '@newsfold/test/support/hand-made-stories.ts';
import { expect, test } from 'vitest';
import { rankStories } from './rank-stories.ts';

function rank(candidates: string, given: HandMade): (readonly [string, number])[] {
  const draft = new HandMadeDraft(given);
  return rankStories(draft, draft.slots(candidates)).map(({ storyId, score }) => [storyId, score]);
}

const stories = { one: 'ab', two: 'c', three: 'd' };

test('the stories of the candidates come best first, and no others', () => {
  const scores = [
    ['n', 'ab', 1],
    ['n', 'c', 3],
    ['n', 'd', 2],
  ] as const;
  expect(rank('acd', { stories, scores })).toEqual([
    ['two', 3],
    ['three', 2],
    ['one', 1],
  ]);
  expect(rank('ab', { stories, scores })).toEqual([['one', 1]]);
  expect(rank('', { stories, scores })).toEqual([]);
});

test('of two that fit alike the one with the smaller id comes first', () => {
  expect(rank('cda', { stories, scores: [['n', 'abcd', 2]] })).toEqual([
    ['one', 2],
    ['three', 2],
    ['two', 2],
  ]);
});

test('a story that closes with this record is none', () => {
  const draft = new HandMadeDraft({ stories, scores: [['n', 'abcd', 2]] });
  draft.close('one');
  expect(rankStories(draft, draft.slots('ac')).map(({ storyId }) => storyId)).toEqual(['two']);
});
