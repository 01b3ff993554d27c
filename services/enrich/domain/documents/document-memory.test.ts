import { annotation } from '@newsfold/report/documents/annotation.ts';
import { type Document, type DocumentPair, pairOf } from '@newsfold/report/documents/document.ts';
import { article } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from './document-memory.ts';

/** Annotations that count how often each was computed. */
function counted() {
  const computed: string[] = [];
  return {
    computed,
    title: annotation('title', ({ article: { articleId, title } }: Document) => {
      computed.push(articleId);
      return title;
    }),
    titles: annotation('titles', ({ a, b }: DocumentPair) => {
      computed.push(`${a.article.articleId}${b.article.articleId}`);
      return `${a.article.title}, ${b.article.title}`;
    }),
  };
}

test('an annotation is computed once while its document is kept', () => {
  const [documents, a] = [new DocumentMemory(), article('a')];
  const { computed, title } = counted();
  expect([title(documents.of(a)), title(documents.of(a))]).toEqual([a.title, a.title]);
  expect(computed).toEqual(['a']);
  documents.forget('a');
  expect(documents.size).toBe(0);
  title(documents.of(a));
  expect(computed).toEqual(['a', 'a']);
});

test('a pair is one pair, whichever document is named first', () => {
  const documents = new DocumentMemory();
  const [a, b] = [documents.of(article('a')), documents.of(article('b'))];
  const { computed, titles } = counted();
  expect(titles(pairOf(b, a))).toBe(titles(pairOf(a, b)));
  expect(computed).toEqual(['ab']);
});

test('a forgotten document is in no pair, and the other pairs stay', () => {
  const documents = new DocumentMemory();
  const [a, b, c] = [documents.of(article('a')), documents.of(article('b')), documents.of(article('c'))];
  const { computed, titles } = counted();
  for (const pair of [pairOf(a, b), pairOf(b, c), pairOf(a, c), pairOf(b, b)]) titles(pair);
  documents.forget('b');
  expect([...a.pairs.keys()]).toEqual([c]);
  expect([...c.pairs.keys()]).toEqual([a]);
  expect([b.pairs.size, b.annotations.size]).toEqual([0, 0]);
  titles(pairOf(c, a));
  expect(computed).toEqual(['ab', 'bc', 'ac', 'bb']);
});

test('another version of an article is another document, and the former one is forgotten', () => {
  const documents = new DocumentMemory();
  const { title } = counted();
  const before = documents.of(article('a'));
  title(before);
  const after = documents.of(article('a', { title: 'Changed' }));
  expect(title(after)).toBe('Changed');
  expect([documents.size, before.annotations.size]).toEqual([1, 0]);
});

test('a computation that threw is not repeated, and everyone who asks learns of it', () => {
  let calls = 0;
  const broken = annotation('broken', (_: Document): string => {
    calls++;
    throw new Error('broken');
  });
  const document = new DocumentMemory().of(article('a'));
  expect(() => broken(document)).toThrow('broken');
  expect(() => broken(document)).toThrow('broken');
  expect(calls).toBe(1);
});
