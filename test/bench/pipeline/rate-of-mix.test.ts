import { expect, it } from 'vitest';
import { rateOfMix } from './rate-of-mix.ts';

it('takes for each article the time of its length', () => {
  // Ten short ones a second and forty: an article of each takes .1 + .025 s.
  expect(rateOfMix([10, 40])).toBeCloseTo(2 / 0.125);
  expect(rateOfMix([30, 30])).toBeCloseTo(30);
});
