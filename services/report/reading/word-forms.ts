/** Words alike by their letters, for languages whose words have no known neighbours. */

/** Languages that write compounds as one word, the kind of thing last: a "Hangrutsch" is a "Rutsch". */
const COMPOUNDING: ReadonlySet<string> = new Set(['de', 'nl', 'sv', 'da', 'no', 'nb', 'fi', 'hu']);
/** Likeness of two words that share their beginning or, in a compound, their end; 0 to 1. */
export const FORM_LIKENESS = 0.6;
const SHORTEST_TAIL = 5;
const SHORTEST_HEAD = 6;
/** Share of the longer word that a common beginning must have. */
const HEAD_SHARE = 0.7;

function sharesHead(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same >= SHORTEST_HEAD && same >= HEAD_SHARE * longest;
}

function sharesTail(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_TAIL && long.endsWith(short);
}

function add(places: Map<string, number[]>, letters: string, place: number): void {
  const known = places.get(letters);
  if (known) known.push(place);
  else places.set(letters, [place]);
}

/**
 * A look-up of the words that are alike in form: by their beginning (where stems differ) or, in languages that
 * join words, when one ends in the other. English has word vectors and needs none.
 * @param words in lower case
 * @returns the places in `words` of those like a word, each once or twice; null for a language that needs no look-up
 */
export function alikeInForm(
  words: readonly string[],
  language: string,
): ((word: string) => readonly number[]) | null {
  if (language === 'en' || language === '') return null;
  const heads = new Map<string, number[]>();
  const tails = new Map<string, number[]>();
  const joins = COMPOUNDING.has(language);
  words.forEach((word, place) => {
    if (word.length >= SHORTEST_HEAD) add(heads, word.slice(0, SHORTEST_HEAD), place);
    if (joins && word.length >= SHORTEST_TAIL) add(tails, word.slice(-SHORTEST_TAIL), place);
  });
  return (word) => {
    const alike = (heads.get(word.slice(0, SHORTEST_HEAD)) ?? []).filter((place) =>
      sharesHead(word, words[place] ?? ''),
    );
    const joined = (tails.get(word.slice(-SHORTEST_TAIL)) ?? []).filter((place) =>
      sharesTail(word, words[place] ?? ''),
    );
    return [...alike, ...joined];
  };
}
