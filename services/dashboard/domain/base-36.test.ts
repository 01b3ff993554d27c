/** Numbers as V8 writes them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base36 } from './base-36.ts';

it('writes each number as V8 does', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      expect(base36(value)).toBe(value.toString(36));
    }),
    { numRuns: 1000 },
  );
});

it('writes numbers beside the powers of 36', () => {
  const powers = Array.from({ length: 11 }, (_, exponent) => 36 ** exponent).filter(Number.isSafeInteger);
  const values = [...powers.flatMap((power) => [power - 1, power, power + 1]), Number.MAX_SAFE_INTEGER];
  expect(values.map(base36)).toEqual(values.map((value) => value.toString(36)));
});
