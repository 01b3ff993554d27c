/**
 * Words of a text with their offsets, in one pass over its characters.
 *
 * Scripts with spaces give their words; Han, Kana and Hangul overlapping pairs of characters, Thai, Lao, Khmer and
 * Myanmar overlapping triples: a dictionary segmenter (Intl.Segmenter) takes half a second for a million characters of
 * Japanese.
 */
import { asciiDigits } from './ascii-digits.ts';
import { codeUnits } from './code-units.ts';
import { findWords } from './word-bounds.ts';

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
const MAX_WORD_LENGTH = 40;

/** A word as it is compared: lower case, without possessive 's and elided article; ASCII digits without separators. */
export function plainWord(raw: string): string {
  const word = asciiDigits(raw.slice(0, MAX_WORD_LENGTH).toLowerCase());
  if (/^\d/.test(word)) return word.replace(/[,.](?=\d{3}(?!\d))/g, '');
  if (!/['’ʼ.]/.test(word)) return word;
  const plain = word.replace(/['’ʼ]s$/, '').replace(/\./g, '');
  // Elisions: l'homme, d'un, dell'arte keep what follows the apostrophe.
  const cut = plain.search(/['’ʼ]/);
  return cut > 0 && cut <= 4 && plain.length - cut > 3 ? plain.slice(cut + 1) : plain.replace(/['’ʼ]/g, '');
}

/**
 * The words of a text.
 * @param text plain text
 * @param limit most words returned; reading stops there
 */
export function tokenise(text: string, limit = Number.POSITIVE_INFINITY): Token[] {
  const bounds = findWords(codeUnits(text), text.length, limit);
  const tokens: Token[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const start = bounds[i] as number;
    const end = bounds[i + 1] as number;
    tokens.push({ word: plainWord(text.slice(start, end)), start, end });
  }
  return tokens;
}
