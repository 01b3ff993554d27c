/** Floors of the facts on the labelled stories: what was measured less a little; raise them with the results. */
import { describe, expect, it } from 'vitest';
import { type KINDS, precision, recall, scoreFacts } from './facts-score.ts';
import { loadFacts } from './facts-set.ts';

const FLOORS: ReadonlyArray<readonly [kind: (typeof KINDS)[number], precision: number, recall: number]> = [
  ['agreement', 0.88, 0.37],
  ['unique', 0.48, 0.58],
  ['conflicts', 0.95, 0.58],
  ['conflict kind', 0.95, 0.95],
  ['quantities', 0.9, 0.85],
  ['entities', 0.95, 0.85],
  ['headline', 0.85, 0.85],
  ['key points', 0.8, 0.45],
  ['momentum', 1, 1],
];

describe('facts of the labelled stories', () => {
  const scores = scoreFacts(loadFacts());
  it.each(FLOORS)('%s: precision ≥ %d, recall ≥ %d', (kind, leastPrecision, leastRecall) => {
    expect(precision(scores[kind])).toBeGreaterThanOrEqual(leastPrecision);
    expect(recall(scores[kind])).toBeGreaterThanOrEqual(leastRecall);
  });
});
