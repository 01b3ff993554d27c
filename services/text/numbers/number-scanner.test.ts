import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWords } from '../words/read-words.ts';
import { findNumbers } from './number-scanner.ts';
import { numberWords } from './number-words.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'zh', 'xx'];

/** The search as it would be written without regard to time: the pattern, everywhere. */
function everywhere(text: string, language: string): { written: string; start: number }[] {
  const digits =
    "[\\d０-９](?:[\\d０-９.,'’]{0,24}[\\d０-９])?(?:[ \\u00a0\\u202f]\\d{3}(?!\\d))*(?:(?<=[ \\u00a0\\u202f]\\d{3})[.,]\\d{1,2}(?!\\d))?";
  const words = [...numberWords(language).keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const alternatives = words.length === 0 ? digits : `${digits}|(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
  const pattern = new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])(?:${alternatives})`, 'giu');
  return [...text.matchAll(pattern)].map((match) => ({ written: match[0], start: match.index }));
}

test.each([
  [
    'two hundred and fifty of 1,200 homes, half a dozen COVID-19 cases',
    'en',
    ['two', 'fifty', '1,200', 'half a dozen', '19'],
  ],
  ["d'une trentaine, vingt et un ans, 12 000 euros", 'fr', ['une trentaine', 'vingt et un', '12 000']],
  ['Zweiundzwanzig Tote, 3,5 Mio.', 'de', ['Zweiundzwanzig', '3,5']],
  ['ſix of ３０', 'en', ['ſix', '３０']],
])('finds the numbers of %j', (text, language, written) => {
  expect(findNumbers(text, language, 400).map((number) => number.written)).toEqual(written);
});

test('finds what the pattern finds everywhere, with the words read and without, as many as asked for', () => {
  const words = LANGUAGES.flatMap((language) => [...numberWords(language).keys()]);
  const piece = fc.oneof(
    fc.constantFrom(...words, ...words.map((word) => word.toUpperCase())),
    fc.constantFrom(' ', '-', '’', "'", '.', ',', '(', 'a ', 'K', 'ſ', 'é', '７', '𐞀', '\ud800', '東京'),
    fc.nat().map(String),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom(...LANGUAGES),
      fc.nat(30),
      (parts, language, cut) => {
        const text = parts.join('');
        const all = everywhere(text, language);
        expect(findNumbers(text, language, 400)).toEqual(all);
        expect(findNumbers(text, language, 400, readWords(text, language))).toEqual(all);
        expect(findNumbers(text, language, 400, readWords(text.slice(0, cut), language))).toEqual(all);
        expect(findNumbers(text, language, 2)).toEqual(all.slice(0, 2));
      },
    ),
    { numRuns: 2_000 },
  );
});
