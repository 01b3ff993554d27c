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

/** Written without spaces: looked for at the end of the text itself. */
const EAST_ASIAN = [...BY_WORDS].filter(([words]) => /^[\p{Script=Han}\p{Script=Hiragana}]/u.test(words));

/** Articles between a qualifier and its number: "some of the 40" no, "about the 40", "más de los 40" yes. */
const ARTICLE = /(?<= )(?:the|a|los|las|les) $/iu;

/** Most words of a qualifier ("a maximum of", "no fewer than"). */
const MAX_WORDS = 3;

/**
 * The qualifier that ends `before`, with the length of what writes it; the longest counts, so that "no more than" is
 * not read as "more than". Length 0 when there is none.
 */
export function qualifierBefore(before: string): { readonly qualifier: string; readonly length: number } {
  const end = before.replace(ARTICLE, '').replace(/ $/, '');
  const words = end.slice(-32).split(/[\s("“«,;:]/);
  for (let count = MAX_WORDS; count > 0; count -= 1) {
    const phrase = words.slice(-count).join(' ');
    const qualifier = BY_WORDS.get(phrase.toLowerCase());
    // Joined by other separators than spaces it is not the phrase that stands there.
    if (qualifier !== undefined && end.endsWith(phrase))
      return { qualifier, length: before.length - end.length + phrase.length };
  }
  const found = EAST_ASIAN.find(([phrase]) => end.endsWith(phrase));
  return found === undefined
    ? { qualifier: '', length: 0 }
    : { qualifier: found[1], length: before.length - end.length + found[0].length };
}
