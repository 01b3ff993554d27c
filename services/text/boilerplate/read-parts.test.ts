import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWords } from '../words/read-words.ts';
import { readParts } from './read-parts.ts';
import { type TextPart, textParts } from './text-parts.ts';

const piece = fc.constantFrom(
  'The ferry sank off U.S. waters at 3.30 a.m.',
  'Why?',
  '“It is over.” he said',
  'Read more: Harbour closed',
  '渡轮沉没。救援人员赶到！',
  '。',
  '3',
  'Mr. O’Neil’s 1,200 crates…',
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '\n', '\n\n', '  ')), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));

/** The same by way of the text alone. */
function joined(body: string, parts: readonly TextPart[], stays: (part: TextPart) => boolean): string {
  const lines: TextPart[][] = [];
  for (const part of parts) {
    if (part.beginsLine || lines.length === 0) lines.push([]);
    lines.at(-1)?.push(part);
  }
  return lines
    .map((line) => line.filter(stays).map(({ start, end }) => body.slice(start, end)))
    .filter((line) => line.length > 0)
    .map((line) => line.join(' '))
    .join('\n\n');
}

test('the sentences that stay are what reading their text gives', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
      fc.constantFrom('en', 'zh'),
      (body, kept, language) => {
        const read = readWords(body, language);
        const parts = textParts(read, new Set());
        const stays = (part: TextPart) => kept[parts.indexOf(part) % kept.length] === true;
        const own = readParts(read, parts, stays);
        expect(own.text).toBe(joined(body, parts, stays));
        const again = readWords(own.text, language, read.lexicon);
        expect([...own.places]).toEqual([...again.places]);
        expect([...own.bounds]).toEqual([...again.bounds]);
      },
    ),
    { numRuns: 500 },
  );
});
