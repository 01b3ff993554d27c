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

/** Twenty-two statements that have nothing to do with the others. */
const FILLER = Array.from(
  { length: 22 },
  (_, i) => `Item ${i + 40} was put off by the chair of panel ${i + 70}.`,
);
const lengthened = (text: string): string => [text, ...FILLER].join(' ');

test('statements about one thing do not say the same for that', () => {
  expect(best('The wreck was found by local people first.', B)).toBeCloseTo(-0.22, 1);
  expect(best('Divers went to the wreck at noon.', B)).toBeUndefined();
});

test('days clash where the rest says the same, and not where it is only alike', () => {
  const clashes = (other: string): number => {
    const [one, two] = reportsOf(['The strike of drivers begins on Monday.', 0], [other, 10]);
    if (!one || !two) throw new Error('no reports');
    return compareReports(one.document, two.document).dayClashes.length;
  };
  expect(clashes('The train drivers strike on Tuesday.')).toBe(1);
  expect(clashes('Train drivers go on strike on Tuesday.')).toBe(0);
});

test('two statements that hardly say the same do so in short reports and not in long ones', () => {
  const found = 'The wreck was found by local people first.';
  expect(best(found, B)).toBeDefined();
  expect(best(lengthened(found), B)).toBeUndefined();
});

test('statements that differ in a number hardly clash in short reports, and not in long ones', () => {
  const clashes = (a: string, b: string): number => {
    const [one, other] = reportsOf([a, 0], [b, 10]);
    if (!one || !other) throw new Error('no reports');
    return compareReports(one.document, other.document).numberClashes.size;
  };
  const [four, eight] = [
    'Four of the patients are in intensive care.',
    'Eight of the sick are in intensive care.',
  ] as const;
  expect(clashes(four, eight)).toBe(1);
  expect(clashes(lengthened(four), eight)).toBe(0);
});

test('statements that contradict each other do not say the same, however alike they are', () => {
  expect(
    best(
      'Shares of the company rose sharply on Monday in Oslo.',
      'Shares of the company fell sharply on Monday in Oslo.',
    ),
  ).toBeUndefined();
});

test('a statement has one counterpart, the best of those that say the same', () => {
  const [one, other] = reportsOf(
    ['The minister resigned over the flat on Monday.', 0],
    ['On Monday the minister stepped down. The minister quit over the flat on Monday.', 10],
  );
  if (!one || !other) throw new Error('no reports');
  const { alignments } = compareReports(one.document, other.document);
  expect(alignments.map(({ b }) => b.article.text.slice(b.start, b.end))).toEqual([
    'The minister quit over the flat on Monday.',
  ]);
});

test('whichever report is asked for first, the answer is the same', () => {
  const [one, other] = reportsOf([A, 0], [B, 10]);
  if (!one || !other) throw new Error('no reports');
  expect(compareReports(other.document, one.document)).toBe(compareReports(one.document, other.document));
});
