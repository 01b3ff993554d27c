import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ScoreTable } from './score-table.ts';
import { TermIndex } from './term-index.ts';

test('chains give every live posting of a term, newest first', () => {
  const docs = fc.array(fc.uniqueArray(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 3_000,
  });
  fc.assert(
    fc.property(docs, fc.nat({ max: 2_000 }), (slots, keep) => {
      const index = new TermIndex(4);
      slots.forEach((terms, slot) => {
        const words = Uint32Array.from(terms, (term) => term * 0x9e3779b1);
        const bytes = Uint8Array.from(terms, (term) => term + 1);
        index.add(slot, {
          packed: { words, bytes },
          indexedTerms: 0,
          indexedWeights: 0,
          indexedCount: terms.length,
        });
        index.dropBefore(Math.max(0, slot - keep));
      });
      const floor = Math.max(0, slots.length - 1 - keep);
      for (let term = 0; term <= 40; term++) {
        const expected = slots
          .flatMap((terms, slot) => (slot >= floor && terms.includes(term) ? [slot] : []))
          .reverse();
        const found: number[] = [];
        for (let node = index.head((term * 0x9e3779b1) >>> 0); node >= 0; node = index.next(node)) {
          found.push(index.slotOf(node));
          expect(index.weightOf(node)).toBe(term + 1);
        }
        expect(found).toEqual(expected);
      }
    }),
    { numRuns: 40 },
  );
});

test('the score table keeps the best and forgets all', () => {
  const adds = fc.array(fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 9 })), { maxLength: 200 });
  const table = new ScoreTable();
  fc.assert(
    fc.property(adds, fc.integer({ min: 1, max: 20 }), (list, limit) => {
      table.begin(0, 60);
      const sums = new Map<number, number>();
      for (const [slot, value] of list) {
        table.add(slot, value);
        sums.set(slot, (sums.get(slot) ?? 0) + value);
      }
      const expected = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([slot]) => slot);
      expect(table.takeBest(limit)).toEqual(expected.slice(0, limit));
    }),
  );
});
