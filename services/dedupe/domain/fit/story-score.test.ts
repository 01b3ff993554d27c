/** The score of a report with a story is the mean of its three best pair scores there. */
import { createSettings, defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { type HandMade, HandMadeDraft } from '@newsfold/test/support/hand-made-stories.ts';
import { describe, expect, it } from 'vitest';
import { sampleMembers, storyScore } from './story-score.ts';

/** Scores the new report with story `one`; `near` are the candidates among its reports. */
function scoreOf(given: HandMade, near = '', enough?: number) {
  const draft = new HandMadeDraft(given);
  const found = storyScore(draft, draft.slot, 'one', draft.slots(near), enough);
  return found && [found.score, draft.letters([found.best])];
}

const stories = { one: 'abcd' };

describe('storyScore', () => {
  it('is the mean of the three best, and names the best', () => {
    const scores = [
      ['n', 'a', 1],
      ['n', 'b', 3],
      ['n', 'c', 2],
      ['n', 'd', -4],
    ] as const;
    expect(scoreOf({ stories, scores })).toEqual([2, 'b']);
  });

  it('is the mean of all reports of a smaller story', () => {
    expect(
      scoreOf({
        stories: { one: 'ab' },
        scores: [
          ['n', 'a', 1],
          ['n', 'b', 4],
        ],
      }),
    ).toEqual([2.5, 'b']);
    expect(scoreOf({ stories: { one: 'a' }, scores: [['n', 'a', 3]] })).toEqual([3, 'a']);
  });

  it('lets no single report draw another one in', () => {
    // (5 − 4 − 4) / 3
    expect(scoreOf({ stories, scores: [['n', 'a', 5]] })).toEqual([-1, 'a']);
  });

  it('names the older of two reports that score alike', () => {
    expect(scoreOf({ stories, scores: [['n', 'bcd', 2]] }, 'dcb')).toEqual([2, 'b']);
  });

  it('counts three candidates alone, and the others beside fewer', () => {
    const scores = [
      ['n', 'abc', 1],
      ['n', 'd', 4],
    ] as const;
    expect(scoreOf({ stories, scores }, 'abc')).toEqual([1, 'a']);
    expect(scoreOf({ stories, scores }, 'ab')).toEqual([2, 'd']);
  });

  it('asks no others when no candidate reaches the threshold: they count as the least score', () => {
    const scores = [
      ['n', 'a', -1.5],
      ['n', 'bcd', 2],
    ] as const;
    expect(scoreOf({ stories, scores }, 'a')).toEqual([(-1.5 - 4 - 4) / 3, 'a']);
  });

  it('is the least score when an ordinal rules the story out', () => {
    expect(scoreOf({ stories, scores: [['n', 'abcd', 3]], forbidden: [['n', 'd']] })).toEqual([-4, 'a']);
  });

  it('is less by one and a half times the share of reports that tell of another day', () => {
    const given = { stories, scores: [['n', 'abcd', 2]] } as const;
    expect(scoreOf({ ...given, days: { n: 1, a: 1, b: 2, c: 2, d: 1 } })).toEqual([1.25, 'a']);
    expect(scoreOf({ ...given, days: { n: 1, a: 1, b: 2 } })).toEqual([1.625, 'a']);
    expect(scoreOf({ ...given, days: { a: 1, b: 2 } })).toEqual([2, 'a']);
  });

  it('leaves out the report itself', () => {
    const draft = new HandMadeDraft({ stories: { one: 'a' }, scores: [] });
    draft.place(draft.slot, 'one');
    expect(storyScore(draft, 0, 'one')?.score).toBe(-4);
    expect(storyScore(draft, 0, 'two')).toBeNull();
    draft.place(draft.slot, 'two');
    expect(storyScore(draft, 0, 'one')).toBeNull();
  });

  it('stops as soon as what it has is enough', () => {
    // After c the mean is (3 + 3 + 3) / 3; d would raise it.
    expect(
      scoreOf(
        {
          stories,
          scores: [
            ['n', 'abc', 3],
            ['n', 'd', 5],
          ],
        },
        '',
        3,
      ),
    ).toEqual([3, 'a']);
  });

  it('scores at most as many reports of a large story as it may', () => {
    const settings = createSettings({ story: { maxScored: 2 } });
    // a and c are sampled; b and d, which fit, are not asked.
    expect(scoreOf({ stories, scores: [['n', 'bd', 4]], settings })).toEqual([-4, 'a']);
    expect(defaultSettings.story.maxScored).toBe(60);
  });
});

describe('sampleMembers', () => {
  it('takes every second, then every fourth, of more than the limit', () => {
    const first = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
    expect(sampleMembers(first(4), 4)).toEqual([0, 1, 2, 3]);
    expect(sampleMembers(first(5), 4)).toEqual([0, 2, 4]);
    expect(sampleMembers(first(9), 4)).toEqual([0, 4, 8]);
  });
});
