import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RadixOrder } from './radix-order.ts';

test('keys come in ascending order, equal ones in their given order, one list after the other', () => {
  const radix = new RadixOrder(300);
  const key = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom(0, 1, 256, 2 ** 31, 2 ** 32 - 1),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
      const order = radix.order(Uint32Array.from(keys), keys.length).slice(0, keys.length);
      const expected = keys.map((_, place) => place).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
      expect([...order]).toEqual(expected);
    }),
  );
});
