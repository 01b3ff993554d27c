/** Where the words of a text begin and end, in one pass over its characters. */
import { charClasses, DIGIT, LETTER, OTHER, PAIRED } from './char-class.ts';

/** Offsets of words, `bounds[2i]` to `bounds[2i + 1]`; in text order. */
export type WordBounds = Int32Array;

const POINT = 46;
const COMMA = 44;

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x02bc;
}

/** Whether the unit at `at`, which follows a letter or digit, belongs to the word around it. */
function isJoiner(units: Uint16Array, length: number, at: number): boolean {
  const unit = units[at] as number;
  const next = at + 1 < length ? charClasses[units[at + 1] as number] : OTHER;
  if (charClasses[units[at - 1] as number] === DIGIT)
    return (unit === POINT || unit === COMMA) && next === DIGIT;
  if (next !== LETTER) return false;
  if (isApostrophe(unit)) return true;
  // The points of an acronym: a single letter on either side.
  return unit === POINT && (at < 2 || charClasses[units[at - 2] as number] === OTHER);
}

function wordEnd(units: Uint16Array, length: number, start: number): number {
  let at = start + 1;
  while (at < length) {
    const kind = charClasses[units[at] as number];
    if (kind === LETTER || kind === DIGIT || (kind === OTHER && isJoiner(units, length, at))) at++;
    else break;
  }
  return at;
}

/** Where the bounds of one text are gathered; grows to the longest text with the most words. */
let gathered = new Int32Array(8_192);
let size = 0;

function push(start: number, end: number): void {
  if (size + 2 > gathered.length) {
    const larger = new Int32Array(2 * gathered.length);
    larger.set(gathered);
    gathered = larger;
  }
  gathered[size++] = start;
  gathered[size++] = end;
}

/** Overlapping pairs or triples of a run of one class; a shorter run is one piece. */
function pushGrams(units: Uint16Array, length: number, start: number, limit: number): number {
  const kind = charClasses[units[start] as number];
  let end = start + 1;
  while (end < length && charClasses[units[end] as number] === kind) end++;
  const gram = kind === PAIRED ? 2 : 3;
  if (end - start <= gram) push(start, end);
  else for (let at = start; at + gram <= end && size < limit; at++) push(at, at + gram);
  return end;
}

/** Longer lists of bounds do not stay in memory. */
const MAX_KEPT = 131_072;

/**
 * The bounds of the words of a text.
 * @param units UTF-16 units
 * @param length how many of them are the text
 * @param most words looked for; the search stops there
 */
export function findWords(
  units: Uint16Array,
  length: number,
  most: number = Number.POSITIVE_INFINITY,
): WordBounds {
  size = 0;
  const limit = 2 * most;
  let at = 0;
  while (at < length && size < limit) {
    const kind = charClasses[units[at] as number];
    if (kind === OTHER) at++;
    else if (kind === LETTER || kind === DIGIT) {
      const end = wordEnd(units, length, at);
      push(at, end);
      at = end;
    } else at = pushGrams(units, length, at, limit);
  }
  const bounds = gathered.slice(0, size);
  if (gathered.length > MAX_KEPT) gathered = new Int32Array(MAX_KEPT);
  return bounds;
}
