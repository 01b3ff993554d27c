/**
 * What kind of character a UTF-16 unit is, from one table built once: a lookup costs a nanosecond where a Unicode
 * regular expression costs twenty.
 */

/** Neither letter nor digit. */
export const OTHER = 0;
/** A letter or mark of a script that writes spaces between words. */
export const LETTER = 1;
/** A decimal digit. */
export const DIGIT = 2;
/** A letter of a script whose words are read as pairs of characters: Han, Kana, Hangul. */
export const PAIRED = 3;
/** A letter of a script without spaces and with short syllables: Thai, Lao, Khmer, Myanmar. */
export const TRIPLED = 4;

const PAIRED_SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30FC]/u;
const TRIPLED_SCRIPTS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classify(char: string): number {
  if (/\p{Nd}/u.test(char)) return DIGIT;
  // A variation selector, left only in emoji, is a mark of no letter.
  if (!/[\p{L}\p{M}]/u.test(char) || /[\ufe00-\ufe0f]/.test(char)) return OTHER;
  if (PAIRED_SCRIPTS.test(char)) return PAIRED;
  return TRIPLED_SCRIPTS.test(char) ? TRIPLED : LETTER;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (let unit = 0; unit < 0xd800; unit++) table[unit] = classify(String.fromCharCode(unit));
  for (let unit = 0xf900; unit < 0xfff0; unit++) table[unit] = classify(String.fromCharCode(unit));
  return table;
}

/** The class of each UTF-16 unit: OTHER, LETTER, DIGIT, PAIRED or TRIPLED. Characters beyond the BMP are OTHER. */
export const charClasses: Uint8Array = buildTable();
