import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toTermCounts } from '../words/pack.ts';
import { MAX_TALLIED, TermTally } from './term-tally.ts';

const entry = fc.tuple(fc.integer({ min: 1, max: 2 ** 32 - 1 }), fc.nat(3), fc.nat(200));
/** Terms that fall into one slot, and terms that come again. */
const close = fc.tuple(
  fc.constantFrom(1, 1 + 2 ** 14, 1 + 2 ** 15, 1 + 2 ** 31, 2 ** 32 - 1),
  fc.nat(3),
  fc.nat(200),
);

test('a tally is what maps would give, one article after the other', () => {
  const tally = new TermTally();
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, close), { maxLength: 200 }), (entries) => {
      const lead = new Map<number, number>();
      const all = new Map<number, number>();
      tally.clear();
      for (const [term, l, a] of entries) {
        tally.add(term, l, a);
        if (l > 0) lead.set(term, (lead.get(term) ?? 0) + l);
        if (a > 0) all.set(term, (all.get(term) ?? 0) + a);
      }
      const full = Uint32Array.from(new Set(entries.map(([term]) => term))).sort();
      expect(tally.result()).toEqual({ lead: toTermCounts(lead), all: toTermCounts(all), full });
    }),
  );
});

test('a tally refuses more terms than it has room for, and is usable afterwards', () => {
  const tally = new TermTally();
  const fill = () => {
    for (let term = 1; term <= MAX_TALLIED + 1; term++) tally.add(term, 1, 1);
  };
  expect(fill).toThrow(RangeError);
  tally.clear();
  tally.add(7, 0, 300);
  expect(tally.result().all).toEqual({ terms: Uint32Array.of(7), counts: Uint8Array.of(255) });
});
