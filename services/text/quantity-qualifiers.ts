/** Words before a number that say how exact it is. */

const QUALIFIERS: Readonly<Record<string, string>> = {
  'at least':
    'at least|no fewer than|no less than|a minimum of|mindestens|wenigstens|al menos|por lo menos|como mínimo|au moins|pelo menos|ao menos|no mínimo|almeno|не менее|как минимум|至少|少なくとも',
  'at most':
    "at most|up to|as many as|a maximum of|no more than|höchstens|maximal|bis zu|hasta|como máximo|jusqu[’']à|au plus|au maximum|até|no máximo|fino a|al massimo|не более|до|最多|最大",
  'more than':
    'more than|over|above|in excess of|upwards of|well over|exceeding|mehr als|über|más de|plus de|mais de|più di|oltre|более|больше|свыше|超过|超過|多于',
  'less than':
    'less than|fewer than|under|below|weniger als|unter|menos de|moins de|meno di|менее|меньше|不到|未満',
  about:
    'about|around|some|roughly|approximately|approx\\.|an estimated|estimated|circa|nearly|almost|close to|just over|just under|rund|etwa|ungefähr|ca\\.|knapp|fast|gut|cerca de|unos|unas|alrededor de|casi|aproximadamente|environ|quelque|près de|à peu près|autour de|quase|circa|quasi|около|примерно|почти|порядка|约|大约|近|約|およそ',
};

const PATTERNS = Object.entries(QUALIFIERS).map(([qualifier, words]): [RegExp, string] => [
  new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${words}) ?(?:the |a |los |las |les )?$`, 'iu'),
  qualifier,
]);

/**
 * The qualifier that ends `before`, with the length of what writes it. "no more than" is at most and "no less than" at
 * least; they are looked for before the shorter words that they contain.
 */
export function qualifierBefore(before: string): { readonly qualifier: string; readonly length: number } {
  for (const [pattern, qualifier] of PATTERNS) {
    const match = pattern.exec(before);
    if (match !== null) return { qualifier, length: match[0].length };
  }
  return { qualifier: '', length: 0 };
}
