import { shippedOutlets } from '@newsfold/text/web/outlets.ts';
import { expect, test } from 'vitest';
import { identifyArticle } from './identify-article.ts';
import { readFields } from './read-fields.ts';

function identify(raw: Record<string, unknown>) {
  const fields = readFields({ title: 'T', ...raw });
  if ('kind' in fields) throw new Error(fields.detail);
  return identifyArticle(fields, 'hash', shippedOutlets);
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

const idOf = (raw: Record<string, unknown>, contentHash: string): string => {
  const fields = readFields({
    title: 'T',
    source: { name: 'Herald', url: 'https://herald.example/rss' },
    ...raw,
  });
  if ('kind' in fields) throw new Error(fields.detail);
  return identifyArticle(fields, contentHash, shippedOutlets).articleId;
};

test.each([
  'N/A',
  'n.a.',
  '0',
  '-',
  '--',
  'None',
  'NULL',
  'undefined',
  '[object Object]',
  'k. A.',
  'нет',
  'なし',
  '暂无',
  'ninguno',
  '00000000-0000-0000-0000-000000000000',
  'https://herald.example/',
  'https://www.herald.example',
  'https://herald.example/rss',
])('a guid %j identifies nothing', (guid) => {
  expect(idOf({ guid }, 'one')).not.toBe(idOf({ guid }, 'two'));
});

test.each([
  'N/A',
  '#',
  '/',
  'about:blank',
  'javascript:void(0)',
  'javascript:;',
  'mailto:desk@herald.example',
  'null',
  'https://herald.example/undefined',
  'https://herald.example/news/null',
  'https://herald.example/N/A',
  'https://herald.example/#',
])('a link %j identifies nothing', (link) => {
  expect(idOf({ link }, 'one')).not.toBe(idOf({ link }, 'two'));
  expect(idOf({ link, guid: 'h-17' }, 'one')).toBe(idOf({ link, guid: 'h-17' }, 'two'));
});

test.each(['17', 'none-of-the-above', 'a', 'https://status.herald.example/#a1f0', 'f00d', 'NA-2026-17'])(
  'a guid %j identifies an article through its edits',
  (guid) => {
    expect(idOf({ guid }, 'one')).toBe(idOf({ guid }, 'two'));
  },
);

test('a placeholder under one name does not hide an id or an address under another', () => {
  expect(identify({ id: 'N/A', guid: '17' }).guid).toBe('17');
  expect(identify({ url: '#', link: 'https://a.example/x' }).url).toBe('https://a.example/x');
});
