/**
 * Numbers that set look-alike events apart: 23 pirates seized by one ship are not the 26 seized by another. Reports of
 * one event differ in numbers too, so this weighs against a pair and forbids nothing.
 */
import { asciiDigits } from '@newsfold/text/words/ascii-digits.ts';
import { termsOf } from '@newsfold/text/words/terms.ts';
import { NUMERAL } from './fingerprint.ts';
import type { FingerprintView } from './fingerprint-view.ts';

/** Characters of the body in which numerals are looked for: the longest lead (text/features.ts). */
export const LEAD_CHARACTERS = 700;
/** Numerals that each of two leads must show: one alone is too often a rank, an age or an hour. */
export const LEAST_NUMERALS = 2;
const NUMERALS = /\d[\d.,]*\d/g;
/** Thousands separators, as the tokeniser takes them out. */
const SEPARATORS = /[,.](?=\d{3}(?!\d))/g;
/** Years stand in every report of a kind of event; single digits count too many things. */
const YEAR = /^(?:19|20)\d\d$/;

/** Terms of the numerals of two digits and more, years left out, in a headline and the beginning of a body. */
export function leadNumerals(title: string, text: string, language: string): ReadonlySet<number> {
  const term = termsOf(language);
  const found = new Set<number>();
  for (const part of [title, text.slice(0, LEAD_CHARACTERS)]) {
    for (const [written] of asciiDigits(part).matchAll(NUMERALS)) {
      const numeral = written.replace(SEPARATORS, '');
      if (!YEAR.test(numeral)) found.add(term(numeral));
    }
  }
  return found;
}

/** Whether both leads show at least two numerals and not one of them is the same. */
export function numbersDiffer(a: FingerprintView, b: FingerprintView): boolean {
  const ofA: number[] = [];
  for (let i = 0; i < a.leadCount; i++) {
    if (((a.bytes[a.leadTf + i] as number) & NUMERAL) !== 0) ofA.push(a.words[a.lead + i] as number);
  }
  if (ofA.length < LEAST_NUMERALS) return false;
  let ofB = 0;
  for (let i = 0; i < b.leadCount; i++) {
    if (((b.bytes[b.leadTf + i] as number) & NUMERAL) === 0) continue;
    if (ofA.includes(b.words[b.lead + i] as number)) return false;
    ofB++;
  }
  return ofB >= LEAST_NUMERALS;
}
