/**
 * Words of a text with their offsets, in one pass over its characters.
 *
 * Scripts with spaces give their words; Han, Kana and Hangul overlapping pairs of characters, Thai, Lao, Khmer and
 * Myanmar overlapping triples: a dictionary segmenter (Intl.Segmenter) takes half a second for a million characters of Japanese.
 */
import { charClass, DIGIT, LETTER, OTHER, PAIRED, TRIPLED } from './char-class.ts';

/** A word of a text. */
export interface Token {
  /** The word in lower case, without possessive 's; digits without thousands separators. */
  readonly word: string;
  /** First character in the text (UTF-16 offset). */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

/** Longest word kept whole, in UTF-16 units; the rest of a longer run is skipped. */
export const MAX_WORD_LENGTH = 40;

const APOSTROPHES = new Set([0x27, 0x2019, 0x02bc]);
const POINT = 46;
const COMMA = 44;

function isJoiner(text: string, at: number, previous: number): boolean {
  const unit = text.charCodeAt(at);
  const next = charClass(text.charCodeAt(at + 1));
  if (previous === DIGIT) return (unit === POINT || unit === COMMA) && next === DIGIT;
  if (APOSTROPHES.has(unit)) return next === LETTER;
  // The points of an acronym: a single letter on either side.
  return unit === POINT && next === LETTER && charClass(text.charCodeAt(at - 2)) === OTHER;
}

function wordEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const kind = charClass(text.charCodeAt(at));
    if (kind === LETTER || kind === DIGIT) at++;
    else if (kind === OTHER && isJoiner(text, at, charClass(text.charCodeAt(at - 1)))) at++;
    else break;
  }
  return at;
}

function clean(raw: string): string {
  const word = raw.slice(0, MAX_WORD_LENGTH).toLowerCase();
  if (/^\d/.test(word)) return word.replace(/[,.](?=\d{3}(?!\d))/g, '');
  if (!/['’ʼ.]/.test(word)) return word;
  const plain = word.replace(/['’ʼ]s$/, '').replace(/\./g, '');
  // Elisions: l'homme, d'un, dell'arte keep what follows the apostrophe.
  const cut = plain.search(/['’ʼ]/);
  return cut > 0 && cut <= 4 && plain.length - cut > 3 ? plain.slice(cut + 1) : plain.replace(/['’ʼ]/g, '');
}

function pushGrams(text: string, start: number, kind: number, limit: number, into: Token[]): number {
  let end = start + 1;
  while (end < text.length && charClass(text.charCodeAt(end)) === kind) end++;
  const size = kind === PAIRED ? 2 : 3;
  if (end - start <= size) into.push({ word: text.slice(start, end), start, end });
  else {
    for (let at = start; at + size <= end && into.length < limit; at++) {
      into.push({ word: text.slice(at, at + size), start: at, end: at + size });
    }
  }
  return end;
}

/**
 * The words of a text.
 * @param text plain text
 * @param limit most words returned; reading stops there
 */
export function tokenise(text: string, limit = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length && tokens.length < limit) {
    const kind = charClass(text.charCodeAt(at));
    if (kind === OTHER) at++;
    else if (kind === PAIRED || kind === TRIPLED) at = pushGrams(text, at, kind, limit, tokens);
    else {
      const end = wordEnd(text, at);
      tokens.push({ word: clean(text.slice(at, end)), start: at, end });
      at = end;
    }
  }
  return tokens;
}
