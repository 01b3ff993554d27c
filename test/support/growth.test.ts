import { expect, it } from 'vitest';
import { superlinear } from './growth.ts';

const touch = (steps: number) => {
  let sum = 0;
  for (let step = 0; step < steps; step += 1) sum = (sum * 31 + step) % 65_521;
  return sum;
};

it('lets linear work pass', async () => {
  const work = (size: number) => touch(size * 4000);
  expect(await superlinear({ work, small: 500, large: 8000, slackMs: 5 })).toBeUndefined();
});

it('names quadratic work', async () => {
  const work = (size: number) => touch(size * size);
  expect(await superlinear({ work, small: 500, large: 8000, slackMs: 5 })).toMatch(
    /size 8000 took .* linear work takes 16 times as long/,
  );
});
