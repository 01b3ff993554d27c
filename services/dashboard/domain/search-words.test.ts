/** Words of any text: made character by character, they are what the whole text gives. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText, foldWhole } from './fold-text.ts';
import { indexSlowly, indexText } from './search-words.ts';

const PIECES = [
  'Water ÉCOLE cafe\u0301 Straße ﬁn İl ǅ Ǻ ½ №5 …“x”–y ＡＢＣ ',
  'Ёлка йод ІЇ \u0483\u0487 ΣΊΣΥΦΟΣ ΟΔΟΣ ς ',
  'العَرَبِيَّة أإآٱ ىة ـــ \u0654ا ﷺ ﻼ שָׁלוֹם ',
  '北京发生地震。 東京タワー か\u3099 が ｶﾞ ー　々〆〱 ภาษาไทย ລາວ ភាសាខ្មែរ မြန်မာ 한국어 \u1112\u1161\u11ab ',
  '𠮷野家 👩‍🚀 क्षि ਼ \u0344 \u0f73 a\u0327\u0301 ﬀ ㍿ ㌖ ²',
];
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PIECES.flatMap((piece) => [...piece])), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'aÉß“ёЙأـか\u3099がﬁ　北ー…'), maxLength: 8 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((pieces) => pieces.join('')),
);

it('folds a text by its characters as it folds it whole (property)', () => {
  fc.assert(
    fc.property(anyText, (text) => void expect(foldText(text)).toBe(foldWhole(text))),
    { numRuns: 2000 },
  );
});

it('folds each character that stands alone as it folds it whole, long texts too', () => {
  for (let unit = 0; unit < 0xd800; unit += 1) {
    const character = String.fromCharCode(unit);
    expect(foldText(character)).toBe(foldWhole(character));
  }
  const long = 'ﷺ é'.repeat(3000);
  expect(foldText(long)).toBe(foldWhole(long));
});

it('cuts scripts without spaces as their runs are cut (property)', () => {
  fc.assert(
    fc.property(anyText, (text) => void expect(indexText(text)).toBe(indexSlowly(foldText(text)))),
    { numRuns: 2000 },
  );
  expect(indexText('京都で 3人')).toBe('京都 都で で 3 人');
});

it('takes away what writers write differently', () => {
  expect(foldText('ÉCOLE Straße Ёлка العَرَبِيَّة أحمد …')).toBe('ecole strasse елка العربيه احمد ...');
  expect(foldText('か\u3099')).toBe('が');
});
