import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packUint32, toTermCounts, unpackUint32 } from './pack.ts';

test('what is packed comes back, from any place in a buffer', () => {
  fc.assert(
    fc.property(fc.uint32Array(), fc.nat(7), (values, shift) => {
      const bytes = packUint32(values);
      expect(unpackUint32(bytes)).toEqual(values);
      const moved = Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift);
      expect(unpackUint32(moved)).toEqual(values);
    }),
  );
});

test('a part of an array is packed alone, and a torn value left out', () => {
  expect(packUint32(Uint32Array.of(1, 2, 3).subarray(1, 2))).toEqual(Buffer.from([2, 0, 0, 0]));
  expect(unpackUint32(Buffer.from([1, 0, 0, 0, 9]))).toEqual(Uint32Array.of(1));
});

test('counts are sorted by term as numbers and capped', () => {
  const { terms, counts } = toTermCounts(
    new Map([
      [4_000_000_000, 1],
      [7, 300],
      [30, 2],
    ]),
  );
  expect([...terms]).toEqual([7, 30, 4_000_000_000]);
  expect([...counts]).toEqual([255, 2, 1]);
});
