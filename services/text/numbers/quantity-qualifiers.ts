/** Words before a number that say how exact it is. */

const QUALIFIERS: Readonly<Record<string, string>> = {
  'at least':
    'at least|no fewer than|no less than|a minimum of|mindestens|wenigstens|al menos|por lo menos|como mínimo|au moins|pelo menos|ao menos|no mínimo|almeno|не менее|как минимум|至少|少なくとも',
  'at most':
    "at most|up to|as many as|a maximum of|no more than|höchstens|maximal|bis zu|hasta|como máximo|jusqu'à|jusqu’à|au plus|au maximum|até|no máximo|fino a|al massimo|не более|до|最多|最大",
  'more than':
    'more than|over|above|in excess of|upwards of|well over|exceeding|mehr als|über|más de|plus de|mais de|più di|oltre|более|больше|свыше|超过|超過|多于',
  'less than':
    'less than|fewer than|under|below|weniger als|unter|menos de|moins de|meno di|менее|меньше|不到|未満',
  about:
    'about|around|some|roughly|approximately|approx.|an estimated|estimated|circa|nearly|almost|close to|just over|just under|rund|etwa|ungefähr|ca.|knapp|fast|gut|cerca de|unos|unas|alrededor de|casi|aproximadamente|environ|quelque|près de|à peu près|autour de|quase|circa|quasi|около|примерно|почти|порядка|约|大约|近|約|およそ',
};

const BY_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(QUALIFIERS).flatMap(([qualifier, words]) =>
    words.split('|').map((word): [string, string] => [word, qualifier]),
  ),
);

/** Last words of all of them: few numbers have one before them. */
const LAST_WORDS: ReadonlySet<string> = new Set(
  [...BY_WORDS.keys()].map((words) => words.slice(words.lastIndexOf(' ') + 1)),
);

/** Units above it are Han and Kana. */
const EAST_ASIAN_FROM = 0x2e7f;

/** Written without spaces: looked for at the end of the text itself. */
const EAST_ASIAN = [...BY_WORDS].filter(([words]) => /^[\p{Script=Han}\p{Script=Hiragana}]/u.test(words));

/** Articles between a qualifier and its number: "some of the 40" no, "about the 40", "más de los 40" yes. */
const ARTICLE = /(?<= )(?:the|a|los|las|les) $/iu;

/** Most words of a qualifier ("a maximum of", "no fewer than"), and how far back they may reach, UTF-16 units. */
const MAX_WORDS = 3;
const MAX_UNITS = 32;
const SEPARATOR = /[\s("“«,;:]/;
const NO_QUALIFIER = { qualifier: '', length: 0 };

/** Where the word before `end` begins, not before `floor`. */
function wordStart(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor && !SEPARATOR.test(text.charAt(at - 1))) at--;
  return at;
}

/**
 * The qualifier that ends `before`, with its length; the longest counts, so that "no more than" is
 * not read as "more than". Length 0 when there is none.
 */
export function qualifierBefore(before: string): { readonly qualifier: string; readonly length: number } {
  // The longest article with the spaces around it has five units.
  const article = before.endsWith(' ') ? ARTICLE.exec(before.slice(-5)) : null;
  const bare = before.slice(0, before.length - (article?.[0].length ?? 0));
  const end = bare.endsWith(' ') ? bare.slice(0, -1) : bare;
  const floor = Math.max(0, end.length - MAX_UNITS);
  const starts: number[] = [];
  for (let count = 0, at = end.length + 1; count < MAX_WORDS && at > floor; count++) {
    at = wordStart(end, at - 1, floor);
    starts.unshift(at);
  }
  if (LAST_WORDS.has(end.slice(starts.at(-1)).toLowerCase())) {
    for (const start of starts) {
      const qualifier = BY_WORDS.get(end.slice(start).toLowerCase());
      if (qualifier !== undefined) return { qualifier, length: before.length - start };
    }
  }
  if (!(end.charCodeAt(end.length - 1) > EAST_ASIAN_FROM)) return NO_QUALIFIER;
  const found = EAST_ASIAN.find(([phrase]) => end.endsWith(phrase));
  return found === undefined
    ? NO_QUALIFIER
    : { qualifier: found[1], length: before.length - end.length + found[0].length };
}
