/** Floors of the facts on the labelled stories: slightly below the measurements; raise them with the results. */
import { describe, expect, it } from 'vitest';
import { type KINDS, precision, recall, scoreFacts } from './facts-score.ts';
import { FACTS_FOLDERS, type FactsFolder, loadFacts } from './facts-set.ts';
import { noveltyCorrelation, rankCorrelation } from './novelty-score.ts';

type Floor = readonly [kind: (typeof KINDS)[number], precision: number, recall: number];

const FLOORS: ReadonlyArray<readonly [folder: FactsFolder, floors: readonly Floor[]]> = [
  [
    'facts',
    [
      // Labels call a value agreed that a later report replaces; the event does not.
      ['agreement', 0.9, 0.45],
      ['unique', 0.65, 0.58],
      ['conflicts', 0.97, 0.71],
      ['conflict kind', 0.95, 0.95],
      ['quantities', 0.9, 0.85],
      ['entities', 0.95, 0.85],
      ['headline', 0.85, 0.85],
      ['key points', 0.84, 0.51],
      ['momentum', 1, 1],
    ],
  ],
  [
    // Fewer stories, never used for tuning: one answer moves a figure by three points.
    'facts-held-out',
    [
      ['agreement', 0.9, 0.52],
      ['unique', 0.8, 0.4],
      ['conflicts', 0.85, 0.75],
      ['conflict kind', 0.85, 0.85],
      ['quantities', 0.95, 0.9],
      ['entities', 0.9, 0.8],
      ['headline', 0.9, 0.9],
      ['key points', 0.9, 0.38],
      ['momentum', 1, 1],
    ],
  ],
  [
    'facts-kinds',
    [
      ['agreement', 0.75, 0.58],
      ['unique', 0.85, 0.5],
      ['quantities', 0.95, 0.95],
      ['entities', 0.95, 0.8],
      ['momentum', 1, 1],
      ['attribution', 0.95, 0.95],
      ['slots', 0.9, 0.9],
    ],
  ],
  [
    // Four stories: one answer moves a figure by ten points.
    'facts-kinds-held-out',
    [
      ['agreement', 0.6, 0.4],
      ['quantities', 0.9, 0.9],
      ['momentum', 1, 1],
      ['attribution', 0.7, 0.55],
      ['slots', 0.9, 0.9],
    ],
  ],
];

describe.each(FLOORS)('%s', (folder, floors) => {
  const scores = scoreFacts(loadFacts(folder));
  it.each(floors)('%s: precision ≥ %d, recall ≥ %d', (kind, leastPrecision, leastRecall) => {
    expect(precision(scores[kind])).toBeGreaterThanOrEqual(leastPrecision);
    expect(recall(scores[kind])).toBeGreaterThanOrEqual(leastRecall);
  });
});

describe('novelty', () => {
  const stories = FACTS_FOLDERS.flatMap((folder) => loadFacts(folder));

  it('ranks the articles of labelled stories', () => {
    expect(noveltyCorrelation(stories, false)).toBeGreaterThanOrEqual(0.75);
  });

  // Firsts and copies rank right by themselves: what is left are 39 short reports.
  it('ranks the later reports', () => {
    expect(noveltyCorrelation(stories, true)).toBeGreaterThanOrEqual(0.3);
  });

  it('is measured by rank', () => {
    expect(rankCorrelation([1, 2, 3], [10, 20, 90])).toBe(1);
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(rankCorrelation([1, 1, 1], [3, 2, 1])).toBe(0);
  });
});
