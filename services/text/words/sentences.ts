/**
 * Sentences of a text with their offsets, in one pass over its characters.
 *
 * A terminator (. ! ? … and their full-width forms) ends a sentence when white space or the end follows, unless it
 * is the point of an abbreviation, an initial or a short ordinal. Looking back is bounded by MAX_LOOK_BACK
 * characters, so a megabyte of "U.S. " costs what a megabyte of prose costs.
 */

import { ABBREVIATIONS, ORDINAL_POINT_LANGUAGES } from '../lists/abbreviations.ts';
import { codeUnits } from './code-units.ts';

/** A sentence as a range of UTF-16 offsets: `text.slice(start, end)`, without surrounding white space. */
export interface Sentence {
  /** First character. */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

const MAX_LOOK_BACK = 16;
const NEW_LINE = 10;
const OPENING = 40;
const POINT = 46;
const ELLIPSIS = 0x2026;
const SPACE = 1;
const CLOSER = 2;
const TERMINATOR = 3;
const WIDE_TERMINATOR = 4;

/** Kind of every UTF-16 unit: a lookup instead of a regular expression at each character. */
const kinds = buildKinds();

function buildKinds(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (const char of '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff')
    table[char.charCodeAt(0)] = SPACE;
  for (let unit = 0x2000; unit <= 0x200a; unit++) table[unit] = SPACE;
  for (const char of '"\'”’»)]}」』') table[char.charCodeAt(0)] = CLOSER;
  for (const char of '.!?…؟।۔') table[char.charCodeAt(0)] = TERMINATOR;
  for (const char of '。！？｡') table[char.charCodeAt(0)] = WIDE_TERMINATOR;
  return table;
}

/** 1 for what may end a sentence: terminators and the line feed. */
const stops = kinds.map((kind, unit) => (kind >= TERMINATOR || unit === NEW_LINE ? 1 : 0));

function nextStop(units: Uint16Array, from: number, length: number): number {
  let at = from;
  while (at < length && stops[units[at] as number] === 0) at++;
  return at;
}

/** A text as its units, with the language that decides about its ordinals. */
interface Units {
  readonly text: string;
  readonly units: Uint16Array;
  readonly language: string;
}

function wordBefore({ text, units }: Units, point: number): string {
  let start = point;
  const floor = Math.max(0, point - MAX_LOOK_BACK);
  while (start > floor && kinds[units[start - 1] as number] !== SPACE && units[start - 1] !== OPENING)
    start--;
  return text.slice(start, point);
}

function isAbbreviationPoint(of: Units, point: number): boolean {
  const word = wordBefore(of, point);
  if (word.length === 0) return true;
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.){1,5}\p{L}$/u.test(word)) return true;
  if (ABBREVIATIONS.has(word.toLowerCase())) return true;
  return ORDINAL_POINT_LANGUAGES.has(of.language) && /^\d{1,2}$/.test(word);
}

function startsLower(text: string, index: number): boolean {
  const char = text.charAt(index);
  return char !== '' && char !== char.toUpperCase() && char === char.toLowerCase();
}

function skipSpace({ text, units }: Units, index: number): number {
  let at = index;
  while (at < text.length && kinds[units[at] as number] === SPACE) at++;
  return at;
}

/** Where the sentence that the terminator at `at` may close ends, or -1 when it continues. */
function boundaryAfter(of: Units, at: number): number {
  const { text, units } = of;
  let end = at + 1;
  while (end < text.length && (kinds[units[end] as number] as number) >= CLOSER) end++;
  if (end >= text.length || kinds[units[at] as number] === WIDE_TERMINATOR) return end;
  if (kinds[units[end] as number] !== SPACE) return -1;
  const isPoint = units[at] === POINT && end === at + 1;
  if (isPoint && isAbbreviationPoint(of, at)) return -1;
  if (startsLower(text, skipSpace(of, end))) return units[at] === POINT || units[at] === ELLIPSIS ? -1 : end;
  return end;
}

/** Adds what is between two offsets, if it is more than white space. */
function addSentence(sentences: Sentence[], units: Uint16Array, start: number, end: number): void {
  let last = end;
  while (last > start && kinds[units[last - 1] as number] === SPACE) last--;
  if (last > start) sentences.push({ start, end: last });
}

/**
 * Splits a text into sentences. A line break always ends one.
 * @param text plain text of any length
 * @param language ISO 639-1 tag; decides whether "3." may be an ordinal
 * @param most sentences looked for; the search stops there
 * @returns ranges in text order that do not overlap; white space between them belongs to none
 */
export function splitSentences(
  text: string,
  language: string,
  most: number = Number.POSITIVE_INFINITY,
): Sentence[] {
  const units = codeUnits(text);
  const of: Units = { text, units, language };
  const { length } = text;
  const sentences: Sentence[] = [];
  let start = skipSpace(of, 0);
  for (let at = start; at < length && sentences.length < most; ) {
    at = nextStop(units, at, length);
    const end = at === length || units[at] === NEW_LINE ? at : boundaryAfter(of, at);
    if (end < 0) {
      while (at < length && (kinds[units[at] as number] as number) >= CLOSER) at++;
      continue;
    }
    addSentence(sentences, units, start, end);
    start = skipSpace(of, end);
    at = start;
  }
  // A terminator near the end that ends nothing leaves a remainder.
  if (start < length && sentences.length < most) addSentence(sentences, units, start, length);
  return sentences;
}
