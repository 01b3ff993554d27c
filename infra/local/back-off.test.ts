import { expect, it } from 'vitest';
import { BackOff } from './back-off.ts';

it('pauses longer after each end, gives up after some, and forgets them once the process has run for a while', () => {
  let now = 0;
  const backOff = new BackOff(() => now);
  const ends = (count: number) => Array.from({ length: count }, () => backOff.ended());
  expect(ends(9)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000, undefined]);
  backOff.started();
  now += 60_001;
  expect(ends(2)).toEqual([500, 500]);
  backOff.started();
  expect(backOff.ended()).toBe(1000);
});
