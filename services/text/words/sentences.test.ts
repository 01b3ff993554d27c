import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from './sentences.ts';

const split = (text: string, language = 'en'): string[] =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

test.each([
  ['One ended. Two began! Did three? Yes…', ['One ended.', 'Two began!', 'Did three?', 'Yes…'], 'en'],
  [
    'Mr. Smith met Gov. Jones in the U.S. Senate on Jan. 3. They spoke.',
    ['Mr. Smith met Gov. Jones in the U.S. Senate on Jan. 3.', 'They spoke.'],
    'en',
  ],
  ['Am 3. Mai kam er. Dann ging er.', ['Am 3. Mai kam er.', 'Dann ging er.'], 'de'],
  ['He said “No.” She left.', ['He said “No.”', 'She left.'], 'en'],
  ['Prices rose 3.5 percent. No change.', ['Prices rose 3.5 percent.', 'No change.'], 'en'],
  ['地震がありました。津波の心配はありません。', ['地震がありました。', '津波の心配はありません。'], 'ja'],
  ['A line\nAnother line', ['A line', 'Another line'], 'en'],
  ['', [], 'en'],
])('%s', (text, expected, language) => {
  expect(split(text, language)).toEqual(expected);
});

test('sentences are in order, do not overlap and hold every visible character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', ' ', '\n', '”', '3', '。', 'é') });
  fc.assert(
    fc.property(text, (given) => {
      let last = 0;
      let kept = '';
      for (const { start, end } of splitSentences(given, 'en')) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        kept += given.slice(start, end);
        last = end;
      }
      expect(kept.replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
    }),
  );
});
