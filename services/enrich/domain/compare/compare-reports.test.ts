import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { expect, test } from 'vitest';
import { compareReports } from './compare-reports.ts';

/** The best score of two texts that say the same; undefined when no statements of them do. */
function best(a: string, b: string): number | undefined {
  const [one, other] = reportsOf([a, 0], [b, 10]);
  if (!one || !other) throw new Error('no reports');
  return compareReports(one.document, other.document).alignments[0]?.score;
}

const A = 'Fishermen reached the wreck first.';
const B = 'Boat crews from the villages were the first to reach the wreck.';

test('a statement of a long report must fit better than one of a short report', () => {
  const filler = Array.from(
    { length: 22 },
    (_, i) => `Item ${i + 40} of the agenda was put off by the chair of panel ${i + 70}.`,
  );
  const [short, long] = [best(A, B), best([A, ...filler].join(' '), B)];
  expect(short).toBeGreaterThan(0);
  expect(long).toBeLessThan((short ?? 0) - 0.5);
});

test('whichever report is asked for first, the answer is the same', () => {
  const [one, other] = reportsOf([A, 0], [B, 10]);
  if (!one || !other) throw new Error('no reports');
  expect(compareReports(other.document, one.document)).toBe(compareReports(one.document, other.document));
});
