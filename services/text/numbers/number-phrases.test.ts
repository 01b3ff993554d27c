import { expect, test } from 'vitest';
import { hundredsAndRest } from './number-phrases.ts';
import { numberWords } from './number-words.ts';

test.each([
  ['en', 2, ' hundred and fifty people', 250, ' hundred and fifty'],
  ['en', 100, ' and twenty-three people', 123, ' and twenty-three'],
  ['en', 3, ' hundred twelve', 312, ' hundred twelve'],
  ['en', 5, ' hundred thousand homes', 500, ' hundred'],
  ['fr', 2, ' cent cinquante personnes', 250, ' cent cinquante'],
  ['es', 100, ' veinte muertos', 120, ' veinte'],
  ['pt', 200, ' e vinte e dois mortos', 222, ' e vinte e dois'],
])('%s: %d before %j is %d', (language, value, following, whole, read) => {
  expect(hundredsAndRest(value, following, language)).toEqual({ value: whole, length: read.length });
});

test.each([
  ['en', 2, ' hundred people'],
  ['en', 20, ' people and three cars'],
  ['en', 100, ' and some people'],
  ['en', 100, ', fifty'],
  ['en', 0.5, ' hundred and fifty'],
  ['zh', 2, ' hundred and fifty'],
])('%s: nothing belongs to %d before %j', (language, value, following) => {
  expect(hundredsAndRest(value, following, language)).toBeNull();
});

test.each([
  ['fr', 'soixante-dix-sept', 77],
  ['fr', 'quatre-vingt-dix', 90],
  ['fr', 'quatre-vingt-un', 81],
  ['fr', 'quatre-vingts', 80],
  ['it', 'ventotto', 28],
  ['it', 'trentatré', 33],
  ['de', 'zweiundzwanzig', 22],
  ['de', 'dreihundert', 300],
  ['es', 'quinientas', 500],
  ['pt', 'vinte e dois', 22],
])('%s: %s is %d', (language, word, value) => {
  expect(numberWords(language).get(word)).toBe(value);
});
