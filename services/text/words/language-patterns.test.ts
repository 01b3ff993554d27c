import { expect, it } from 'vitest';
import { languagePatterns } from './language-patterns.ts';

it('makes the expression of a language once, and none of a language without a row', () => {
  let made = 0;
  const patternOf = languagePatterns({ en: ['read', 'see'] }, (phrases) => {
    made++;
    return new RegExp(`^(?:${phrases.join('|')})$`, 'u');
  });
  expect(patternOf('en')?.test('see')).toBe(true);
  expect(patternOf('en')?.test('seen')).toBe(false);
  expect(patternOf('xx')).toBeNull();
  expect(patternOf('constructor')).toBeNull();
  expect(made).toBe(1);
});
