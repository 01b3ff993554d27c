import { expect, test } from 'vitest';
import { identifyArticle } from './identify-article.ts';
import { readFields } from './read-fields.ts';

function identify(raw: Record<string, unknown>) {
  const fields = readFields({ title: 'T', ...raw });
  if ('kind' in fields) throw new Error(fields.detail);
  return identifyArticle(fields, 'hash');
}

test('a guid that is an address serves as one, unless there is an address', () => {
  expect(identify({ guid: 'https://a.example/x' })).toMatchObject({
    url: 'https://a.example/x',
    articleId: identify({ url: 'https://a.example/x' }).articleId,
  });
  expect(identify({ guid: 'https://a.example/x', url: 'https://a.example/y' }).url).toBe(
    'https://a.example/y',
  );
  expect(identify({ guid: '17' })).toMatchObject({ guid: '17', url: null });
});

test('a relative address belongs to the home page of its source', () => {
  expect(identify({ url: '/x', source: { name: 'A', url: 'https://a.example' } }).url).toBe(
    'https://a.example/x',
  );
});

test('a relative address that nothing resolves still distinguishes the articles of an outlet', () => {
  const idOf = (url: string, source: string): string => identify({ url, source }).articleId;
  expect(idOf('/x', 'Herald')).toBe(idOf('/x', 'Herald'));
  expect(idOf('/x', 'Herald')).not.toBe(idOf('/y', 'Herald'));
  expect(idOf('/x', 'Herald')).not.toBe(idOf('/x', 'Courier'));
});
