/** Words and letters that multiply the number before them: thousand, bn, Mio., 万. */

/** A word that multiplies the number before it. Longer words come first where one begins another. */
export interface Magnitude {
  readonly pattern: RegExp;
  readonly factor: number;
}

/** Matches at the beginning of what follows a number; a blank may come between. */
function after(words: string, flags = 'iu'): RegExp {
  return new RegExp(`^[ \\u202f-]?(?:${words})(?![\\p{L}\\p{N}])`, flags);
}

/** "Billion" is 10⁹ in English and Brazilian Portuguese, 10¹² in German, French and Spanish. */
const LONG_SCALE: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'it', 'nl', 'pl', 'sv', 'da', 'no']);

const SHARED: readonly Magnitude[] = [
  { pattern: /^ ?万亿/u, factor: 1e12 },
  { pattern: /^ ?[亿億억]/u, factor: 1e8 },
  { pattern: /^ ?[万萬만]/u, factor: 1e4 },
  { pattern: /^ ?千(?![\p{Script=Katakana}])/u, factor: 1e3 },
  { pattern: after('mil millones|mil milhões|mil milhoes|billones de pesos'), factor: 1e9 },
  {
    pattern: after(
      'thousands?|tausend|tsd\\.?|mil|mille|milliers?|mila|тыс\\.?|тысяч[аи]?|duizend|tusen|tysięcy|k',
    ),
    factor: 1e3,
  },
  {
    pattern: after(
      'millions?|mln\\.?|mn|mio\\.?|millionen|mill[oó]n|millones|milhão|milhões|milhoes|milione|milioni|млн|миллион(?:а|ов)?|miljoen|miljoner|milion(?:y|ów|u)?|milyon',
    ),
    factor: 1e6,
  },
  {
    pattern: after(
      'bn|mrd\\.?|milliarden?|milliards?|miliardo|miliardi|mld\\.?|bilhão|bilhões|bilhoes|миллиард(?:а|ов)?|млрд|miljard(?:en|er)?|miliard(?:y|ów|a)?|milyar',
    ),
    factor: 1e9,
  },
  { pattern: after('tn|trillions?|trilhões|trilhão|трлн|триллион(?:а|ов)?'), factor: 1e12 },
];

/** "Two hundred". French "cents" only after a number in words, "trois cents": "18 cents" is money. */
const HUNDRED: Magnitude = { pattern: after('hundred|hundert'), factor: 100 };
const FRENCH_HUNDRED: Magnitude = { pattern: after('cents?'), factor: 100 };
const SHORT_BILLION: Magnitude = { pattern: after('billions?'), factor: 1e9 };
const LONG_BILLION: Magnitude = {
  pattern: after('billions?|billionen|billones|bill[oó]n|bilioni|bilione'),
  factor: 1e12,
};
/** "40m people": an m for million without money, before what is counted in the plural. Else it is metres. */
const COUNTED_MILLION: Magnitude = {
  pattern: /^m(?= (?:people|children|(?!hurdles)\p{Ll}{3,}s)(?!\p{L}))/u,
  factor: 1e6,
};
/** "£40m": only next to a currency sign, else metres. */
const BARE_MILLION: Magnitude = { pattern: /^m(?![\p{L}\p{N}])/u, factor: 1e6 };
/** "$2.3b". */
const BARE_BILLION: Magnitude = { pattern: /^b(?![\p{L}\p{N}])/iu, factor: 1e9 };

/** How every magnitude begins: most words after a number fail here, before the patterns are tried. */
const BEGINNING = /^[ \u202f-]?[bcdhkmtтлм万萬만億亿억千]/iu;

/** The magnitude at the beginning of what follows a number, with its length in UTF-16 units, or null. */
export function magnitudeAfter(
  following: string,
  language: string,
  number: { readonly isMoney: boolean; readonly isWord: boolean },
): { readonly factor: number; readonly length: number } | null {
  if (!BEGINNING.test(following)) return null;
  const billion = LONG_SCALE.has(language) ? LONG_BILLION : SHORT_BILLION;
  const short = number.isMoney ? [BARE_MILLION, BARE_BILLION] : language === 'en' ? [COUNTED_MILLION] : [];
  const hundred = number.isWord && language === 'fr' ? FRENCH_HUNDRED : HUNDRED;
  for (const { pattern, factor } of [...SHARED, billion, hundred, ...short]) {
    const match = pattern.exec(following);
    if (match !== null) return { factor, length: match[0].length };
  }
  return null;
}
