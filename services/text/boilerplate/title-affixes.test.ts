import { superlinear } from '@newsfold/test/support/growth.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { outletWords } from './outlet-words.ts';
import { titleAffixes } from './title-affixes.ts';

const OUTLET = outletWords({ id: 'harbourpost.example', name: 'The Harbour Post', family: null });

const BOUNDS = { characters: 60, leastLeft: 2, leastJoined: 4 };

/** What would remain of a headline without each candidate. */
const remainders = (title: string) =>
  titleAffixes(title, OUTLET, BOUNDS).map(({ start, end }) => title.slice(start, end));

describe('candidates for affixes of a headline', () => {
  it.each([
    ['Ferry sinks off Kisumu | The Harbour Post', ['Ferry sinks off Kisumu', 'The Harbour Post']],
    ['Fähre sinkt vor Kisumu - Panorama', ['Fähre sinkt vor Kisumu']],
    [
      'Ferry sinks off Kisumu | News | Harbour Post',
      ['Ferry sinks off Kisumu', 'Ferry sinks off Kisumu | News', 'News | Harbour Post'],
    ],
    ['LIVE: Ferry sinks off Kisumu', ['Ferry sinks off Kisumu']],
    ['Последние новости — паром затонул у Кисуму', ['Последние новости', 'паром затонул у Кисуму']],
  ])('are cut off by separators: %s', (title, expected) => {
    expect(remainders(title)).toEqual(expected);
  });

  it.each(['Ferry sinks off Kisumu', 'Ferry-sinking: why', 'Kisumu | Post'])(
    'are none where too little would be left, or without a separator: %s',
    (title) => {
      expect(remainders(title)).toEqual([]);
    },
  );

  it.each([
    ['The Harbour Post', true],
    ['HarbourPost.com', true],
    ['harbourpost', true],
    ['Harbour fire', false],
    ['Sport', false],
  ])('name the outlet or not: %s', (affix, isName) => {
    expect(titleAffixes(`Ferry sinks off Kisumu | ${affix}`, OUTLET, BOUNDS)[0]?.namesOutlet).toBe(isName);
  });

  it('have one key whatever their numbers', () => {
    const keyOf = (title: string) => titleAffixes(title, OUTLET, BOUNDS)[0]?.key;
    expect(keyOf('Ferry sinks off Kisumu | Live 12')).toBe(keyOf('Mayor resigns at last | Live 7'));
    expect(keyOf('Ferry sinks off Kisumu | Live')).not.toBe(keyOf('Ferry sinks off Kisumu | Sport'));
  });
});

test('every candidate is a range of the headline that leaves something', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '|', '-', ':', '–', '9', 'Ж'), maxLength: 90 }),
      (title) => {
        for (const { start, end } of titleAffixes(title, OUTLET, BOUNDS)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(title.length);
          expect(end - start).toBeLessThan(title.length);
        }
      },
    ),
  );
});

test.each([
  ['bars', ' |'],
  ['spaces', ' '],
  ['dashes between words', 'a – '],
])('is linear in a hostile headline: %s', async (_, unit) => {
  const work = (size: number) => titleAffixes(unit.repeat(size), OUTLET, BOUNDS);
  expect(await superlinear({ work, small: 500, large: 2_000, slackMs: 30 })).toBeUndefined();
});
