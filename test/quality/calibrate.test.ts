import { expect, test } from 'vitest';
import { seeded } from '../integrity/scheduler.ts';
import { calibrate } from './calibrate.ts';

test('weight and neutral cosine are found again in pairs that were made with them', () => {
  const random = seeded(7);
  const pairs = Array.from({ length: 4000 }, () => {
    const words = -4 + 6 * random();
    const cosine = random();
    const chance = 1 / (1 + Math.exp(-(words + 1 + 3 * (cosine - 0.4))));
    return { words, cosine, same: random() < chance };
  });
  const { weight, neutral } = calibrate(pairs);
  expect(weight).toBeGreaterThan(2.5);
  expect(weight).toBeLessThan(3.5);
  // Where a pair at the threshold is as likely of one story as by words alone, over all cosines.
  expect(neutral).toBeGreaterThan(0.4);
  expect(neutral).toBeLessThan(0.55);
});
