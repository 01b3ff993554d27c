/**
 * Amounts that are no single number with a unit: halves ("half of the homes", "four and a half months"), feet with
 * inches, pence, "dozens" and "hundreds".
 */
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import type { BareSlot, Bound } from './slot.ts';
import { toMetres, toSeconds } from './units.ts';

const word = (alternatives: string): string => `(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`;

/** Fractions in words by language, where the same letters are another word elsewhere. */
const FRACTIONS: Readonly<Record<string, ReadonlyArray<readonly [share: number, words: RegExp]>>> = {
  de: [
    [0.5, new RegExp(word('die Hälfte'), 'giu')],
    [0.75, new RegExp(word('drei Viertel|dreiviertel'), 'giu')],
    [0.25, new RegExp(word('ein Viertel'), 'giu')],
  ],
  en: [
    [0.5, new RegExp(word('half (?:of|the|its|their)(?=\\s)|(?<=between )half'), 'giu')],
    [0.75, new RegExp(word('three[ -](?:quarter|fourth)s'), 'giu')],
    [0.25, new RegExp(word('(?:a|one)[ -](?:quarter|fourth)(?= of)'), 'giu')],
    [0.2, new RegExp(word('(?:a|one)[ -]fifth(?= of)'), 'giu')],
    [0.4, new RegExp(word('two[ -]fifths'), 'giu')],
    [0.6, new RegExp(word('three[ -]fifths'), 'giu')],
    [0.8, new RegExp(word('four[ -]fifths'), 'giu')],
  ],
  es: [
    [0.5, new RegExp(word('la mitad'), 'giu')],
    [0.75, new RegExp(word('tres cuartas? partes'), 'giu')],
    [0.25, new RegExp(word('(?:una|la) cuarta parte'), 'giu')],
  ],
  fr: [
    [0.5, new RegExp(word('la moitié'), 'giu')],
    [0.667, new RegExp(word('deux tiers'), 'giu')],
    [0.333, new RegExp(word('(?:un|le) tiers'), 'giu')],
    [0.75, new RegExp(word('trois quarts'), 'giu')],
    [0.25, new RegExp(word('(?:un|le) quart(?= d)'), 'giu')],
  ],
  it: [[0.5, new RegExp(word('la metà'), 'giu')]],
  pt: [
    [0.5, new RegExp(word('(?:a )?metade'), 'giu')],
    [0.75, new RegExp(word('três quartos'), 'giu')],
  ],
  ru: [
    [0.5, new RegExp(word('половин[аеуы]'), 'giu')],
    [0.667, new RegExp(word('две трети'), 'giu')],
    [0.333, new RegExp(word('треть'), 'giu')],
    [0.75, new RegExp(word('три четверти'), 'giu')],
    [0.25, new RegExp(word('четверть'), 'giu')],
  ],
  ar: [
    [0.667, /ثلثي|ثلثا/gu],
    [0.5, /(?<!\p{L})نصف/gu],
    [0.333, /(?<!\p{L})ثلث/gu],
  ],
  zh: [
    [0.5, /一半/gu],
    [0.333, /三分之一/gu],
    [0.667, /三分之二/gu],
    [0.25, /四分之一/gu],
    [0.75, /四分之三/gu],
  ],
};
/** The strength of an earthquake behind its word, in languages whose word stands with the number in another case or script. */
const MAGNITUDE = /(?:магнитуд\p{L}*|震级为?|بقوة)\s?(\d(?:[.,]\d)?)(?!\d)/giu;
/** "Four and a half months": the number as `n`, its unit as `unit`. */
const AND_A_HALF: Readonly<Record<string, RegExp>> = {
  de: /(?<![\p{L}\p{N}])(?<n>\p{L}+?)(?:und)?einhalb\s(?<unit>\p{L}+)/giu,
  en: /(?<![\p{L}\p{N}])(?<n>\p{L}+|\d+)(?:\sand\sa\shalf|\s-\s1\s\/\s2|-1\/2|\s1\/2|½)[\s-]{1,3}(?<unit>\p{L}+)/giu,
  es: /(?<![\p{L}\p{N}])(?<n>\p{L}+|\d+)\s(?<unit>\p{L}+)\sy\smedi[oa](?!\p{L})/giu,
  fr: /(?<![\p{L}\p{N}])(?<n>\p{L}+|\d+)\s(?<unit>\p{L}+)\set\sdemie?(?!\p{L})/giu,
  pt: /(?<![\p{L}\p{N}])(?<n>\p{L}+|\d+)\s(?<unit>\p{L}+)\se\smei[oa](?!\p{L})/giu,
  ru: /(?<![\p{L}\p{N}])(?<n>\p{L}+|\d+)\sс\sполовиной\s(?<unit>\p{L}+)/giu,
};
const FEET_AND_INCHES =
  /(?<![\d.])(\d{1,2})\s?(?:ft|feet|foot|['’])\s?(\d{1,2})\s?(?:in(?:ches)?|["”])(?!\p{L})/giu;
const INCHES = /(?<![\d.,$€£])(\d{1,3}(?:\.\d+)?)(?:in|\s?inch(?:es)?)(?![\p{L}\d])/giu;
const PENCE = /(?<![\d.,$€£])(\d{1,2})\s?(?:p|pence)(?![\p{L}\d.])/giu;
const INCH = 0.0254;
const FOOT_INCHES = 12;

/** Numbers that are told by their order alone, by what they are at least. */
const VAGUE: ReadonlyArray<readonly [least: number, words: RegExp]> = [
  [24, new RegExp(word('dozens|Dutzende|decenas|docenas|des dizaines|dezenas|decine|десятки'), 'giu')],
  [
    200,
    new RegExp(
      word('(?<!\\d )hundreds|Hunderte|cientos|centenares|des centaines|centenas|centinaia|сотни'),
      'giu',
    ),
  ],
  [2000, new RegExp(word('(?<!\\d )thousands|Tausende|miles|des milliers|milhares|migliaia|тысячи'), 'giu')],
];

function slot(
  kind: BareSlot['kind'],
  of: string,
  value: number,
  match: RegExpExecArray,
  bound: Bound = 'exactly',
): BareSlot {
  return { kind, of, value, other: null, bound, start: match.index, end: match.index + match[0].length };
}

function fractions(text: string, language: string): BareSlot[] {
  return (FRACTIONS[language] ?? []).flatMap(([share, words]) =>
    [...text.matchAll(words)].map((match) => slot('share', '', share, match)),
  );
}

function halvesBehindNumbers(text: string, language: string): BareSlot[] {
  const pattern = AND_A_HALF[language];
  if (pattern === undefined) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const written = (match.groups?.n ?? '').toLowerCase();
    const unit = (match.groups?.unit ?? '').toLowerCase();
    const whole = /^\d/.test(written) ? Number(written) : numberWords(language).get(written);
    if (whole === undefined) return [];
    const seconds = toSeconds(whole + 0.5, unit, language);
    if (seconds !== null) return [slot('duration', '', seconds, match)];
    const metres = toMetres(whole + 0.5, unit);
    return [metres === null ? slot('count', unit, whole + 0.5, match) : slot('length', '', metres, match)];
  });
}

/** The amounts of a sentence that are written in several parts or without a number, in no order. */
export function writtenAmounts(text: string, language: string): BareSlot[] {
  const found = [...fractions(text, language), ...halvesBehindNumbers(text, language)];
  for (const match of text.matchAll(FEET_AND_INCHES))
    found.push(slot('length', '', (Number(match[1]) * FOOT_INCHES + Number(match[2])) * INCH, match));
  for (const match of text.matchAll(INCHES)) {
    const isKnown = found.some(({ start, end }) => start <= match.index && match.index < end);
    if (!isKnown) found.push(slot('length', '', Number(match[1]) * INCH, match));
  }
  for (const match of text.matchAll(MAGNITUDE))
    found.push(slot('magnitude', '', Number(match[1]?.replace(',', '.')), match));
  if (language === 'en')
    for (const match of text.matchAll(PENCE)) found.push(slot('money', 'GBP', Number(match[1]) / 100, match));
  for (const [least, words] of VAGUE)
    for (const match of text.matchAll(words)) found.push(slot('count', '', least, match, 'at least'));
  return found;
}
