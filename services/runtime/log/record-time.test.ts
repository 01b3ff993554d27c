import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordTime, UNKNOWN_TIME } from './record-time.ts';

const time = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2200, 0, 1) });

describe('the time of a record', () => {
  it('is read in the unit that it was written in (property)', () => {
    fc.assert(
      fc.property(time, (at) => {
        expect(recordTime(at)).toBe(at);
        expect(recordTime(at * 1000)).toBe(at);
        expect(recordTime(at * 1_000_000)).toBe(at);
        expect(recordTime(Math.floor(at / 1000))).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });

  it('is unknown where it is none', () => {
    for (const stated of [-1, 0, 1, 86_400_000, -(2 ** 63), 1e14, Number.NaN])
      expect(recordTime(stated)).toBe(UNKNOWN_TIME);
  });

  it('can always be written (property)', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (stated) => {
        expect(Number.isSafeInteger(recordTime(Number(stated)))).toBe(true);
      }),
    );
  });
});
