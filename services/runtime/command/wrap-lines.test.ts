import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrapLines } from './wrap-lines.ts';

it.each([
  ['one two three', 8, 'one two\nthree'],
  ['  3    nothing came of it', 16, '  3    nothing\n       came of\n       it'],
  ['  newsfold tail stories   # what changes', 30, '  newsfold tail stories\n    # what changes'],
  ['  --from <T>   now, start, a time', 26, '  --from <T>   now, start,\n               a time'],
  ['  newsfold tail stories --end --json  # all', 30, '  newsfold tail stories --end --json\n    # all'],
  ['see https://long.example/address', 10, 'see\nhttps://long.example/address'],
  ['short', 8, 'short'],
])('%j in %d columns', (text, columns, expected) => {
  expect(wrapLines(text, columns)).toBe(expected);
});

it('no word is lost, and only one that is too wide is wider (property)', () => {
  const word = fc.stringMatching(/^[a-z]{1,30}$/);
  const text = fc
    .array(fc.tuple(fc.constantFrom('', '  ', '    '), fc.array(word, { minLength: 1, maxLength: 12 })))
    .map((lines) => lines.map(([indent, words]) => `${indent}${words.join(' ')}`).join('\n'));
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 120 }), (given, columns) => {
      const wrapped = wrapLines(given, columns);
      expect(wrapped.split(/\s+/)).toEqual(given.split(/\s+/));
      for (const line of wrapped.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    }),
  );
});
