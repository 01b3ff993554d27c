import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankQuotations, QUOTED, quotationsOf } from './quoted-text.ts';

const quoted = (text: string): string[] => quotationsOf(text).map(({ start, end }) => text.slice(start, end));

describe('quotationsOf', () => {
  it.each([
    ['“We sank,” she said. “All of us.”', ['“We sank,”', '“All of us.”']],
    ['"We sank," she said.', ['"We sank,"']],
    ['«Мы тонем», — сказал он.', ['«Мы тонем»']],
    ['“We sank," she said. "All of us,” he said.', ['“We sank,"', '"All of us,”']],
    ['„Wir sinken“, sagte er.', ['„Wir sinken“']],
    ['Nothing is quoted here.', []],
  ])('finds the quotations of %s', (text, found) => {
    expect(quoted(text)).toEqual(found);
  });

  it('ends one that a paragraph leaves open with the paragraph', () => {
    expect(quoted('“We sank.\n“And swam,” she said. Then she left.')).toEqual(['“We sank.', '“And swam,”']);
  });
});

it('a text with its quotations blanked has every other character in its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '"', '“', '”', '\n', '.') }), (text) => {
      const blanked = blankQuotations(text, 0, text.length, quotationsOf(text));
      expect(blanked).toHaveLength(text.length);
      for (let i = 0; i < text.length; i++) expect([text[i], QUOTED]).toContain(blanked[i]);
    }),
  );
});
