import { article } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { Document } from '../documents/document.ts';
import { readingOf } from '../reading/reading.ts';
import { wordTable } from '../reading/word-table.ts';
import { TermSentences } from './term-sentences.ts';

const TEXT = 'The ferry sank; the ferry was old. A ferry burned in Kisumu. Nobody drowned.';

describe('TermSentences', () => {
  const { sentences } = readingOf(new Document(article('a', { text: TEXT })));
  const terms = new TermSentences(wordTable(sentences));
  const termOf = (word: string): number =>
    sentences.flatMap(({ words }) => words).find((one) => one.word === word)?.term ?? 0;

  it('counts each sentence once', () => {
    expect(['ferry', 'burned', 'the'].map((word) => terms.of(termOf(word)))).toEqual([2, 1, 0]);
    expect(terms.of(12_345)).toBe(0);
  });

  it('knows the first place of a key, of a term or any other', () => {
    expect([terms.firstOf(termOf('ferry'), 3), terms.firstOf(termOf('ferry'), 7)]).toEqual([3, 3]);
    expect([terms.firstOf(12_345, 4), terms.firstOf(12_345, 8)]).toEqual([4, 4]);
    expect(terms.firstOf(0, 9)).toBe(9);
  });
});
