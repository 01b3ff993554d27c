import { draftWithNew } from '@newsfold/test/support/hand-made-stories.ts';
import { expect, test } from 'vitest';
import { correct } from './correct.ts';

test('moves come first, then merges, then splits, each seeing what those before it did', () => {
  // c moves from two to one; d and e, which fit their story as well, are two then and merge into one.
  const draft = draftWithNew('one', {
    stories: { one: 'ab', two: 'cde' },
    scores: [
      ['abcn', 'abcn', 4],
      ['de', 'abcn', 2],
      ['d', 'e', 2],
    ],
  });
  const corrections = correct(draft, draft.slots('cde'), () => 'split');
  expect(corrections.map(({ kind, articleIds }) => [kind, articleIds.join('')])).toEqual([
    ['move', 'c'],
    ['merge', 'de'],
  ]);
});

test('the story of the new report is tried for a split although nothing moved', () => {
  const draft = draftWithNew('one', {
    stories: { one: 'abcd' },
    scores: [
      ['abn', 'abn', 4],
      ['cd', 'cd', 4],
    ],
  });
  const corrections = correct(draft, draft.slots('ab'), () => 'split');
  expect(corrections.map(({ kind, articleIds }) => [kind, articleIds.join('')])).toEqual([['split', 'cd']]);
});

test('a report without a story causes nothing', () => {
  const draft = draftWithNew('one', { stories: { one: 'a' }, scores: [] });
  draft.close('one');
  expect(correct(draft, draft.slots('a'), () => 'split')).toEqual([]);
});
