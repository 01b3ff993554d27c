import { expect, test } from 'vitest';
import { parseNumeral } from './parse-numeral.ts';

test.each([
  ['1,200', 'en', 1200],
  ['1.200', 'en', 1.2],
  ['1.200', 'de', 1200],
  ['1,2', 'de', 1.2],
  ['1.234,5', 'de', 1234.5],
  ['1,234,567.8', 'en', 1_234_567.8],
  ['1.234.567', 'en', 1_234_567],
  ["1'200", 'de', 1200],
  ['12 000', 'fr', 12_000],
  ['12\u202f500,75', 'fr', 12_500.75],
  ['12\u00a0500', 'en', 12_500],
  ['95 000', 'en', 95_000],
  ['３５', 'ja', 35],
])('%j in %s is %d, whole', (written, language, value) => {
  expect(parseNumeral(written, language)).toMatchObject({ value, length: written.length });
});

test('two numbers side by side are read as the first, where a language does not group so', () => {
  expect(parseNumeral('12 500', 'en')).toEqual({ value: 12, length: 2, isPlain: true });
  expect(parseNumeral('2024 500', 'fr')).toEqual({ value: 2024, length: 4, isPlain: true });
});

test.each(['1.2.3', '192.168.0.1', '1,23,456.7.8', '1234567890123456', 'x'])('%j is no number', (written) => {
  expect(parseNumeral(written, 'en')).toBeNull();
});
