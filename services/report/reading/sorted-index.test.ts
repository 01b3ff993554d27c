import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedIndex, toEntry } from './sorted-index.ts';

test('finds the values of a key as a map of lists would (property)', () => {
  const pair = fc.tuple(fc.constantFrom(0, 1, 7, 4_294_967_295), fc.integer({ min: 0, max: 65_535 }));
  fc.assert(
    fc.property(
      fc.array(pair, { maxLength: 40 }),
      fc.constantFrom(0, 1, 5, 7, 4_294_967_295),
      (pairs, key) => {
        const index = new SortedIndex(pairs.map(([of, value]) => toEntry(of, value)));
        const found: number[] = [];
        for (let at = index.first(key); index.keys[at] === key; at++) found.push(index.values[at] ?? -1);
        const expected = new Set(pairs.filter(([of]) => of === key).map(([, value]) => value));
        expect(found).toEqual([...expected].sort((a, b) => a - b));
      },
    ),
  );
});
