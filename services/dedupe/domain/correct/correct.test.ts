import { draftWithNew } from '@newsfold/test/support/hand-made-stories.ts';
import { expect, test } from 'vitest';
import { correct } from './correct.ts';

test('moves come first, then merges, then splits, each seeing what those before it did', () => {
  // c moves from two to one and leaves d behind; d then fits story one as well as c does, and two is merged.
  const draft = draftWithNew('one', {
    stories: { one: 'ab', two: 'cd' },
    scores: [
      ['abcn', 'abcn', 4],
      ['d', 'abcn', 1],
      ['c', 'd', 1],
    ],
  });
  const corrections = correct(draft, draft.slots('cd'), () => 'split');
  expect(corrections.map(({ kind, articleIds }) => [kind, articleIds.join('')])).toEqual([
    ['move', 'c'],
    ['merge', 'd'],
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
