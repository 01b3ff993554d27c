/**
 * Numbers that distinguish look-alike events: 23 pirates seized by one ship are not the 26 seized by another. Reports
 * of one event differ in numbers too, so this weighs against a pair and forbids nothing.
 */
import { asciiDigits } from '@newsfold/text/words/ascii-digits.ts';
import { termsOf } from '@newsfold/text/words/terms.ts';
import type { MatchSettings } from '../settings.ts';
import { NUMERAL } from './fingerprint.ts';
import type { FingerprintView } from './fingerprint-view.ts';

const NUMERALS = /\d[\d.,]*\d/g;
/** Thousands separators, as the tokeniser removes them. */
const SEPARATORS = /[,.](?=\d{3}(?!\d))/g;
/** Every report of one kind of event gives years; single digits, which NUMERALS leaves out, count too many things. */
const YEAR = /^(?:19|20)\d\d$/;

/** Terms of the numerals of two digits and more, years left out, in a headline and the beginning of a body. */
export function leadNumerals(
  title: string,
  text: string,
  language: string,
  { numbers }: MatchSettings,
): ReadonlySet<number> {
  const term = termsOf(language);
  const found = new Set<number>();
  for (const part of [title, text.slice(0, numbers.leadCharacters)]) {
    for (const [written] of asciiDigits(part).matchAll(NUMERALS)) {
      const numeral = written.replace(SEPARATORS, '');
      if (!YEAR.test(numeral)) found.add(term(numeral));
    }
  }
  return found;
}

/** Whether both leads show enough numerals and not one of them is the same. */
export function numbersDiffer(a: FingerprintView, b: FingerprintView, { numbers }: MatchSettings): boolean {
  const ofA: number[] = [];
  for (let i = 0; i < a.leadCount; i++) {
    if (((a.bytes[a.leadTf + i] as number) & NUMERAL) !== 0) ofA.push(a.words[a.lead + i] as number);
  }
  if (ofA.length < numbers.leastNumerals) return false;
  let ofB = 0;
  for (let i = 0; i < b.leadCount; i++) {
    if (((b.bytes[b.leadTf + i] as number) & NUMERAL) === 0) continue;
    if (ofA.includes(b.words[b.lead + i] as number)) return false;
    ofB++;
  }
  return ofB >= numbers.leastNumerals;
}
