/** What is left out is the outlets' and not the reports': bounds on both, in six languages and by kind of true text. */
import { describe, expect, test } from 'vitest';
import { measureLeftOut, shareOf } from './left-out.ts';
import { fewOutlets, handWritten, KINDS, planted } from './true-text.ts';

/** Words of the reports that may go. */
const MOST_LOST = 0.02;
/** Boilerplate that may stay in an outlet's first, third and tenth article. */
const MOST_LEFT = [
  [0, 0.27],
  [2, 0.03],
  [9, 0.01],
] as const;

describe.each(KINDS)('%s', (kind) => {
  test('that one outlet has twice stay', async () => {
    for (const { name, articles } of await handWritten(kind))
      expect(shareOf(measureLeftOut(articles).lost), name).toBeLessThanOrEqual(MOST_LOST);
  });
});

describe.each(['quotations', 'update'] as const)('%s', (kind) => {
  test('planted into the labelled sets stay', async () => {
    for (const { name, articles } of await planted(kind))
      expect(shareOf(measureLeftOut(articles).lost), name).toBeLessThanOrEqual(MOST_LOST);
  });
});

test('boilerplate goes from the first article of an outlet on, and the reports stay', async () => {
  const sets = await fewOutlets();
  expect(new Set(sets.map(({ language }) => language)).size).toBeGreaterThanOrEqual(5);
  for (const { name, articles } of sets) {
    const { left, lost } = measureLeftOut(articles);
    expect(shareOf(lost), name).toBeLessThanOrEqual(MOST_LOST);
    for (const [nth, most] of MOST_LEFT) {
      const share = left.get(nth);
      expect(share?.words, `${name}, article ${nth + 1}`).toBeGreaterThan(0);
      expect(shareOf(share ?? { words: 0, counted: 0 }), `${name}, article ${nth + 1}`).toBeLessThanOrEqual(
        most,
      );
    }
  }
});
