import { article, MINUTE, member, START } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { listArticles } from './articles.ts';

const TEXT = 'A ferry sank off Kisumu on Tuesday. Forty people drowned, the coastguard said in Nairobi.';

const fields = {
  text: TEXT,
  authors: ['Ida Moss', 'Moses Wafula', 'Karl Amsel', 'Judith Okelo'],
  section: 'World',
  image: 'https://a.example/ferry.jpg',
};

function listed(given: object, copied?: string) {
  const of = member(article('a', { ...fields, seenAt: START, ...given }));
  const members =
    copied === undefined
      ? [of]
      : [member(article('o', { seenAt: START - MINUTE })), { ...of, copyGroupId: copied }];
  return listArticles(toMaterial(members, START, 'active', new DocumentMemory()), 'o').find(
    ({ articleId }) => articleId === 'a',
  );
}

describe('an article of a story', () => {
  it('shows who wrote it, its section, its picture, its beginning, and when it came', () => {
    expect(listed({})).toMatchObject({
      authors: ['Ida Moss', 'Moses Wafula', 'Karl Amsel'],
      section: 'World',
      image: 'https://a.example/ferry.jpg',
      snippet: TEXT,
      seenAt: START,
    });
  });

  it('shows its own summary where it has one', () => {
    expect(listed({ summary: 'Forty drown.' })?.snippet).toBe('Forty drown.');
  });

  it.each([
    ['Latin', `${TEXT} `.repeat(9)],
    ['Chinese', '渡轮在斯卡恩附近起火。'.repeat(60)],
  ])('shows a beginning of 200 bytes, cut at a word or a character: %s', (_, text) => {
    const snippet = listed({ text })?.snippet ?? '';
    expect(snippet.endsWith('…')).toBe(true);
    expect(Buffer.byteLength(snippet)).toBeLessThanOrEqual(203);
    expect(text.startsWith(snippet.slice(0, -1))).toBe(true);
    expect(snippet).not.toContain('\ufffd');
  });

  it('that is a copy shows none of it again', () => {
    expect(listed({}, 'o')).toMatchObject({ authors: [], section: null, image: null, snippet: '' });
  });
});
