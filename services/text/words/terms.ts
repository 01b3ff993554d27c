/**
 * From word to term: 32-bit hash of its stem, 0 for a stop word. Stemming costs microseconds, so words are
 * remembered; the cache of a language is emptied when it is full, which bounds it without bookkeeping.
 */
import { hashTerm } from './hash-term.ts';
import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';

/** Words remembered for one language: about 10 MB. */
const MAX_CACHED = 100_000;

const caches = new Map<string, Map<string, number>>();

/** The 32-bit term of a word in lower case, not remembered; 0 for a stop word or a lone letter or digit. */
export function termOf(word: string, language: string): number {
  if (word.length === 1 && word.charCodeAt(0) < 0x2e80) return 0;
  if (stopWords(language).has(word)) return 0;
  return hashTerm(stem(word, language)) || 1;
}

/**
 * The function that gives a word's term in one language.
 * @returns a function from a word in lower case to its 32-bit term, 0 for a stop word or a lone letter or digit
 */
export function termsOf(language: string): (word: string) => number {
  let cache = caches.get(language);
  if (!cache) {
    cache = new Map();
    caches.set(language, cache);
  }
  const known = cache;
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const term = termOf(word, language);
    if (known.size >= MAX_CACHED) known.clear();
    known.set(word, term);
    return term;
  };
}
