/** Where the words of a text begin and end, in one pass over its characters. */
import { charClasses, DIGIT, LETTER, OTHER, PAIRED } from './char-class.ts';

/** Offsets of words, `bounds[2i]` to `bounds[2i + 1]`; in text order. */
export type WordBounds = Int32Array;

const SPACE = 32;
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
  for (; at < length; at++) {
    const unit = units[at] as number;
    const kind = charClasses[unit];
    if (kind === LETTER || kind === DIGIT) continue;
    // Nearly all words end at a space: no joiner.
    if (unit === SPACE || kind !== OTHER || !isJoiner(units, length, at)) break;
  }
  return at;
}

/**
 * Overlapping pairs or triples of the run from `start` to `end`; a shorter run is one piece. Returns how many numbers.
 */
function writeGrams(into: Int32Array, size: number, start: number, end: number, gram: number): number {
  let to = size;
  if (end - start <= gram) {
    into[to++] = start;
    into[to++] = end;
  } else {
    for (let at = start; at + gram <= end && to < into.length; at++) {
      into[to++] = at;
      into[to++] = at + gram;
    }
  }
  return to;
}

function runEnd(units: Uint16Array, length: number, start: number, kind: number): number {
  let end = start + 1;
  while (end < length && charClasses[units[end] as number] === kind) end++;
  return end;
}

/** Where the bounds of one text are gathered: a text has at most as many words as units. */
let gathered = new Int32Array(8_192);
/** Larger ones are not kept. */
const MAX_KEPT = 131_072;

function roomFor(words: number): Int32Array {
  if (2 * words <= gathered.length) return gathered.subarray(0, 2 * words);
  const room = new Int32Array(2 * words);
  if (room.length <= MAX_KEPT) gathered = room;
  return room;
}

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
  const bounds = roomFor(Math.min(length, most));
  let size = 0;
  let at = 0;
  while (at < length && size < bounds.length) {
    const kind = charClasses[units[at] as number] as number;
    if (kind === OTHER) at++;
    else if (kind === LETTER || kind === DIGIT) {
      const end = wordEnd(units, length, at);
      bounds[size++] = at;
      bounds[size++] = end;
      at = end;
    } else {
      const end = runEnd(units, length, at, kind);
      size = writeGrams(bounds, size, at, end, kind === PAIRED ? 2 : 3);
      at = end;
    }
  }
  return bounds.slice(0, size);
}
