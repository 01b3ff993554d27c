/** The many names of an outlet: in which spellings a name and a host mean the same one. */
import { getDomainWithoutSuffix } from 'tldts';

/** Longer names are sentences. */
const MAX_CHARS = 120;

/** Words before a name that are often left out. */
const ARTICLES = new Set('the a le la les el los las il lo gli i der die das de het o os al'.split(' '));

/** Words behind a name that are often left out. */
const SUFFIXES = new Set('online news newspaper digital com net org'.split(' '));

/** What stands between an outlet and its section in the title of a feed: "Harbour Post - World", "NYT > Top Stories". */
const SECTION = /\s[-–—|>»·:]+\s|:\s/;

/** Fewest letters of a spelling from which words were left out: "The A" is not "A". */
const MIN_LETTERS = 2;

const UMLAUTS: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
  ['ø', 'oe'],
  ['å', 'aa'],
  ['æ', 'ae'],
]);

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/&/g, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The spellings of one name without words at its ends, joined. */
function addSpellings(words: readonly string[], keys: Set<string>): void {
  let end = words.length;
  for (;;) {
    const starts = ARTICLES.has(words[0] ?? '') && end > 1 ? [0, 1] : [0];
    for (const start of starts) {
      const key = words.slice(start, end).join('');
      if (key.length >= MIN_LETTERS) keys.add(key);
    }
    if (end <= 1 || !SUFFIXES.has(words[end - 1] ?? '')) return;
    end -= 1;
  }
}

/** Spellings under which an outlet's name may be met, lower case, without spaces; the fullest first. Never throws. */
export function nameSpellings(name: string): readonly string[] {
  const lower = name.slice(0, MAX_CHARS).toLowerCase().trim();
  const keys = new Set<string>();
  for (const text of new Set([lower, lower.split(SECTION)[0] ?? ''])) {
    addSpellings(wordsOf(text), keys);
    const spelled = text.replace(/[äöüßøåæ]/g, (letter) => UMLAUTS.get(letter) ?? letter);
    if (spelled !== text) addSpellings(wordsOf(spelled), keys);
  }
  return [...keys];
}

/** The same of a host: of harbour-post.co.uk harbourpost. Empty when it is no host. */
export function hostSpellings(host: string): readonly string[] {
  const label = (getDomainWithoutSuffix(host) ?? '').replaceAll('-', '');
  if (label === '') return [];
  const bare = label.replace(/^the(?=.{4})/, '');
  const keys = [label, bare].flatMap((key) => [key, key.replace(/(?<=.{3})(?:online|news)$/, '')]);
  return [...new Set(keys)];
}
