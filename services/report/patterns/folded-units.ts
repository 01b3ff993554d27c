/**
 * UTF-16 units in one case, every white space a space: two that a regular expression takes for one where it ignores case
 * have one number.
 */

const SURROGATES = 0xd800;

function fold(char: string): string {
  if (/\s/.test(char)) return ' ';
  const upper = char.toUpperCase();
  // "ſ" is an "s" and the sign of Kelvin a "k".
  const lower = (upper.length === 1 ? upper : char).toLowerCase();
  return lower.length === 1 ? lower : char;
}

function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let unit = 0; unit < SURROGATES; unit++) table[unit] = fold(String.fromCharCode(unit)).charCodeAt(0);
  return table;
}

/** The lower case of each UTF-16 unit. */
export const foldedUnits: Uint16Array = buildTable();
