/** Which way a language is written, and addresses that may be followed. */

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  'ar',
  'ckb',
  'dv',
  'fa',
  'he',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

/** The direction of a language's writing. @param language a language tag */
export function directionOf(language: string | undefined): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has((language ?? '').toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** An address of the web that may be followed; undefined for anything else, such as `javascript:`. */
export function webAddress(url: string | null | undefined): string | undefined {
  return url !== null && url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

/** Longest text of a list, characters: a headline of ten thousand is no headline. */
const MOST_CHARS = 300;

/** A text as lists show it: cut where it is far too long, between characters. */
export function short(text: string, most = MOST_CHARS): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  // Half of a pair of surrogates is no character.
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole}…`;
}
