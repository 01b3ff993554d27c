import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OutletMemory, packKeys } from './outlet-memory.ts';

const KEYS = 12;
const OUTLETS = ['a.example', 'b.example', 'c.example', 'd.example'];
/** An article in its slot: its outlet, keys with counts, and by how much the window's beginning moves on. */
const article = fc.record({
  outlet: fc.constantFrom(...OUTLETS),
  keys: fc.array(fc.tuple(fc.nat({ max: KEYS - 1 }), fc.integer({ min: 1, max: 5 })), { maxLength: 4 }),
  leave: fc.nat({ max: 2 }),
});

function known(memory: OutletMemory, first: number): unknown {
  const keys = OUTLETS.map((outlet) =>
    Array.from({ length: KEYS }, (_, key) => memory.find(outlet, key, first)),
  );
  const slots = OUTLETS.map((outlet) => memory.slotsOf(outlet).filter((slot) => slot >= first));
  return [keys, slots, memory.lastSlots().filter((slot) => slot >= first), memory.lastOutlets(first)];
}

test('what has left the window shows in nothing that is asked', () => {
  fc.assert(
    fc.property(fc.array(article, { minLength: 5, maxLength: 60 }), fc.nat({ max: 59 }), (articles, at) => {
      const bounds = { keptArticles: 2, articles: 8 };
      const live = new OutletMemory(bounds);
      const restored = new OutletMemory(bounds);
      let first = 0;
      const firsts = articles.map(({ leave }, slot) => {
        first = Math.min(slot, first + leave);
        return first;
      });
      const cut = firsts[Math.min(at, articles.length - 1)] as number;
      articles.forEach(({ outlet, keys }, slot) => {
        const learned = packKeys(new Map(keys));
        live.learn(outlet, slot, learned, firsts[slot] as number);
        if (slot >= cut) restored.learn(outlet, slot, learned, firsts[slot] as number);
        if (slot >= at)
          expect(known(restored, firsts[slot] as number)).toEqual(known(live, firsts[slot] as number));
      });
    }),
    { numRuns: 500, endOnFailure: true },
  );
});

test('a key is kept for as many further articles as had it, times a number, up to a bound', () => {
  const memory = new OutletMemory({ keptArticles: 2, articles: 5 });
  memory.learn(
    'a.example',
    0,
    packKeys(
      new Map([
        [1, 1],
        [2, 2],
        [3, 200],
      ]),
    ),
    0,
  );
  const known = () => [1, 2, 3].filter((key) => memory.find('a.example', key, 0) !== undefined);
  const kept = [1, 2, 3, 4, 5].map((slot) => {
    memory.learn('b.example', 2 * slot - 1, Buffer.alloc(0), 0);
    memory.learn('a.example', 2 * slot, Buffer.alloc(0), 0);
    return known();
  });
  expect(kept).toEqual([[1, 2, 3], [2, 3], [2, 3], [3], []]);
});

test('keys that have left are dropped', () => {
  const memory = new OutletMemory({ keptArticles: 1, articles: 4 });
  for (let slot = 0; slot < 2_000; slot++) {
    const keys = Array.from({ length: 20 }, (_, i) => [slot * 20 + i, 1] as const);
    memory.learn('a.example', slot, packKeys(new Map(keys)), 0);
  }
  expect(memory.keys).toBeLessThan(300);
});

test('keys that count stay, however many they are', () => {
  const memory = new OutletMemory({ keptArticles: 8, articles: 64 });
  const keysOf = (slot: number) => Array.from({ length: 90 }, (_, i) => slot * 90 + i);
  for (let slot = 0; slot < 8; slot++)
    memory.learn('a.example', slot, packKeys(new Map(keysOf(slot).map((key) => [key, 1]))), 0);
  for (let slot = 0; slot < 8; slot++)
    for (const key of keysOf(slot)) expect(memory.find('a.example', key, 0)?.holder).toBe(slot);
});
