/**
 * Stop words by language: the short English list of `natural`, `stopwords-iso` (MIT) for all others. The English list
 * of stopwords-iso holds 1,298 words, among them "home" and "million", which tell stories apart.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const lists = require('stopwords-iso') as Readonly<Record<string, readonly string[]>>;
const english = (require('natural/lib/natural/util/stopwords.js') as { words: readonly string[] }).words;

const none: ReadonlySet<string> = new Set();
const cache = new Map<string, ReadonlySet<string>>([
  [
    'en',
    new Set([...english, 'said', 'says', 'say', 'would', 'could', 'mr', 'mrs', 'ms', 'dont', 'didnt', 'its']),
  ],
]);

/** The stop words of a language, in lower case; empty for a language without a list. */
export function stopWords(language: string): ReadonlySet<string> {
  const known = cache.get(language);
  if (known) return known;
  const list = lists[language];
  if (!list) return none;
  const words = new Set(list);
  cache.set(language, words);
  return words;
}
