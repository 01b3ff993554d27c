import { expect, test, vi } from 'vitest';
import { loadLanguageData } from './load-language-data.ts';

test('asking before the data was provided says what to call', async () => {
  vi.resetModules();
  const { backgroundPrior } = await import('./prior/background-prior.ts');
  const { wordLikeness } = await import('./likeness/word-likeness.ts');
  const { provideLanguageData } = await import('./language-data.ts');
  for (const ask of [backgroundPrior, wordLikeness])
    expect(() => ask('en')).toThrow('call provideLanguageData(loadLanguageData())');
  provideLanguageData(loadLanguageData());
  expect(backgroundPrior('en').size).toBeGreaterThan(0);
  expect(wordLikeness('en').size).toBeGreaterThan(0);
});

test('the first data that was provided stay', async () => {
  vi.resetModules();
  const { languageData, provideLanguageData } = await import('./language-data.ts');
  const first = { priors: new Map(), likenesses: new Map() };
  provideLanguageData(first);
  provideLanguageData(loadLanguageData());
  expect(languageData()).toBe(first);
});
