/**
 * Ordinals as news writes them, in digits and in words: "the 12th package", "12. Sanktionspaket", "duodécimo paquete",
 * "двенадцатый пакет", "第12轮", "الحزمة الثانية عشرة". What is next to a month is a date, and a minute is a clock time.
 */

import { MONTH_BY_NAME } from '../time/month-names.ts';
import { asciiDigits } from '../words/ascii-digits.ts';
import { stopWords } from '../words/stop-words.ts';

/** Smaller ones count too many other things: "first", "second half", "third parties". */
const LEAST = 4;
const MOST = 99;

/** Words for an ordinal of one language by their stems; what may follow a stem. */
interface OrdinalWords {
  readonly values: ReadonlyMap<string, number>;
  /** Finds a stem anywhere in a text of lower case. */
  readonly stems: RegExp;
  /** Finds a word of the list, whole; the stem is its first group. */
  readonly pattern: RegExp;
}

/** Lists the stems of 4, 5, 6 … in order; alternatives of one value are joined by a slash. */
function words(list: string, ending: string, from = LEAST): OrdinalWords {
  const values = new Map<string, number>();
  list.split(' ').forEach((stems, i) => {
    for (const stem of stems.split('/')) values.set(stem.replaceAll('_', ' '), from + i);
  });
  // The longest first: "vierzehnte" is no "vier".
  const stems = [...values.keys()].sort((a, b) => b.length - a.length).join('|');
  return {
    values,
    stems: new RegExp(stems),
    pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(${stems})${ending}(?![\\p{L}\\p{N}])`, 'giu'),
  };
}

const ENGLISH_UNITS = 'first second third fourth fifth sixth seventh eighth ninth';
const ENGLISH =
  'fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';
const GERMAN_UNITS = 'ein zwei drei vier fünf sechs sieben acht neun';
const FRENCH_UNITS =
  'et_unième/et_un deuxième troisième quatrième cinquième sixième septième huitième neuvième';

/** "twenty-first" to "ninety-ninth", and the like in other languages: tens and units written together. */
function compounds(
  tens: string,
  units: string,
  join: (tens: string, unit: string, spelling: string) => string,
  spellings: readonly string[],
): string {
  return tens
    .split(' ')
    .flatMap((ten) => [
      ten,
      ...units.split(' ').map((unit) =>
        unit
          .split('/')
          .flatMap((one) => spellings.map((spelling) => join(ten, one, spelling)))
          .join('/'),
      ),
    ])
    .join(' ');
}

const WORDS: ReadonlyMap<string, readonly OrdinalWords[]> = new Map([
  [
    'en',
    [
      words(ENGLISH, ''),
      words(
        compounds('twenty thirty forty fifty', ENGLISH_UNITS, (ten, unit, by) => `${ten}${by}${unit}`, [
          '-',
          '_',
        ]),
        '(?<=th|st|nd|rd)',
        20,
      ),
    ],
  ],
  [
    'de',
    [
      words(
        'viert fünft sechst siebt/siebent acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt',
        'e[rnsm]?',
      ),
      words(
        compounds('zwanzig dreißig vierzig', GERMAN_UNITS, (ten, unit) => `${unit}und${ten}`, ['']),
        'ste[rnsm]?',
        20,
      ),
    ],
  ],
  [
    'fr',
    [
      words(
        'quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième',
        's?',
      ),
      words(
        FRENCH_UNITS.split(' ')
          .map((unit) =>
            unit
              .split('/')
              .flatMap((one) => [`vingt-${one.replaceAll('_', '-')}`, `vingt_${one}`])
              .join('/'),
          )
          .join(' '),
        's?',
        21,
      ),
    ],
  ],
  [
    'es',
    [
      words(
        'cuart quint sext séptim/sétim octav noven décim undécim/decimoprimer duodécim/decimosegund decimotercer/decimoterci decimocuart decimoquint decimosext decimoséptim decimoctav decimonoven vigésim vigesimoprimer/vigésimo_primer vigesimosegund/vigésimo_segund vigesimotercer/vigésimo_tercer',
        '[oa]?s?',
      ),
    ],
  ],
  [
    'pt',
    [
      // "Quarta", "quinta" and "sexta" are days of the week.
      words('quarto quinto sexto', 's?'),
      words('sétim oitav non', '[oa]s?', 7),
      words(
        'décim décimo_primeir/décima_primeir décimo_segund/décima_segund décimo_terceir/décima_terceir décimo_quart/décima_quart décimo_quint/décima_quint décimo_sext/décima_sext décimo_sétim/décima_sétim décimo_oitav/décima_oitav décimo_non/décima_non vigésim',
        '[oa]s?',
        10,
      ),
    ],
  ],
  [
    'it',
    [
      words(
        'quart quint sest settim ottav non decim undicesim dodicesim tredicesim quattordicesim quindicesim sedicesim diciassettesim diciottesim diciannovesim ventesim ventunesim ventiduesim ventitreesim',
        '[oaie]',
      ),
    ],
  ],
  [
    'ru',
    [
      words(
        'четвёрт/четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат',
        '(?:ый|ой|ая|ое|ого|ому|ым|ом|ую|ые|ых|ыми)',
      ),
    ],
  ],
  [
    'ar',
    [
      words('الرابع الخامس السادس السابع الثامن التاسع العاشر', 'ة?(?!\\s+عشرة?)'),
      words(
        'الحادي/الحادية الثاني/الثانية الثالث/الثالثة الرابع/الرابعة الخامس/الخامسة السادس/السادسة السابع/السابعة الثامن/الثامنة التاسع/التاسعة',
        '\\s+عشرة?',
        11,
      ),
    ],
  ],
]);

/**
 * Digits with what makes them an ordinal in most languages that write Latin letters, in Cyrillic, Chinese and Korean.
 */
const DIGITS: readonly RegExp[] = [
  /(?<![\p{L}\p{N}.,:])(\d{1,2})(?:st|nd|rd|th|e|ème|eme|\.?º|\.?ª)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}.,:])(\d{1,2})-?(?:й|я|е|го|му|ой|ю|ый|ий|ая|ое)(?!\p{L})/giu,
  /[第제]\s?(\d{1,2})(?!\d)/gu,
  /(?<!\d)(\d{1,2})번째/gu,
  /ال(?:ـ\s?|-)(\d{1,2})(?!\d)/gu,
];
const POINT = /(?<![\p{L}\p{N}.,:])(\d{1,2})\.\s(?=(\p{Lu}\p{L}+))/gu;
const DIGIT = /\d/;
const CHINESE = /第([一二三四五六七八九十]{1,3})/gu;
const CHINESE_DIGITS = '一二三四五六七八九';

const WORD_BEFORE = /([\p{L}.]+)\s(?:de\s|der\s)?$/u;
const WORD_AFTER = /^\.?\s(?:of\s|de\s)?(\p{L}+)/u;
const CLOCK = /^\.?[\s-]?(?:minute|minuto|минут)/iu;

function fromChinese(numeral: string): number {
  const [tens = '', units] = numeral.includes('十') ? numeral.split('十') : ['0', numeral];
  const ten = tens === '0' ? 0 : tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens) + 1;
  return 10 * ten + (units ? CHINESE_DIGITS.indexOf(units) + 1 : 0);
}

const isMonth = (word: string | undefined): boolean =>
  word !== undefined && MONTH_BY_NAME.has(word.toLowerCase().replace(/\.$/, ''));

function isTime(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 16);
  return (
    CLOCK.test(after) ||
    isMonth(WORD_AFTER.exec(after)?.[1]) ||
    isMonth(WORD_BEFORE.exec(text.slice(Math.max(0, start - 16), start))?.[1])
  );
}

/** An ordinal with its place in a text. */
export interface Ordinal {
  readonly value: number;
  /** First character (UTF-16 offset). */
  readonly start: number;
  readonly end: number;
}

/**
 * The ordinals from the 4th to the 99th that a text names, in its order.
 * @param language ISO 639-1 tag: it decides which words and forms are read
 */
export function ordinalsIn(text: string, language: string): readonly Ordinal[] {
  const plain = asciiDigits(text);
  const hasDigits = DIGIT.test(plain);
  const lower = plain.toLowerCase();
  const found: Ordinal[] = [];
  const add = (match: RegExpExecArray, value: number) => {
    const end = match.index + match[0].length;
    if (value >= LEAST && value <= MOST && !isTime(plain, match.index, end))
      found.push({ value, start: match.index, end });
  };
  if (hasDigits)
    for (const pattern of DIGITS) for (const match of plain.matchAll(pattern)) add(match, Number(match[1]));
  if (plain.includes('第'))
    for (const match of plain.matchAll(CHINESE)) add(match, fromChinese(match[1] ?? ''));
  if (hasDigits && language === 'de') {
    for (const match of plain.matchAll(POINT)) {
      const next = match[2] ?? '';
      // "… auf Platz 12. Die Mannschaft": a sentence ends.
      if (!isMonth(next) && !stopWords('de').has(next.toLowerCase())) add(match, Number(match[1]));
    }
  }
  // Most texts have no stem, and are not searched for whole words.
  for (const { values, stems, pattern } of WORDS.get(language) ?? []) {
    if (!stems.test(lower)) continue;
    for (const match of plain.matchAll(pattern)) add(match, values.get((match[1] ?? '').toLowerCase()) ?? 0);
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The different ordinals from the 4th to the 99th that a text names, in the order of its text.
 * @param language ISO 639-1 tag: it decides which words and forms are read
 */
export function findOrdinals(text: string, language: string): readonly number[] {
  return [...new Set(ordinalsIn(text, language).map(({ value }) => value))];
}
