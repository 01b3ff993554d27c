import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packFingerprint, type WeightedTerms } from './fingerprint.ts';
import { FingerprintView } from './fingerprint-view.ts';
import { ResidentForm } from './resident.ts';
import { coveredMass, openView, SharedTerms, shareTerms } from './shared-terms.ts';
import { TermTables } from './term-tables.ts';
import { keyOf, packVarintSet } from './varint-set.ts';

interface Given {
  readonly lead: readonly number[];
  readonly entities: readonly number[];
  readonly full: readonly number[];
}

// Few values that lie close together, so that lists meet, buckets hold several and two terms have one key.
const term = fc
  .tuple(fc.constantFrom(0, 0x00100000, 0x7ff00000, 0xfff00000), fc.nat({ max: 9 }), fc.nat({ max: 2 }))
  .map(([high, key, low]) => (high + (key << 12) + low) >>> 0);
const terms = fc.uniqueArray(term, { maxLength: 40 }).map((list) => list.sort((a, b) => a - b));
const given: fc.Arbitrary<Given> = fc.record({ lead: terms, entities: terms, full: terms });

function weighted(list: readonly number[]): WeightedTerms {
  const bytes = Uint8Array.from(list, (value) => (value % 250) + 1);
  return { terms: Uint32Array.from(list), counts: bytes.map((n) => n & 127), idf: bytes };
}

function viewOf({ lead, entities, full }: Given): FingerprintView {
  const packed = packFingerprint(
    {
      flags: 0,
      minutes: 0,
      ordinals: [],
      outlet: 0,
      told: 0,
      ages: [],
      kind: 0,
      words: 0,
      lead: weighted(lead),
      entities: weighted(entities),
      shingles: Uint32Array.from(full),
      shingleScale: 1,
      full: packVarintSet(Uint32Array.from(full)),
      embedding: null,
      indexed: { terms: Uint32Array.from(lead), weights: Uint8Array.from(lead, () => 1) },
    },
    1,
  );
  return new FingerprintView().point(new ResidentForm().make(packed).memory, 0);
}

const tables = new TermTables();
const shared = new SharedTerms();

function sharedTerms(part: 'lead' | 'entities', a: FingerprintView, b: FingerprintView): number[][] {
  const { count, inA, inB } = shareTerms(part, a, b, shared);
  return Array.from({ length: count }, (_, k) => [inA[k] as number, inB[k] as number]);
}

test('whichever of two fingerprints is open, what they share is found in order', () => {
  fc.assert(
    fc.property(given, given, (left, right) => {
      for (const opened of [0, 1]) {
        const [a, b] = [viewOf(left), viewOf(right)];
        openView(opened === 0 ? a : b, tables);
        for (const part of ['lead', 'entities'] as const) {
          const expected = left[part].flatMap((value, i) =>
            right[part].includes(value) ? [[i, right[part].indexOf(value)]] : [],
          );
          expect(sharedTerms(part, a, b)).toEqual(expected);
        }
        const keys = new Set(right.full.map(keyOf));
        const mass = left.lead.reduce(
          (sum, value) => sum + (keys.has(keyOf(value)) ? (value % 250) + 1 : 0),
          0,
        );
        expect(coveredMass(a, b)).toBe(mass);
      }
    }),
  );
});

test('a full set gives back its keys in order', () => {
  fc.assert(
    fc.property(given, (one) => {
      const keys: number[] = [];
      viewOf(one).eachKey((key) => keys.push(key));
      expect(keys).toEqual([...new Set(one.full.map(keyOf))]);
    }),
  );
});

test('two fingerprints that are not open cannot be compared', () => {
  const view = viewOf({ lead: [], entities: [], full: [] });
  expect(() => shareTerms('lead', view, view, shared)).toThrow(/neither/);
});
