import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFolds } from './compare-folds.ts';

const placesOf = (stories: Readonly<Record<string, string>>) =>
  new Map(Object.entries(stories).flatMap(([story, ids]) => [...ids].map((id) => [id, story] as const)));

describe('the comparison of two folds', () => {
  it('counts the pairs that each alone has, and who would stand beside others', () => {
    const live = placesOf({ s1: 'abc', s2: 'de', s3: 'f', s4: 'x' });
    const refold = placesOf({ r1: 'ab', r2: 'cde', r3: 'f', r4: 'y' });
    expect(compareFolds(live, refold, 10)).toEqual({
      articles: 6,
      onlyLive: 1,
      onlyRefold: 1,
      stories: { live: 3, refold: 3 },
      pairs: { live: 4, refold: 4, kept: 2, lost: 2, gained: 2 },
      otherCompany: 5,
      others: [
        {
          storyId: 's1',
          articles: ['a', 'b', 'c'],
          parts: [
            { storyId: 'r1', articles: ['a', 'b'], of: 2 },
            { storyId: 'r2', articles: ['c'], of: 3 },
          ],
        },
        { storyId: 's2', articles: ['d', 'e'], parts: [{ storyId: 'r2', articles: ['d', 'e'], of: 3 }] },
      ],
    });
  });

  it('counts as counting every pair does (property)', () => {
    const places = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.constantFrom('1', '2', '3'));
    fc.assert(
      fc.property(places, places, (one, other) => {
        const [live, refold] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
        const shared = [...live.keys()].filter((id) => refold.has(id));
        const pairs = shared.flatMap((a, at) => shared.slice(at + 1).map((b) => [a, b] as const));
        const together = (map: ReadonlyMap<string, string>) =>
          pairs.filter(([a, b]) => map.get(a) === map.get(b));
        const both = together(live).filter(([a, b]) => refold.get(a) === refold.get(b)).length;
        const found = compareFolds(live, refold, 0);
        expect(found.pairs).toEqual({
          live: together(live).length,
          refold: together(refold).length,
          kept: both,
          lost: together(live).length - both,
          gained: together(refold).length - both,
        });
        const company = (map: ReadonlyMap<string, string>, a: string) =>
          shared.filter((b) => map.get(a) === map.get(b)).join();
        expect(found.otherCompany > 0).toBe(shared.some((a) => company(live, a) !== company(refold, a)));
      }),
    );
  });
});
