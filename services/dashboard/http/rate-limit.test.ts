/** Who asks too often waits, and nobody else does. */
import { beforeEach, expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { RateLimit } from './rate-limit.ts';

let now: number;
let limit: RateLimit;
beforeEach(() => {
  now = 0;
  limit = new RateLimit(10, () => now);
});

/** How many requests in a row are answered. */
function answered(caller: string): number {
  for (let count = 0; count < 1000; count += 1) {
    try {
      limit.take(caller);
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({ status: 429, retryAfterSeconds: 1 });
      return count;
    }
  }
  return 1000;
}

it('answers what four seconds allow at once, and then as many as come again with time', () => {
  expect(answered('a')).toBe(40);
  now += 500;
  expect(answered('a')).toBe(5);
  now += 3_600_000;
  expect(answered('a')).toBe(40);
});

it('keeps one caller from being answered, and no other', () => {
  expect([answered('a'), answered('b'), answered('a')]).toEqual([40, 40, 0]);
});

it('remembers 20,000 callers, and forgets first who has not asked for longest', () => {
  answered('a');
  answered('b');
  for (let at = 0; at < 19_998; at += 1) limit.take(`other-${at}`);
  expect([answered('a'), answered('b')]).toEqual([0, 0]);
  for (let at = 0; at < 19_999; at += 1) limit.take(`another-${at}`);
  expect(answered('b')).toBe(0);
  expect(answered('a')).toBe(40);
});
