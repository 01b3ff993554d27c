import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';

const PLACE = { topic: 'raw.v1', partition: 0, offset: 3, timestamp: Date.UTC(2026, 2, 10, 12) };
const articleOf = (raw: Record<string, unknown>) => {
  const found = analyse({ source: 'Norpress', lang: 'en', ...raw }, PLACE);
  if (found.kind !== 'article') throw new Error(JSON.stringify(found));
  return found.article;
};

const FORMER = {
  url: 'https://norpress.example/1',
  title: 'Economy grows',
  body: 'The economy grew 0.2 percent.',
};
const CORRECTED = {
  url: 'https://norpress.example/2',
  title: 'CORRECTED-Economy grows',
  body: 'The economy grew 0.3 percent.',
};

describe('the article that a notice speaks of', () => {
  it.each<[string, Record<string, unknown>]>([
    ['replaces', { replaces: FORMER.url }],
    ['supersedes, as a list', { supersedes: [FORMER.url] }],
    ['corrects, as an object', { corrects: { url: FORMER.url } }],
    ['correction_of', { correction_of: FORMER.url }],
    ['evolvedFrom', { evolvedfrom: FORMER.url }],
  ])('is named by %s', (_, names) => {
    expect(articleOf({ ...CORRECTED, ...names }).notice).toEqual({
      kind: 'correction',
      articleIds: [articleOf(FORMER).articleId],
    });
  });

  it('is named by an id, which is one of its own publisher', () => {
    const former = articleOf({ id: '7711', title: FORMER.title, body: FORMER.body });
    const notice = articleOf({ id: '7712', title: CORRECTED.title, body: CORRECTED.body, replaces: '7711' });
    expect(notice.notice?.articleIds).toEqual([former.articleId]);
  });

  it('need not be named', () => {
    expect(articleOf(CORRECTED).notice).toEqual({ kind: 'correction', articleIds: [] });
  });

  it('is bounded in number', () => {
    const many = Array.from({ length: 40 }, (_, i) => `https://norpress.example/${i}`);
    expect(articleOf({ ...CORRECTED, replaces: many }).notice?.articleIds).toHaveLength(10);
  });

  it('is none of an article that only replaces another', () => {
    expect(articleOf({ ...FORMER, replaces: 'https://norpress.example/0' }).notice).toBeNull();
  });

  it.each([{ replaces: null }, { replaces: {} }, { replaces: [[], 7, { url: [] }] }])(
    'is none where %j',
    (names) => {
      expect(() => articleOf({ ...CORRECTED, ...names })).not.toThrow();
    },
  );
});
