import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALENDAR, CAPITAL, Lexicon, RARE, STOP } from './lexicon.ts';
import { readWords } from './read-words.ts';
import { termsOf } from './terms.ts';
import { tokenise } from './tokenise.ts';

const find = (lexicon: Lexicon, raw: string) => {
  const units = Uint16Array.from(raw, (_, i) => raw.charCodeAt(i));
  return lexicon.find(units, 0, units.length);
};

/** What a lexicon says of a word. */
const describe = (lexicon: Lexicon, raw: string) => {
  const place = find(lexicon, raw);
  const [term, flags, form] = [lexicon.term(place), lexicon.flags(place), lexicon.form(place)];
  return { word: lexicon.words[place], term, flags, form };
};

test('a word is described by its language', () => {
  const english = new Lexicon('en');
  expect(describe(english, 'The')).toMatchObject({ word: 'the', term: 0, flags: CAPITAL | STOP | CALENDAR });
  expect(describe(english, 'negotiations')).toMatchObject({ term: termsOf('en')('negotiation'), flags: 0 });
  expect(describe(english, 'Vashkorvia').flags).toBe(CAPITAL | RARE);
  expect(describe(english, 'people').flags).toBe(0);
});

test('the same word has the same place, another spelling another one of the same form', () => {
  const lexicon = new Lexicon('en');
  expect(find(lexicon, 'bank')).toBe(find(lexicon, 'bank'));
  expect(find(lexicon, 'Bank')).not.toBe(find(lexicon, 'bank'));
  expect(describe(lexicon, 'Bank').form).toBe(describe(lexicon, "bank's").form);
  expect(describe(lexicon, 'bonk').form).not.toBe(describe(lexicon, 'bank').form);
});

test('rows grow with the words, and of a long one only the beginning counts', () => {
  const lexicon = new Lexicon('xx');
  for (let i = 0; i < 70_000; i++) find(lexicon, `word${i}`);
  for (const i of [0, 7, 2_047, 2_048, 69_999]) {
    const { word, term } = describe(lexicon, `word${i}`);
    expect([word, term]).toEqual([`word${i}`, termsOf('xx')(`word${i}`)]);
  }
  expect(describe(lexicon, 'a'.repeat(500))).toEqual(describe(lexicon, 'a'.repeat(600)));
  expect(describe(lexicon, 'a'.repeat(500)).word).toBe('a'.repeat(40));
});

test('a full lexicon makes room for a new one and stays with the texts that were read with it', () => {
  const title = readWords('Room for talks', 'xy');
  readWords(Array.from({ length: 70_000 }, (_, i) => `word${i}`).join(' '), 'xy');
  const body = readWords('Room for talks', 'xy');
  expect(body.lexicon).not.toBe(title.lexicon);
  for (const { lexicon, places } of [title, body, readWords('Room for talks', 'xy', title.lexicon)])
    expect(Array.from(places, (place) => lexicon.words[place])).toEqual(['room', 'for', 'talks']);
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
      const { lexicon, places, bounds } = readWords(text, language);
      const read = Array.from(places, (place, i) => ({
        word: lexicon.words[place],
        start: bounds[2 * i],
        end: bounds[2 * i + 1],
      }));
      expect(read).toEqual(tokenise(text));
      for (const place of places)
        expect(lexicon.term(place)).toBe(termsOf(language)(lexicon.words[place] ?? ''));
    }),
    { numRuns: 300 },
  );
});
