import { superlinear } from '@newsfold/test/support/growth.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readWords } from '../words/read-words.ts';
import { packParts, type TextPart, textParts, unpackParts } from './text-parts.ts';

const OUTLET = new Set(['harbour', 'post']);

const partsOf = (text: string, language = 'en'): TextPart[] => textParts(readWords(text, language), OUTLET);

const keysOf = (text: string, language?: string): number[] => partsOf(text, language).map(({ key }) => key);

describe('the parts of a body', () => {
  const text = 'The ferry sank. Forty drowned.\n\nRead more: Storm warning lifted.';

  it('are its sentences, with their words and whether they begin a line', () => {
    const parts = partsOf(text);
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The ferry sank.',
      'Forty drowned.',
      'Read more: Storm warning lifted.',
    ]);
    expect(parts.map(({ words }) => words)).toEqual([3, 2, 5]);
    expect(parts.map(({ beginsLine }) => beginsLine)).toEqual([true, false, true]);
  });

  it.each([
    ['en', 'You have read 2 of 5 free articles.', 'You have read 3 of 5 free articles.'],
    ['de', 'Aktualisiert am 3. Mai um 10.15 Uhr', 'Aktualisiert am 4. Mai um 18.40 Uhr'],
    ['ru', 'Нас уже 38 тысяч', 'Нас уже 41 тысяч'],
  ])('have one key whatever their numbers, in %s', (language, one, other) => {
    expect(keysOf(one, language)).toEqual(keysOf(other, language));
  });

  it('have other keys when a word differs', () => {
    expect(keysOf('The ferry sank.')).not.toEqual(keysOf('The ferry burnt.'));
  });

  it.each(['Read more: Storm lifted.', 'Read more | Storm lifted.', 'Read more » Storm lifted.'])(
    'have an opening where they begin before a colon or bar: %s',
    (line) => {
      const [part] = partsOf(line);
      expect(part?.opening).not.toBe(0);
      expect(part?.opening).toBe(partsOf(line.replace('Storm lifted', 'Mayor resigns'))[0]?.opening);
    },
  );

  it('have no opening without one', () => {
    expect(partsOf('The ferry sank off Kisumu.')[0]?.opening).toBe(0);
  });
});

const part = fc.record({
  gap: fc.nat({ max: 300 }),
  length: fc.integer({ min: 1, max: 40_000 }),
  beginsLine: fc.boolean(),
  words: fc.nat({ max: 9_000 }),
  key: fc.nat({ max: 0xffffffff }),
  opening: fc.oneof(fc.constant(0), fc.nat({ max: 0xffffffff })),
  score: fc.nat({ max: 255 }).map((steps) => steps / 32),
});

test('packing and unpacking are inverse', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (given) => {
      let at = 0;
      const parts = given.map(({ gap, length, ...rest }) => {
        const start = at + gap;
        at = start + length;
        return { start, end: at, ...rest };
      });
      expect(unpackParts(packParts(parts))).toEqual(parts);
    }),
  );
});

test('parts of any text survive packing, lie in its order and cover its words', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' })),
      fc.constantFrom('en', 'de', 'zh', 'ar', 'xx'),
      (text, language) => {
        const read = readWords(text, language);
        const parts = textParts(read, OUTLET);
        expect(unpackParts(packParts(parts))).toEqual(parts);
        let last = 0;
        for (const { start, end } of parts) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(parts.reduce((sum, { words }) => sum + words, 0)).toBeLessThanOrEqual(read.places.length);
      },
    ),
  );
});

test('an article of an earlier release has no parts', () => {
  expect(unpackParts(Buffer.alloc(0))).toEqual([]);
});

test.each([
  ['sentences', 'Sign up. '],
  ['one line', 'word '],
  ['lines', 'Read more: a\n'],
  ['colons', 'a: '],
  ['bars without words', '| '],
])('cutting into parts is linear: %s', async (_, unit) => {
  const work = (size: number) => partsOf(unit.repeat(size));
  expect(await superlinear({ work, small: 500, large: 2_000, slackMs: 30 })).toBeUndefined();
});
