import { article } from '@newsfold/test/support/fixture-article.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document } from '../documents/document.ts';
import { readingOf } from './reading.ts';
import type { SentenceReading } from './reading-types.ts';
import { wordTable } from './word-table.ts';
import { TRAIT } from './word-traits.ts';

const sentencesOf = (text: string): readonly SentenceReading[] =>
  readingOf(new Document(article('a', { text }))).sentences;

describe('wordTable', () => {
  it('gives each spelling one number, with and without a capital another', () => {
    const { numbers, firsts } = wordTable(sentencesOf('The ferry sank. The old ferry was the last.'));
    expect([...numbers]).toEqual([0, 1, 2, 0, 3, 1, 4, 5, 6]);
    expect([...firsts]).toEqual([0, 3, 9]);
  });

  it('leads from every word to what is known of it, whatever was read before', () => {
    const text = fc.array(
      fc.constantFrom('The', 'the', 'ferry', 'sank', 'in', 'Kisumu.', 'Nobody', 'drowned.', '12'),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const sentences = sentencesOf(one.join(' '));
        wordTable(sentencesOf(other.join(' ')));
        const { numbers, spellings, firsts } = wordTable(sentences);
        const known = sentences.flatMap(({ words }) => words.map((word) => word.known));
        expect(Array.from(numbers, (number) => spellings[number])).toEqual(known);
        expect(new Set(spellings).size).toBe(spellings.length);
        expect(firsts.at(-1)).toBe(known.length);
      }),
    );
  });
});

describe('the traits of a sentence', () => {
  it('are those of its words', () => {
    const [first, second] = sentencesOf('Nobody came on Monday. The ferry sank in Kisumu at dawn.');
    expect((first?.traits ?? 0) & TRAIT.day).toBe(TRAIT.day);
    expect((first?.traits ?? 0) & TRAIT.negates).toBe(TRAIT.negates);
    expect((second?.traits ?? 0) & (TRAIT.day | TRAIT.negates)).toBe(0);
  });
});
