import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';
import { htmlToText } from './html-to-text.ts';
import { mendText } from './mend-text.ts';

/** The bytes of windows-1252 from 0x80 on, as its table has them; a dot where it has none. */
const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

describe('C1 controls', () => {
  const rows = [...WINDOWS_1252].map((char, at): [number, string] => [0x80 + at, char]);
  it.each(rows.filter(([, char]) => char !== '.'))('%i is %s, as a byte and as a reference', (byte, char) => {
    const read = (source: string) => cleanText(mendText(htmlToText(source)).text);
    expect(read(`10${String.fromCharCode(byte)}12`)).toBe(`10${char}12`);
    expect(read(`10&#${byte};12`)).toBe(`10${char}12`);
    expect(read(`<p>10&#x${byte.toString(16)};12</p>`)).toBe(`10${char}12`);
    expect(read(`10&amp;#${byte};12`)).toBe(`10${char}12`);
  });
});

describe('marks', () => {
  it.each([
    ['plain text; a question? Yes.', []],
    ['“clean” é text 😀 ❤️ 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1️⃣', []],
    ['cafÃ©', ['mended-encoding']],
    ['caf\ufffd', ['damaged']],
    ['don?t say caf? au lait, it?s', ['damaged']],
    ['see https://a.example/b?c=1', []],
    ['a word\u200bbreak', ['hidden-characters']],
    ['w\ufe01ord\ufe02s', ['watermark']],
    ['\ufeffa text', []],
  ])('of %j are %j', (text, marks) => {
    expect(mendText(text).marks).toEqual(marks);
  });
});

it('decodes what came by mail', () => {
  const mail =
    'The caf=C3=A9 at the harbour, which the council had bought in the spring,=\n will open on Monday.';
  expect(mendText(mail).text).toBe(
    'The café at the harbour, which the council had bought in the spring, will open on Monday.',
  );
  expect(mendText('E=mc2, a=3D is code').text).toBe('E=mc2, a=3D is code');
});

it('never throws', () => {
  const pieces = fc.constantFrom(
    'â€',
    'Ã',
    '\ufffd',
    '\u0080',
    '=C3',
    '=A9',
    '=\n',
    'Ð',
    '\ufe00',
    '\ud83c',
    'Р',
    'С',
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
  fc.assert(fc.property(text, (given) => void mendText(given)));
});
