/**
 * Sentences of a text with their offsets, in one pass over its characters.
 *
 * A terminator (. ! ? … and their full-width forms) ends a sentence when white space or the end follows, unless it
 * is the point of an abbreviation, an initial or a short ordinal. Looking back is bounded by MAX_LOOK_BACK
 * characters, so a megabyte of "U.S. " costs what a megabyte of prose costs.
 */
import { ABBREVIATIONS, ORDINAL_POINT_LANGUAGES } from './lists/abbreviations.ts';

/** A sentence as a range of UTF-16 offsets: `text.slice(start, end)`, without surrounding white space. */
export interface Sentence {
  /** First character. */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

const MAX_LOOK_BACK = 16;
const NEW_LINE = 10;
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

function kindAt(text: string, index: number): number {
  return kinds[text.charCodeAt(index)] ?? 0;
}

function isSpace(text: string, index: number): boolean {
  return kindAt(text, index) === SPACE;
}

function wordBefore(text: string, point: number): string {
  let start = point;
  const floor = Math.max(0, point - MAX_LOOK_BACK);
  while (start > floor && !isSpace(text, start - 1) && text[start - 1] !== '(') start--;
  return text.slice(start, point);
}

function isAbbreviationPoint(text: string, point: number, language: string): boolean {
  const word = wordBefore(text, point);
  if (word.length === 0) return true;
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.){1,5}\p{L}$/u.test(word)) return true;
  if (ABBREVIATIONS.has(word.toLowerCase())) return true;
  return ORDINAL_POINT_LANGUAGES.has(language) && /^\d{1,2}$/.test(word);
}

function startsLower(text: string, index: number): boolean {
  const char = text.charAt(index);
  return char !== '' && char !== char.toUpperCase() && char === char.toLowerCase();
}

function skipSpace(text: string, index: number): number {
  let at = index;
  while (at < text.length && isSpace(text, at)) at++;
  return at;
}

/** Where the sentence that the terminator at `at` may close ends, or -1 when it goes on. */
function boundaryAfter(text: string, at: number, language: string): number {
  let end = at + 1;
  while (end < text.length && kindAt(text, end) >= CLOSER) end++;
  if (end >= text.length || kindAt(text, at) === WIDE_TERMINATOR) return end;
  if (!isSpace(text, end)) return -1;
  const isPoint = text[at] === '.' && end === at + 1;
  if (isPoint && isAbbreviationPoint(text, at, language)) return -1;
  if (startsLower(text, skipSpace(text, end))) return text[at] === '.' || text[at] === '…' ? -1 : end;
  return end;
}

/**
 * Splits a text into sentences. A line break always ends one.
 * @param text plain text of any length
 * @param language ISO 639-1 tag; decides whether "3." may be an ordinal
 * @returns ranges in text order that do not overlap; white space between them belongs to none
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = skipSpace(text, 0);
  let at = start;
  const close = (end: number): void => {
    let last = end;
    while (last > start && isSpace(text, last - 1)) last--;
    if (last > start) sentences.push({ start, end: last });
    start = skipSpace(text, end);
    at = start;
  };
  while (at < text.length) {
    if (text.charCodeAt(at) === NEW_LINE) close(at);
    else if (kindAt(text, at) >= TERMINATOR) {
      const end = boundaryAfter(text, at, language);
      if (end >= 0) close(end);
      else while (at < text.length && kindAt(text, at) >= CLOSER) at++;
    } else at++;
  }
  if (start < text.length) close(text.length);
  return sentences;
}
