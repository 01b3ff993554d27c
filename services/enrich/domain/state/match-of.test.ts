import { article, assignment } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { correctedMatch, decidedMatch, matchOf } from './match-of.ts';

const decided = assignment(article('a'), 's');
const evidence = {
  ...decided.evidence,
  score: 1.5,
  matchedArticleId: 'b',
  parts: [{ name: 'gap', value: 1, contribution: -0.12345 }],
  runnerUpStoryId: 'other',
  runnerUpScore: -0.25,
};

describe('why an article belongs to its story', () => {
  it('tells the story that came next, with its score', () => {
    expect(matchOf({ ...decided, verdict: 'joined', evidence })).toEqual({
      reason: 'joined',
      score: 1.5,
      articleId: 'b',
      parts: [{ name: 'gap', value: 1, contribution: -0.123 }],
      runnerUpStoryId: 'other',
      runnerUpScore: -0.25,
    });
  });

  it('tells nothing of other stories for a copy, which goes with its original', () => {
    expect(matchOf({ ...decided, verdict: 'copy', evidence })).toEqual({
      reason: 'copy',
      score: 1.5,
      articleId: 'b',
      parts: [],
      runnerUpStoryId: null,
      runnerUpScore: null,
    });
  });

  it('tells nothing of other stories where a correction or an editor brought it', () => {
    for (const match of [correctedMatch('move', 2), decidedMatch])
      expect(match).toMatchObject({ articleId: null, parts: [], runnerUpStoryId: null, runnerUpScore: null });
    expect(correctedMatch('move', 2)).toMatchObject({ reason: 'move', score: 2 });
    expect(decidedMatch).toMatchObject({ reason: 'decision', score: null });
  });
});
