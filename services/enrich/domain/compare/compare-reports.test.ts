import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it, test } from 'vitest';
import { compareReports } from './compare-reports.ts';

/** The best score of two texts that say the same; undefined when no statements of them do. */
function best(a: string, b: string): number | undefined {
  const [one, other] = reportsOf([a, 0], [b, 10]);
  if (!one || !other) throw new Error('no reports');
  return compareReports(one.document, other.document).alignments[0]?.score;
}

const A = 'Fishermen reached the wreck first.';
const B = 'Boat crews from the villages were the first to reach the wreck.';

/** Eight sentences of three statements that have nothing to do with the others: many, and no long report. */
const FILLER = Array.from({ length: 8 }, (_, i) =>
  [40, 50, 60]
    .map((of) => `item ${of + i} was put off by the chair of panel ${of + i + 30}`)
    .join(', and ')
    .replace(/^i/, 'I')
    .concat('.'),
);
const lengthened = (text: string): string => [text, ...FILLER].join(' ');

test('a statement among many must fit better than one among few', () => {
  const [short, long] = [best(A, B), best(lengthened(A), B)];
  expect(short).toBeGreaterThan(0);
  expect(long).toBeLessThan((short ?? 0) - 0.5);
});

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

test('two statements that hardly say the same do so among few and not among many', () => {
  const found = 'The wreck was found by local people first.';
  expect(best(found, B)).toBeDefined();
  expect(best(lengthened(found), B)).toBeUndefined();
});

test('statements that differ in a number hardly clash among few, and not among many', () => {
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

describe('of long reports', () => {
  const NEWS = [
    'A ferry sank off Kisumu late on Tuesday after its engine caught fire.',
    'Rescuers from Uganda searched the water with lamps through the night.',
  ];
  /** Sentences of one report, each of its own; the subject of both reports is in all of them. */
  const others = (subject: string): string[] =>
    Array.from(
      { length: 9 },
      (_, i) => `The ferry and Kisumu mean ${subject}a${i} to ${subject}e${i} and ${subject}o${i}.`,
    );
  const compared = (mine: readonly string[], theirs: readonly string[]) => {
    const [one, other] = reportsOf(
      [[...mine, ...others('brint')].join(' '), 0],
      [[...theirs, ...others('glarv')].join(' '), 10],
    );
    if (!one || !other) throw new Error('no reports');
    const { alignments } = compareReports(one.document, other.document);
    return alignments.map(({ a, b }) =>
      [a, b].map(({ article, start, end }) => article.text.slice(start, end)),
    );
  };

  it('whole sentences say the same that share what else few sentences have', () => {
    const told = 'Late on Tuesday a ferry sank off Kisumu; its engine had caught fire, survivors said.';
    const found = compared(NEWS, [told]);
    expect(found).toEqual([[NEWS[0], told]]);
  });

  it('sentences that share a name and a word do not', () => {
    expect(
      compared(NEWS, ['Nobody in Kisumu had seen a ferry that old, said a teacher of history.']),
    ).toEqual([]);
  });

  it('sentences that give other numbers of victims do not, whatever else they share', () => {
    const toll = (dead: number) =>
      `The ferry that sank off Kisumu killed ${dead} people, and its owner fled to Nairobi that night.`;
    expect(compared([toll(40)], [toll(40)])).toHaveLength(1);
    expect(compared([toll(40)], [toll(61)])).toEqual([]);
  });

  it('a denial of one clause does not say what it denies', () => {
    const claim = 'The ferry off Kisumu carried lifeboats for its passengers on Tuesday.';
    expect(compared([claim], [claim])).toHaveLength(1);
    expect(compared([claim], [claim.replace('carried', 'never carried')])).toEqual([]);
  });
});
