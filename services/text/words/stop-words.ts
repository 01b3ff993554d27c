/**
 * Stop words by language: the short English list of `natural`, `stopwords-iso` (MIT) for all others. The English list
 * of stopwords-iso holds 1,298 words, among them "home" and "million", which distinguish stories.
 */
import english from 'natural/lib/natural/util/stopwords.js';
import stopWordsIso from 'stopwords-iso' with { type: 'json' };

const lists: Readonly<Record<string, readonly string[]>> = stopWordsIso;
const none: ReadonlySet<string> = new Set();
const cache = new Map<string, ReadonlySet<string>>([
  [
    'en',
    new Set([
      ...english.words,
      'said',
      'says',
      'say',
      'would',
      'could',
      'mr',
      'mrs',
      'ms',
      'dont',
      'didnt',
      'its',
    ]),
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
