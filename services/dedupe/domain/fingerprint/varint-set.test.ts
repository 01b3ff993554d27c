import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, packVarintSet } from './varint-set.ts';

/** The keys of a packed set, read gap by gap. */
function keysOf(bytes: Uint8Array): number[] {
  const keys: number[] = [];
  let key = -1;
  let gap = 0;
  let shift = 0;
  for (const byte of bytes) {
    gap |= (byte & 127) << shift;
    shift += 7;
    if (byte >= 128) continue;
    key += gap;
    keys.push(key);
    gap = 0;
    shift = 0;
  }
  return keys;
}

test('a varint set gives back its keys', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 0xffffffff })), (values) => {
      const terms = Uint32Array.from(values).sort();
      expect(keysOf(packVarintSet(terms))).toEqual([...new Set(Array.from(terms, keyOf))]);
    }),
  );
});
