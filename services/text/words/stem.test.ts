import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stem } from './stem.ts';

test.each([
  ['en', 'elections', 'election'],
  ['de', 'wahlen', 'wahl'],
  ['fr', 'gouvernements', 'gouvernement'],
  ['ru', 'переговоров', 'переговоры'],
  ['ar', 'والانتخابات', 'انتخابات'],
  ['pl', 'parlamentarny', 'parlamentu'],
])('%s: %s and %s are one stem', (language, one, other) => {
  expect(stem(one, language)).toBe(stem(other, language));
});

test('short words, numbers and very long ones stay whole; scripts without case are not cut', () => {
  for (const word of ['as', '2026', 'g20', 'a'.repeat(31), '東京都知事選挙候補者'])
    expect(stem(word, 'xx')).toBe(word);
});

test('a stem is never empty', () => {
  const words = fc.string({ minLength: 1, maxLength: 35 });
  fc.assert(
    fc.property(words, fc.constantFrom('en', 'de', 'es', 'fr', 'ar', 'ru', 'xx'), (word, language) => {
      expect(stem(word.toLowerCase(), language).length).toBeGreaterThan(0);
    }),
  );
});
