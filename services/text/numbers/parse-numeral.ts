/** Numbers in digits, with the separators of their language. */

/** A parsed number. */
export interface Numeral {
  readonly value: number;
  /** UTF-16 units of the input that belong to it. */
  readonly length: number;
  /** True for digits without any separator, as years are written. */
  readonly isPlain: boolean;
}

/** Languages that write 1,234.5; the others write 1.234,5 or 1 234,5. */
const POINT_DECIMAL: ReadonlySet<string> = new Set([
  'en',
  'zh',
  'ja',
  'ko',
  'th',
  'hi',
  'he',
  'und',
  'ms',
  'tl',
  'ta',
  'te',
  'bn',
  'ur',
  'ar',
]);

/**
 * Languages that group by blanks: "12 000". In others these are two adjacent numbers, unless the blank cannot break a
 * line or a group begins with 0, as no number does.
 */
const BLANK_GROUPS: ReadonlySet<string> = new Set([
  'fr',
  'ru',
  'uk',
  'pl',
  'cs',
  'sk',
  'sv',
  'no',
  'fi',
  'hu',
  'bg',
  'es',
  'pt',
  'da',
  'et',
  'lv',
  'lt',
  'it',
]);

const JOINED_GROUPS = /^\d{1,3}(?:(?:[\u00a0\u202f]\d{3})+|(?: \d{3})* 0\d\d)/;

/** What may separate groups. */
const BLANK = /[ \u00a0\u202f]/;

/** Longest run of digits that a quantity has; longer ones are telephone numbers and keys. */
const MAX_DIGITS = 15;

/** Nearly all numbers are written so. */
const PLAIN = /^\d{1,15}$/;

function ascii(written: string): string {
  return written.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** True when the number is groups of three after the first: 1.234.567. */
function isGrouped(written: string, separator: string): boolean {
  const groups = written.split(separator);
  return (
    groups.length > 1 &&
    /^\d{1,3}$/.test(groups[0] ?? '') &&
    groups.slice(1).every((group) => /^\d{3}$/.test(group))
  );
}

function separated(written: string, language: string): number {
  const decimal = POINT_DECIMAL.has(language) ? '.' : ',';
  const group = decimal === '.' ? ',' : '.';
  const plain = written.replace(/['’ \u00a0\u202f]/g, '');
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  if (last < 0) return Number(plain);
  const seen = plain[last] ?? '';
  const other = seen === ',' ? '.' : ',';
  if (plain.includes(other)) {
    const whole = plain.slice(0, last);
    return isGrouped(whole, other)
      ? Number(`${whole.replaceAll(other, '')}.${plain.slice(last + 1)}`)
      : Number.NaN;
  }
  // One kind of separator: groups if the language groups so, or if there are several; else a decimal sign.
  const several = plain.indexOf(seen) !== last;
  if (isGrouped(plain, seen) && (seen === group || several)) return Number(plain.replaceAll(seen, ''));
  return several ? Number.NaN : Number(plain.replace(seen, '.'));
}

/**
 * Reads digits with separators: "1,200", "1.200" (German), "12 000" (French), "2.3", "1'200". Null when they form no
 * number ("1.2.3", "192.168.0.1") or too long a one.
 */
export function parseNumeral(written: string, language: string): Numeral | null {
  if (PLAIN.test(written)) return { value: Number(written), length: written.length, isPlain: true };
  let text = ascii(written);
  const blank = text.search(BLANK);
  const groups = BLANK_GROUPS.has(language) ? /^\d{1,3}[ \u00a0\u202f]/ : JOINED_GROUPS;
  if (blank > 0 && !groups.test(text)) text = text.slice(0, blank);
  if (!/^\d/.test(text) || text.replace(/\D/g, '').length > MAX_DIGITS) return null;
  const value = separated(text, language);
  return Number.isFinite(value) ? { value, length: text.length, isPlain: /^\d+$/.test(text) } : null;
}
