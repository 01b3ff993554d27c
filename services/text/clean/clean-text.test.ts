import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, cutText } from './clean-text.ts';

/** Texts rich in what cleaning is about. */
const messy = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '\0',
        '\u202e',
        '\u200d',
        '\u200c',
        '\u00ad',
        '\r\n',
        '\u2028',
        '\u0301',
        '\u0315',
        'e',
        'ا',
        ' ',
        '\u3000',
        '\n',
        '\u1100',
        '\u1161',
        '\u0344',
        '\u0374',
        '\u037e',
        '\u00a8',
        '\u0915',
        '\u094d',
        '\u3099',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('cleanText', () => {
  it.each([
    ['cafe\u0301', 'café'],
    ['a\ud800b', 'ab'],
    ['a\0b\x07', 'ab'],
    ['\u202eevil\u202c', 'evil'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['a\u00a0\u2003 b', 'a b'],
    ['a\r\nb\u2028c', 'a\nb\nc'],
    ['a \n\n\n\n b', 'a\n\nb'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['lat\u200din \u200cx', 'latin x'],
    ['e\u0301\u200c\u0374', 'é\u02b9'],
    ['x\u200c\u0302\u200c\u0628', 'x\u0302\u0628'],
    ['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
  ])('%j → %j', (given, expected) => {
    expect(cleanText(given)).toBe(expected);
  });

  it('is idempotent, well-formed and without controls', () => {
    fc.assert(
      fc.property(messy, (given) => {
        const once = cleanText(given);
        expect(cleanText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]|\n{3}| {2}/u);
        expect(cleanLine(cleanLine(given))).toBe(cleanLine(given));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps at most eight marks on a letter', () => {
    expect(cleanText(`e${'\u0301'.repeat(5_000)}!`).length).toBeLessThan(12);
  });
});

describe('cutText', () => {
  it('cuts at a paragraph in the last fifth, else at a word', () => {
    expect(cutText('alpha beta\n\ngamma', 12)).toEqual({ text: 'alpha beta', truncated: true });
    expect(cutText('alpha beta gamma', 12)).toEqual({ text: 'alpha beta', truncated: true });
    expect(cutText('short', 12)).toEqual({ text: 'short', truncated: false });
  });

  it('stays within the bound and never halves a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (given, bound) => {
        const { text, truncated } = cutText(given, bound);
        expect(text.length).toBeLessThanOrEqual(bound);
        expect(given.startsWith(text)).toBe(true);
        expect(truncated).toBe(given.length > bound);
        if (given.isWellFormed()) expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('the short way for plain characters', () => {
  // A zero-width space is removed and forces the long way.
  const same = (text: string) => {
    expect(cleanText(text)).toBe(cleanText(`${text}\u200b`));
    expect(cleanLine(text)).toBe(cleanLine(`${text}\u200b`));
  };

  it('says of every character what the long way says', () => {
    for (let unit = 0; unit < 65_536; unit++) {
      const text = `a${String.fromCharCode(unit)}b`;
      if (cleanText(text) !== cleanText(`${text}\u200b`)) expect(text).toBe('cleaned the same way');
    }
  });

  it('says of any text what the long way says', () => {
    fc.assert(fc.property(fc.oneof(messy, fc.string({ unit: 'grapheme' })), same), { numRuns: 500 });
    same('a \t b\u00a0 c  \n\n\n d');
  });
});
