import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexicon } from './lexicon.ts';
import { readWords } from './read-words.ts';
import { termsOf } from './terms.ts';
import { tokenise } from './tokenise.ts';

const find = (lexicon: Lexicon, raw: string) => {
  const units = Uint16Array.from(raw, (_, i) => raw.charCodeAt(i));
  return lexicon.find(units, 0, units.length);
};

test('a word is described by its language', () => {
  const english = new Lexicon('en');
  expect(find(english, 'The')).toMatchObject({ word: 'the', term: 0, isStop: true, isCapital: true });
  expect(find(english, 'negotiations')).toMatchObject({
    term: termsOf('en')('negotiation'),
    isCapital: false,
    isStop: false,
  });
  expect(find(english, 'Vashkorvia').isRare).toBe(true);
  expect(find(english, 'people').isRare).toBe(false);
});

test('the same word is the same object, another spelling another one', () => {
  const lexicon = new Lexicon('en');
  expect(find(lexicon, 'bank')).toBe(find(lexicon, 'bank'));
  expect(find(lexicon, 'Bank')).not.toBe(find(lexicon, 'bank'));
});

test('words beyond the bound are described all the same, and the long ones never kept', () => {
  const lexicon = new Lexicon('xx');
  for (let i = 0; i < 130_000; i++) find(lexicon, `word${i}`);
  expect(find(lexicon, 'word7')).toMatchObject({ raw: 'word7', word: 'word7' });
  const long = 'a'.repeat(500);
  expect(find(lexicon, long)).not.toBe(find(lexicon, long));
  expect(find(lexicon, long).word).toBe('a'.repeat(40));
});

test('reading gives the words and places that tokenise gives, whatever the text', () => {
  const piece = fc.constantFrom(
    'The ',
    'U.S. ',
    "l'Aquila ",
    '1,200 ',
    '東京で',
    'ภาษา',
    "bank's ",
    'x’',
    '.',
    '\n',
  );
  const texts = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.constantFrom('en', 'ja', 'ru', 'xx'), (text, language) => {
      const { words, bounds } = readWords(text, language);
      const read = words.map(({ word }, i) => ({ word, start: bounds[2 * i], end: bounds[2 * i + 1] }));
      expect(read).toEqual(tokenise(text));
      for (const { word, term } of words) expect(term).toBe(termsOf(language)(word));
    }),
    { numRuns: 300 },
  );
});
