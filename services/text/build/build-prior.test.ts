import { expect, test } from 'vitest';
import { loadLanguageData } from '../load-language-data.ts';
import { LISTED_LANGUAGES, listedPrior } from './build-prior.ts';

test('the files are what the script makes of the lists with the stems of today', () => {
  const { priors } = loadLanguageData();
  // en.bin is made from a package that is not installed.
  expect([...priors.keys()].sort()).toEqual([...LISTED_LANGUAGES, 'en'].sort());
  for (const language of LISTED_LANGUAGES)
    expect(priors.get(language)?.equals(listedPrior(language)), language).toBe(true);
});
