/** A story splits where reports inside two groups fit at least 3.5 better than reports of one with the other. */
import { draftWithNew, type HandMade } from '@newsfold/test/support/hand-made-stories.ts';
import { expect, test } from 'vitest';
import { splitStories } from './split-stories.ts';

/** Splits story `one`, in which the new report is: what is left of it, and what leaves. */
function split(given: HandMade) {
  const draft = draftWithNew('one', given);
  const corrections = splitStories(draft, new Set(['one']), (leaving) => `of ${draft.letters(leaving)}`);
  return {
    splits: corrections.map(({ toStoryId, articleIds }) => [toStoryId, articleIds.join('')]),
    scores: corrections.map(({ score }) => score),
    left: draft.reports('one'),
  };
}

const stories = { one: 'abcd' };

test('the smaller of two groups leaves; the new report may be in either', () => {
  const ofSize = (inside: string, other: string) =>
    split({
      stories,
      scores: [
        [inside, inside, 3],
        [other, other, 3],
      ],
    });
  expect(ofSize('abn', 'cd')).toEqual({ splits: [['of cd', 'cd']], scores: [7], left: 'abn' });
  // The record of the new report says where it is, so no correction names it.
  expect(ofSize('abc', 'dn')).toEqual({ splits: [['of dn', 'd']], scores: [7], left: 'abc' });
});

test('of two groups of one size the one with the oldest report stays', () => {
  const scores = [
    ['ab', 'ab', 3],
    ['cn', 'cn', 3],
  ] as const;
  expect(split({ stories: { one: 'abc' }, scores })).toMatchObject({ splits: [['of cn', 'c']], left: 'ab' });
});

test('groups split from a contrast of 3.5 on, when they are below −1.5 to each other', () => {
  const of = (inside: number, between: number) =>
    split({
      stories,
      scores: [
        ['abcdn', 'abcdn', between],
        ['abn', 'abn', inside],
        ['cd', 'cd', inside],
      ],
    }).left;
  expect(of(1.5, -2)).toBe('abn');
  expect(of(1.4, -2)).toBe('abcdn');
  expect(of(4, -1.6)).toBe('abn');
  expect(of(4, -1.4)).toBe('abcdn');
});

test('a single report does not leave', () => {
  expect(split({ stories, scores: [['abcn', 'abcn', 3]] }).splits).toEqual([]);
});

test('a story of three does not split', () => {
  expect(split({ stories: { one: 'ab' }, scores: [['ab', 'ab', 3]] }).splits).toEqual([]);
});

test('stories of more than twelve are tried with every fourth report', () => {
  const letters = 'abcdefghijklmop';
  const ofSize = (size: number): number => {
    const old = letters.slice(0, size - 1);
    const scores = [
      [old.slice(2), `${old.slice(2)}n`, 3],
      ['ab', 'ab', 3],
    ] as const;
    return split({ stories: { one: old }, scores }).splits.length;
  };
  expect([11, 12, 13, 14, 15, 16].map(ofSize)).toEqual([1, 1, 0, 0, 0, 1]);
});

test('groups are joined by the mean of their pairs: one near pair does not draw them together', () => {
  // b and c are near; all else between ab and cdn is far, so that the mean is (2 − 5 × 4) / 6.
  const scores = [
    ['ab', 'ab', 3],
    ['cdn', 'cdn', 1],
    ['b', 'c', 2],
  ] as const;
  expect(split({ stories, scores })).toEqual({ splits: [['of ab', 'ab']], scores: [4.5], left: 'cdn' });
});

test('a group that is larger is not nearer for that', () => {
  // The mean between cd and en is −0.5 and that between a and cd −0.9, though the sum of two is more than that of four:
  // cden are joined, and a is left alone.
  const scores = [
    ['cd', 'cd', 9],
    ['en', 'en', 9],
    ['cd', 'en', -0.5],
    ['a', 'cd', -0.9],
  ] as const;
  expect(split({ stories: { one: 'acde' }, scores }).splits).toEqual([]);
});
