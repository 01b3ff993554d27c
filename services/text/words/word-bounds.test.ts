import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeUnits } from './code-units.ts';
import { tokenise } from './tokenise.ts';
import { findWords } from './word-bounds.ts';

const find = (text: string, most?: number) => {
  const bounds = findWords(codeUnits(text), text.length, most);
  return Array.from({ length: bounds.length / 2 }, (_, i) => text.slice(bounds[2 * i], bounds[2 * i + 1]));
};

test('joiners belong to a word between its letters or digits only', () => {
  expect(find("the U.S. bank's 1,200.5 'quoted' o’clock. End.")).toEqual([
    'the',
    'U.S',
    "bank's",
    '1,200.5',
    'quoted',
    'o’clock',
    'End',
  ]);
});

test('scripts without spaces give pairs and triples', () => {
  expect(find('東京都A')).toEqual(['東京', '京都', 'A']);
  expect(find('ภาษาไ')).toEqual(['ภาษ', 'าษา', 'ษาไ']);
  expect(find('京')).toEqual(['京']);
});

test('the search stops at its limit', () => {
  expect(find('a b c d', 2)).toEqual(['a', 'b']);
  expect(find('東京都知事', 3)).toHaveLength(3);
});

test('units are those of the text, however long, and whatever was read before', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (text, times) => {
      codeUnits('something else');
      const long = text.repeat(times);
      const units = codeUnits(long);
      for (let at = 0; at < long.length; at++) expect(units[at]).toBe(long.charCodeAt(at));
    }),
  );
  const huge = 'ж'.repeat(70_000);
  expect(codeUnits(huge)[69_999]).toBe(0x436);
  expect(tokenise(huge)).toHaveLength(1);
});
