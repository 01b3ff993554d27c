/**
 * Ordinals that set look-alike events apart: the 12th package is not the 13th, in whatever words the rest is told.
 * Small ordinals are left out: "first" and "second" count too many other things.
 */
import { termsOf } from '@newsfold/text/terms.ts';
import type { FingerprintView } from './fingerprint-view.ts';

/** Words for 4 to 20 in order, by language. French ones are stop words; there the numerals (13e) must do. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  de: 'vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste',
};
const FIRST = 4;
const LAST = 99;

function suffixed(value: number): string[] {
  const tail = value % 100;
  const english = tail > 10 && tail < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return [`${value}${english}`, `${value}e`, `${value}º`, `${value}ª`];
}

function ordinalTerms(): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  for (const [language, words] of Object.entries(WORDS)) {
    const term = termsOf(language);
    for (const [index, word] of words.split(' ').entries()) table.set(term(word), FIRST + index);
    for (let value = FIRST; value <= LAST; value += 1) {
      for (const text of suffixed(value)) table.set(term(text), value);
    }
  }
  // The term of a stop word is 0 and names nothing.
  table.delete(0);
  return table;
}

const TERMS = ordinalTerms();

/** Whether one of some terms is an ordinal. */
export function holdOrdinal(terms: Uint32Array): boolean {
  for (let index = 0; index < terms.length; index += 1) {
    if (TERMS.has(terms[index] as number)) return true;
  }
  return false;
}

function ordinalsOf(view: FingerprintView): number[] {
  const found: number[] = [];
  for (let index = 0; index < view.leadCount; index += 1) {
    const value = TERMS.get(view.words[view.lead + index] as number);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** Whether both leads name ordinals and share none. */
export function ordinalsConflict(a: FingerprintView, b: FingerprintView): boolean {
  const ofA = ordinalsOf(a);
  if (ofA.length === 0) return false;
  const ofB = ordinalsOf(b);
  return ofB.length > 0 && !ofA.some((value) => ofB.includes(value));
}
