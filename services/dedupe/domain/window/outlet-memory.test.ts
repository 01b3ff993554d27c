import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OutletMemory, packKeys } from './outlet-memory.ts';

const BOUNDS = { singleKeys: 12, sharedKeys: 6, articles: 5 };
const ALL_KEYS = Array.from({ length: 40 }, (_, key) => key);
const OUTLETS = ['gazette', 'post', 'kurier'];

/** An article of an outlet: the keys of its sentences, those whose last holder is of other content, and what leaves. */
const article = fc.record({
  outlet: fc.constantFrom(...OUTLETS),
  keys: fc.uniqueArray(fc.nat({ max: 39 }), { minLength: 1, maxLength: 10 }),
  alike: fc.boolean(),
  leaving: fc.nat({ max: 2 }),
});

interface Fact {
  readonly outlet: string;
  readonly slot: number;
  readonly first: number;
  readonly learned: Buffer;
}

/** The facts that a log would hold: each count follows from what was known when its article came. */
function factsOf(articles: readonly (typeof article extends fc.Arbitrary<infer T> ? T : never)[]): Fact[] {
  const memory = new OutletMemory(BOUNDS);
  let first = 0;
  return articles.map(({ outlet, keys, alike, leaving }, slot) => {
    first = Math.min(slot, first + leaving);
    const counts = keys.map((key) => {
      const known = memory.find(outlet, key, first);
      return [key, known ? known.count + (alike ? 0 : 1) : 1] as const;
    });
    const fact = { outlet, slot, first, learned: packKeys(new Map(counts)) };
    memory.learn(fact.outlet, fact.slot, fact.learned, fact.first);
    return fact;
  });
}

function memoryOf(facts: readonly Fact[]): OutletMemory {
  const memory = new OutletMemory(BOUNDS);
  for (const { outlet, slot, learned, first } of facts) memory.learn(outlet, slot, learned, first);
  return memory;
}

/** All that decisions ask of a memory. */
function knownOf(memory: OutletMemory, first: number) {
  return {
    keys: OUTLETS.map((outlet) => ALL_KEYS.map((key) => memory.find(outlet, key, first) ?? null)),
    slots: OUTLETS.map((outlet) => memory.slotsOf(outlet).filter((slot) => slot >= first)),
    last: memory.lastSlots().filter((slot) => slot >= first),
    outlets: memory.lastOutlets(first),
  };
}

test('what is known is a function of the window, whatever facts came before it', () => {
  fc.assert(
    fc.property(fc.array(article, { minLength: 5, maxLength: 60 }), (articles) => {
      const facts = factsOf(articles);
      const first = facts.at(-1)?.first as number;
      const all = knownOf(memoryOf(facts), first);
      const ofWindow = facts.filter(({ slot }) => slot >= first);
      expect(knownOf(memoryOf(ofWindow), first)).toEqual(all);
      expect(knownOf(memoryOf(facts.slice(Math.floor(first / 2))), first)).toEqual(all);
    }),
    { numRuns: 300 },
  );
});

test('a memory stays within its bounds', () => {
  fc.assert(
    fc.property(fc.array(article, { minLength: 20, maxLength: 60 }), (articles) => {
      const memory = memoryOf(factsOf(articles));
      for (const outlet of OUTLETS) {
        const known = ALL_KEYS.flatMap((key) => memory.find(outlet, key, 0) ?? []);
        expect(known.filter(({ count }) => count > 1).length).toBeLessThanOrEqual(BOUNDS.sharedKeys);
        expect(known.filter(({ count }) => count <= 1).length).toBeLessThanOrEqual(BOUNDS.singleKeys);
        expect(memory.slotsOf(outlet).length).toBeLessThanOrEqual(BOUNDS.articles);
      }
      expect(memory.lastSlots().length).toBeLessThanOrEqual(BOUNDS.articles);
    }),
  );
});

describe('a memory of outlets', () => {
  const teach = (
    memory: OutletMemory,
    outlet: string,
    slot: number,
    keys: Record<number, number>,
    first = 0,
  ) =>
    memory.learn(
      outlet,
      slot,
      packKeys(new Map(Object.entries(keys).map(([k, n]) => [Number(k), n]))),
      first,
    );

  it('knows a key with its count and its last holder, for its outlet alone', () => {
    const memory = new OutletMemory(BOUNDS);
    teach(memory, 'gazette', 0, { 7: 1 });
    teach(memory, 'gazette', 3, { 7: 2 });
    expect(memory.find('gazette', 7, 0)).toEqual({ count: 2, holder: 3 });
    expect(memory.find('post', 7, 0)).toBeUndefined();
  });

  it('forgets a key when its last holder has left the window', () => {
    const memory = new OutletMemory(BOUNDS);
    teach(memory, 'gazette', 3, { 7: 2 });
    expect(memory.find('gazette', 7, 3)).toBeDefined();
    expect(memory.find('gazette', 7, 4)).toBeUndefined();
  });

  it('keeps a footer that comes seldom, however many sentences are seen once', () => {
    const memory = new OutletMemory(BOUNDS);
    teach(memory, 'gazette', 0, { 7: 2 });
    for (let slot = 1; slot < 30; slot++)
      teach(memory, 'gazette', slot, { [100 + slot]: 1, [200 + slot]: 1 });
    expect(memory.find('gazette', 7, 0)?.count).toBe(2);
    expect(memory.find('gazette', 101, 0)).toBeUndefined();
    expect(memory.find('gazette', 129, 0)?.count).toBe(1);
  });

  it('counts the outlets of the window alone', () => {
    const memory = new OutletMemory(BOUNDS);
    teach(memory, 'gazette', 0, {});
    teach(memory, 'post', 1, {});
    expect(memory.lastOutlets(0)).toBe(2);
    expect(memory.lastOutlets(1)).toBe(1);
  });

  it('packs five bytes a key, and counts up to 255', () => {
    const packed = packKeys(new Map([[0xffffffff, 1_000]]));
    expect(packed).toEqual(Buffer.from([255, 255, 255, 255, 255]));
  });
});
