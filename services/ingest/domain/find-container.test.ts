import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { findContainer } from './find-container.ts';

const ITEM = {
  title: 'Ferry fares to rise',
  link: 'https://www.isleherald.example/news/5512',
  description: 'Fares rise in May.',
};
const HIT = { _index: 'news', _id: '5512', _source: ITEM };
const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: 0 };

describe('findContainer', () => {
  it.each([
    ['items', 2, { version: 'https://jsonfeed.org/version/1.1', title: 'Isle Herald', items: [ITEM, ITEM] }],
    [
      'items',
      1,
      { title: 'Isle Herald', description: 'Local news', link: 'https://x.example', items: [ITEM] },
    ],
    [
      'items',
      1,
      { title: 'Notes', home_page_url: 'https://x.example', items: [{ id: '1', content_text: 'Hello.' }] },
    ],
    ['items', 0, { title: 'Isle Herald', feed_url: 'https://x.example/feed.json', items: [] }],
    ['entries', 2, { bozo: false, feed: { title: 'Isle Herald' }, entries: [ITEM, ITEM] }],
    ['rss.channel.item', 2, { rss: { channel: { title: 'Isle Herald', item: [ITEM, ITEM] } } }],
    ['rss.channel.item', 1, { rss: { $: {}, channel: [{ title: ['Isle Herald'], item: [ITEM] }] } }],
    ['channel.item', 1, { channel: { title: 'Isle Herald', item: ITEM } }],
    ['feed.entry', 2, { feed: { title: 'Isle Herald', entry: [ITEM, ITEM] } }],
    ['articles', 2, { status: 'ok', totalResults: 2, articles: [ITEM, ITEM] }],
    ['articles.results', 1, { articles: { results: [ITEM] } }],
    ['response.results', 2, { response: { status: 'ok', results: [ITEM, ITEM] } }],
    ['response.docs', 1, { status: 'OK', response: { docs: [ITEM] } }],
    ['hits.hits', 2, { took: 1, hits: { total: 2, hits: [HIT, HIT] } }],
    ['data', 1, { data: [{ type: 'node--article', attributes: { title: 'T', created: '2026-03-10' } }] }],
    ['value', 1, { _type: 'News', value: [{ name: 'T', url: ITEM.link, description: 'D' }] }],
    [
      '@graph',
      2,
      { '@graph': [{ '@type': 'WebSite', name: 'Isle Herald', url: 'https://x.example' }, ITEM] },
    ],
    ['content', 2, { content: [ITEM, ITEM], totalPages: 1 }],
  ])('finds %s, %i', (path, count, document) => {
    expect(findContainer(document)).toMatchObject({ path });
    expect(findContainer(document)?.members).toHaveLength(count);
    expect(analyse(document, ORIGIN)).toMatchObject({
      reason: 'container',
      detail: expect.stringContaining(`"${path}" holds ${count} article`),
    });
  });

  it.each([
    [ITEM],
    [{ ...ITEM, body: 'A text of its own.', articles: [ITEM, ITEM] }],
    [{ ...ITEM, articles: [ITEM, ITEM] }],
    [{ title: 'T', content: [{ type: 'heading', title: 'Fares', text: 'One.' }] }],
    [{ ...ITEM, items: [{ sku: 5 }], results: ['2:1', '0:0'] }],
    [{ title: 'T', content: [{ type: 'text', text: 'One.' }] }],
    [{ title: 'T', content: [{ type: 'text/html', value: 'One.' }] }],
    [{ title: 'T', data: { views: 3 }, response: null, item: ITEM }],
    [{ items: [], articles: [], title: 'T' }],
  ])('leaves %j an article', (article) => {
    expect(findContainer(article)).toBeNull();
    expect(analyse(article, ORIGIN)).toMatchObject({ kind: 'article' });
  });
});
