import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWords } from './encoded-words.ts';
import { mendText } from './mend-text.ts';

test.each([
  ['=?UTF-8?Q?Caf=C3=A9_reopens_in_K=C3=B6ln?=', 'Café reopens in Köln'],
  ['=?utf-8?B?Q2Fmw6kgcmVvcGVucyBpbiBLw7Zsbg==?=', 'Café reopens in Köln'],
  ['=?iso-8859-1?q?Caf=E9?= =?iso-8859-1?q?_in_K=F6ln?= reopens', 'Café in Köln reopens'],
  ['=?windows-1251?B?z/Do4uXy?=', 'Привет'],
])('%s is decoded', (written, meant) => {
  expect(mendText(written).text).toBe(meant);
});

test.each(['=?x-klingon?Q?Caf=C3=A9?=', '=?UTF-8?Q?Caf=E9?=', 'a=?b', 'Is 1 =? 2'])('%s stays', (text) => {
  expect(decodeWords(text)).toBe(text);
});

test('whatever is in a word, nothing is thrown, and other text is unchanged', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('b', 'q'), (text, encoding) => {
      expect(typeof decodeWords(`=?utf-8?${encoding}?${text}?=`)).toBe('string');
      if (!text.includes('=?')) expect(decodeWords(text)).toBe(text);
    }),
  );
});
