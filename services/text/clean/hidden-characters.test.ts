import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';
import { hiddenMarks } from './hidden-characters.ts';

const TEXT = 'The harbour office of Tornby said that fourteen people were injured.';

/** A message hidden behind the letters of a text, a character for each bit or byte. */
function hide(signs: readonly string[]): string {
  return [...TEXT].map((char, at) => `${char}${signs[at % signs.length]}`).join('');
}

function wrapper(bytes: readonly number[]): string {
  return bytes.map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join('');
}

const C2PA = `\ufeff${wrapper([0x43, 0x32, 0x50, 0x41, 0x54, 0x58, 0x54, 0, 1, 0, 0, 0, 9, 7, 7, 7])}`;

describe('a text with something hidden', () => {
  it.each([
    ['variation selectors', hide(['\ufe00', '\ufe0f']), 'watermark'],
    ['supplementary selectors', hide(['\u{e0101}', '\u{e01ef}']), 'watermark'],
    ['tags', hide(['\u{e0041}', '\u{e0042}']), 'watermark'],
    ['zero-width bits', hide(['\u200b', '\u200c']), 'watermark'],
    ['a run of zero-width bits', `The${'\u200b\u200c\u2060\u200d'.repeat(4)}${TEXT.slice(3)}`, 'watermark'],
    ['fillers', hide(['\u3164', '']), 'watermark'],
    ['a manifest of C2PA', TEXT + C2PA, 'c2pa-text-wrapper'],
  ])('%s: is marked, and reads as without', (_, text, mark) => {
    expect(hiddenMarks(text)).toEqual([mark]);
    expect(cleanText(text)).toBe(TEXT);
  });

  it('keeps emoji whole', () => {
    const emoji = '❤️ ☎︎ 1️⃣ #️⃣ 👩‍👩‍👧 🏳️‍🌈 👍🏽 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}';
    expect(cleanText(emoji)).toBe(emoji);
    expect(hiddenMarks(emoji)).toEqual([]);
  });

  it('leaves the selectors and tags of no emoji out, also beside one', () => {
    expect(cleanText('❤\ufe0f\ufe0f\ufe01 葛\u{e0100}城 a\ufe0f 🏴\u{e0067}')).toBe('❤\ufe0f 葛城 a 🏴');
  });

  it('takes the joiners of Persian and Hindi for what they are', () => {
    const text = `${'می‌خواهم کتاب‌ها می‌روم نمی‌دانم '.repeat(8)}क्‍ष र्‍य`;
    expect(hiddenMarks(text)).toEqual([]);
  });
});
