/** Likeness of two words by their letters, for languages whose words have no known neighbours. */

/** Languages that write compounds as one word, the kind of thing last: a "Hangrutsch" is a "Rutsch". */
const COMPOUNDING: ReadonlySet<string> = new Set(['de', 'nl', 'sv', 'da', 'no', 'nb', 'fi', 'hu']);
const LIKENESS = 0.6;
const SHORTEST_TAIL = 5;
const SHORTEST_HEAD = 6;
/** Share of the longer word that a common beginning must have. */
const HEAD_SHARE = 0.7;

type Forms = (a: string, b: string) => number;

const none: Forms = () => 0;

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

const heads: Forms = (a, b) => (sharesHead(a, b) ? LIKENESS : 0);
const compounds: Forms = (a, b) => (sharesTail(a, b) || sharesHead(a, b) ? LIKENESS : 0);

/**
 * A measure for the words of a language, in lower case: 0, or 0.6 when they share their beginning (what a stemmer leaves
 * apart) or, in languages that join words, when one ends in the other. English has word vectors and needs none.
 */
export function formLikeness(language: string): Forms {
  if (language === 'en' || language === '') return none;
  return COMPOUNDING.has(language) ? compounds : heads;
}
