/** Language tags as feeds write them. */

/** Names and three-letter codes of languages by their ISO 639-1 tag. */
const NAMES: Readonly<Record<string, string>> = {
  ar: 'ara arabic العربية',
  bg: 'bul bulgarian български',
  bn: 'ben bengali bangla',
  ca: 'cat catalan català catala',
  cs: 'ces cze czech čeština cestina',
  da: 'dan danish dansk',
  de: 'deu ger german deutsch',
  el: 'ell gre greek ελληνικά',
  en: 'eng english englisch anglais inglés ingles',
  es: 'spa spanish español espanol castellano',
  et: 'est estonian eesti',
  eu: 'eus baq basque euskara',
  fa: 'fas per persian farsi فارسی',
  fi: 'fin finnish suomi',
  fr: 'fra fre french français francais',
  he: 'heb hebrew iw עברית',
  hi: 'hin hindi हिन्दी',
  hr: 'hrv croatian hrvatski',
  hu: 'hun hungarian magyar',
  hy: 'hye arm armenian',
  id: 'ind indonesian in bahasa',
  is: 'isl ice icelandic',
  it: 'ita italian italiano',
  ja: 'jpn japanese jp 日本語',
  ka: 'kat geo georgian',
  ko: 'kor korean kr 한국어',
  lt: 'lit lithuanian lietuvių',
  lv: 'lav latvian latviešu',
  ms: 'msa may malay melayu',
  nl: 'nld dut dutch nederlands flemish',
  no: 'nor norwegian norsk nb nob nn nno bokmål nynorsk',
  pl: 'pol polish polski',
  pt: 'por portuguese português portugues',
  ro: 'ron rum romanian română romana mo',
  ru: 'rus russian русский',
  sk: 'slk slo slovak slovenčina',
  sl: 'slv slovene slovenian slovenščina',
  sq: 'sqi alb albanian shqip',
  sr: 'srp serbian srpski српски',
  sv: 'swe swedish svenska',
  sw: 'swa swahili kiswahili',
  ta: 'tam tamil',
  te: 'tel telugu',
  th: 'tha thai ไทย',
  tl: 'tgl tagalog filipino fil',
  tr: 'tur turkish türkçe turkce',
  uk: 'ukr ukrainian українська',
  ur: 'urd urdu اردو',
  vi: 'vie vietnamese tiếng',
  zh: 'zho chi chinese cn cmn 中文 汉语 漢語 mandarin',
};

const TAG_OF_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([tag, names]) =>
    names.split(' ').map((name): [string, string] => [name, tag]),
  ),
);

/** Two letters that mean no language. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['xx', 'zz', 'na']);

/**
 * ISO 639-1 tag of a declared language: "en-US", "EN_gb", "eng", "English", "Deutsch (AT)" → "en", "en", "en", "en",
 * "de". Norwegian in both its forms is "no". Null when the declaration names no language known here.
 */
export function languageTag(declared: string): string | null {
  const primary =
    declared
      .trim()
      .slice(0, 40)
      .toLowerCase()
      .split(/[\s_\-,;(/]/, 1)[0] ?? '';
  const known = TAG_OF_NAME.get(primary);
  if (known !== undefined) return known;
  return /^[a-z]{2}$/.test(primary) && !NO_LANGUAGE.has(primary) ? primary : null;
}
