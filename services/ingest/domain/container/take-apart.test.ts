import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyseItem } from '../analyse.ts';
import { DEFAULT_APART, type TakenApart, takeApart } from './take-apart.ts';

const ITEM = {
  id: '5512',
  title: 'Ferry fares to rise',
  url: 'https://www.isleherald.example/news/5512',
  body: 'Fares on all lines rise in May, the operator said.',
};
const OTHER = { ...ITEM, id: '5513', title: 'Pier closed', url: 'https://www.isleherald.example/news/5513' };
const PLACE = { topic: 'raw.v1', partition: 0, offset: 7, timestamp: Date.UTC(2026, 2, 14) };

/** The objects that a document is taken apart into; what is refused by its reason. */
function itemsOf(taken: TakenApart): readonly unknown[] {
  if (taken.kind === 'rejected') return [taken.reason];
  if (taken.kind === 'one') return [taken.raw];
  return taken.items.map((item) => (item.kind === 'item' ? item.raw : item.rejection.reason));
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

/** Envelopes around anything: an article, or a document that holds many. */
const ENVELOPES: readonly (readonly [string, (inner: unknown) => unknown])[] = [
  ['CloudEvents', (data) => ({ specversion: '1.0', type: 't', source: '/s', id: '1', subject: 's', data })],
  [
    'CloudEvents, base64',
    (it) => ({ specversion: '1.0', type: 't', source: '/', id: '1', data_base64: encoded(it) }),
  ],
  [
    'CloudEvents, a text',
    (it) => ({ specversion: '1.0', type: 't', source: '/', id: '1', data: JSON.stringify(it) }),
  ],
  [
    'Debezium',
    (after) => ({ before: null, after, source: { connector: 'postgresql', db: 'n' }, op: 'c', ts_ms: 1 }),
  ],
  ['Debezium of MongoDB', (it) => ({ payload: { after: JSON.stringify(it), op: 'u' }, schema: {} })],
  ['Kafka Connect', (payload) => ({ schema: { type: 'struct' }, payload })],
  ['Connect around Debezium', (after) => ({ schema: {}, payload: { before: null, after, op: 'r' } })],
  ['SQS', (it) => ({ messageId: '1', receiptHandle: 'r', eventSource: 'aws:sqs', body: JSON.stringify(it) })],
  ['SNS', (it) => ({ Type: 'Notification', MessageId: '1', Message: JSON.stringify(it) })],
  ['Pub/Sub', (it) => ({ message: { messageId: '1', data: encoded(it) }, subscription: 's' })],
  ['EventBridge', (detail) => ({ 'detail-type': 'article', source: 'cms', detail })],
  ['JSON in a text', (it) => JSON.stringify(it)],
];

const UNKNOWN_KEYS = 'keys that nobody has told of';

/** Containers that say nothing of their articles. */
const CONTAINERS: readonly (readonly [string, (items: readonly unknown[]) => unknown])[] = [
  ['an array', (items) => items],
  ['items', (items) => ({ items })],
  ['entries of feedparser', (entries) => ({ bozo: false, entries })],
  ['RSS', (item) => ({ rss: { channel: { item } } })],
  ['Atom of xml2js', (entry) => ({ feed: [{ entry }] })],
  ['NewsAPI', (articles) => ({ status: 'ok', totalResults: articles.length, articles })],
  ['Guardian', (results) => ({ response: { status: 'ok', results } })],
  ['NYT', (docs) => ({ status: 'OK', response: { docs } })],
  ['Event Registry', (results) => ({ articles: { results, totalResults: 1 } })],
  [
    'Elasticsearch',
    (items) => ({ hits: { total: 1, hits: items.map((_source) => ({ _index: 'n', _source })) } }),
  ],
  ['GraphQL', (items) => ({ data: { posts: { edges: items.map((node) => ({ node })) } } })],
  ['JSON-LD', (items) => ({ '@context': 'https://schema.org', '@graph': items })],
  ['Superdesk', (_items) => ({ _items, _meta: { total: _items.length } })],
  ['CouchDB', (items) => ({ total_rows: 1, rows: items.map((doc) => ({ id: '1', key: '1', doc })) })],
  ['HAL', (articles) => ({ _embedded: { articles }, _links: { self: { href: '/articles' } } })],
  [
    'AWS Lambda',
    (items) => ({
      Records: items.map((it) => ({ Sns: { Type: 'Notification', Message: JSON.stringify(it) } })),
    }),
  ],
  [
    'Reddit',
    (items) => ({ kind: 'Listing', data: { children: items.map((data) => ({ kind: 't3', data })) } }),
  ],
  [
    'JSON-LD of a list',
    (items) => ({
      '@type': 'ItemList',
      itemListElement: items.map((item) => ({ '@type': 'ListItem', item })),
    }),
  ],
  [UNKNOWN_KEYS, (beitraege) => ({ status: 0, antwort: { treffer: 2, beitraege } })],
  ['lists of lists', (articles) => [{ articles }]],
];

describe('takeApart', () => {
  it.each(ENVELOPES)('opens %s', (_, wrap) => {
    expect(itemsOf(takeApart(wrap(ITEM)))).toEqual([ITEM]);
    expect(takeApart(wrap(ITEM)).kind).toBe('one');
    expect(itemsOf(takeApart(wrap({ items: [ITEM, OTHER] })))).toEqual([ITEM, OTHER]);
    expect(itemsOf(takeApart({ items: [wrap(ITEM), OTHER] }))).toEqual([ITEM, OTHER]);
    expect(itemsOf(takeApart([wrap(ITEM), wrap(OTHER)]))).toEqual([ITEM, OTHER]);
  });

  it.each(CONTAINERS)('takes apart %s', (_, hold) => {
    expect(takeApart(hold([ITEM, OTHER])).kind).toBe('many');
    expect(itemsOf(takeApart(hold([ITEM, OTHER])))).toEqual([ITEM, OTHER]);
    expect(itemsOf(takeApart(hold([ITEM])))).toEqual([ITEM]);
  });

  it('takes both lists of a response that divides its articles', () => {
    expect(itemsOf(takeApart({ articles: [ITEM], posts: [OTHER] }))).toEqual([ITEM, OTHER]);
  });

  it('keeps the place of what is no article', () => {
    const items = [ITEM, null, 'an advertisement', [5], OTHER];
    expect(itemsOf(takeApart({ items }))).toEqual([
      ITEM,
      'not-an-object',
      'not-an-object',
      'not-an-object',
      OTHER,
    ]);
  });

  it.each([
    [
      'an empty feed',
      { title: 'Isle Herald', feed_url: 'https://x.example/feed.json', items: [] },
      /"items" holds no/,
    ],
    ['an empty response', { status: 'ok', articles: [] }, /"articles" holds no article: an empty response/],
    ['an empty response, deeper', { response: { results: [] } }, /"response\.results" holds no/],
    ['other data', [{ fare: 5 }, { fare: 6 }], /an array of 2 without an article/],
    ['too many', Array.from({ length: 1001 }, () => ITEM), /more than 1000 articles \(MAX_ITEMS\)/],
  ])('refuses %s and says what it is', (_, document, detail) => {
    expect(takeApart(document)).toMatchObject({ reason: 'container', detail: expect.stringMatching(detail) });
  });

  it.each([
    [{ op: 'd', before: ITEM, after: null }, /a change event without an article in it \(op d\)/],
    [{ schema: {}, payload: { op: 'd', before: ITEM, after: null } }, /\(op d\)/],
    [{ specversion: '1.0', type: 't', source: '/s', id: '1' }, /a CloudEvent without an article/],
    [{ specversion: '1.0', type: 't', source: '/s', id: '1', data_base64: '%%%' }, /a CloudEvent without/],
  ])('refuses an envelope without an article: %j', (document, detail) => {
    expect(takeApart(document)).toMatchObject({ reason: 'no-text', detail: expect.stringMatching(detail) });
  });

  it('goes no deeper than three containers', () => {
    const nested = (depth: number): unknown => (depth === 0 ? ITEM : [nested(depth - 1), ITEM]);
    expect(itemsOf(takeApart(nested(3)))).toHaveLength(4);
    expect(itemsOf(takeApart(nested(4)))[0]).toBe('container');
  });

  it('leaves an article with a list of related ones alone', () => {
    for (const article of [
      { ...ITEM, articles: [OTHER] },
      { title: 'T', body: 'A text.', items: [OTHER, OTHER] },
    ])
      expect(takeApart(article)).toEqual({ kind: 'one', raw: article });
  });
});

describe('articles in several lists', () => {
  const story = (name: string) => ({
    title: `${name} of Ostrel`,
    url: `https://www.isleherald.example/${name}`,
    published_at: '2026-03-10T07:15:00Z',
  });
  const titlesOf = (document: unknown) =>
    itemsOf(takeApart(document)).map((item) => (item as { title: string }).title);

  it.each([
    ['by section', { data: { general: [story('Tram')], business: [story('Port'), story('Bank')] } }],
    [
      'under holders',
      { news: { items: [story('Tram')] }, stories: { items: [story('Port'), story('Bank')] } },
    ],
    ['by their ids at the top', { 1: story('Tram'), 2: story('Port'), 3: story('Bank') }],
  ])('%s all count', (_, document) => {
    expect(titlesOf(document)).toEqual(['Tram of Ostrel', 'Port of Ostrel', 'Bank of Ostrel']);
  });

  it('of a sitemap and an outbox are found', () => {
    const url = [{ loc: story('Tram').url, 'news:news': { 'news:title': 'Tram of Ostrel' } }];
    expect(itemsOf(takeApart({ urlset: { url } }))).toHaveLength(1);
    const orderedItems = [{ type: 'Create', object: { ...story('Tram'), name: 'Tram' } }];
    expect(titlesOf({ type: 'OrderedCollectionPage', orderedItems })).toEqual(['Tram of Ostrel']);
  });
});

describe('what is no article', () => {
  it('may be a table in columns', () => {
    const table = {
      title: ['Tram returns', 'Port closes'],
      url: ['https://a.example/1', 'https://a.example/2'],
    };
    expect(takeApart(table)).toMatchObject({
      kind: 'rejected',
      reason: 'container',
      detail: expect.stringContaining('columns of a table'),
    });
    expect(takeApart({ title: ['Tram returns'], url: ['https://a.example/1'] })).toMatchObject({
      kind: 'one',
    });
    const twice = { title: ['Tram', 'Tram returns'], url: ['https://a.example/1', 'https://a.example/1'] };
    expect(takeApart(twice)).toMatchObject({ kind: 'one' });
  });

  it('may be a row that was deleted', () => {
    const row = { title: 'Tram returns', body: 'Trams ran again.' };
    expect(takeApart({ ...row, __deleted: 'true' })).toMatchObject({ kind: 'rejected', reason: 'no-text' });
    expect(takeApart({ ...row, __deleted: 'false' })).toMatchObject({ kind: 'one' });
  });
});

describe('a document that says nothing itself', () => {
  const dated = { ...ITEM, published: '2026-03-10' };

  it('may hold its articles by their ids', () => {
    expect(itemsOf(takeApart({ total: 2, articles: { 5512: ITEM, 5513: OTHER } }))).toEqual([ITEM, OTHER]);
  });

  it.each([
    ['people', { authors: [{ name: 'Mira', url: 'https://x.example/mira', description: 'Reports.' }] }],
    ['tags', { tags: [{ title: 'Ferries', url: 'https://x.example/t', description: 'All of it.' }] }],
    [
      'an outlet and an author',
      { publisher: { name: 'Herald', url: ITEM.url }, author: { name: 'M', url: ITEM.url } },
    ],
    [
      'pictures',
      { gallery: [{ name: 'pier.jpg', url: 'https://x.example/p.jpg', description: 'The pier' }] },
    ],
    ['related articles, and an address', { url: ITEM.url, verwandt: [dated, dated] }],
    ['related articles, and a time', { published: '2026-03-10', verwandt: [dated, dated] }],
  ])('is no container for its %s', (_, document) => {
    expect(takeApart(document)).toEqual({ kind: 'one', raw: document });
  });
});

describe('a feed', () => {
  it.each([
    [{ version: 'https://jsonfeed.org/version/1.1', title: 'Isle Herald' }],
    [
      {
        title: 'Isle Herald',
        link: 'https://x.example/',
        lastBuildDate: 'Tue, 10 Mar 2026 08:15:00 GMT',
        items: [],
      },
    ],
  ])('without articles is no article: %j', (document) => {
    expect(takeApart(document)).toMatchObject({ reason: 'container' });
  });

  it('of one item may come as its channel alone', () => {
    const channel = {
      title: 'Isle Herald',
      link: 'https://www.isleherald.example/',
      description: 'News',
      item: ITEM,
    };
    expect(itemsOf(takeApart(channel))).toMatchObject([ITEM]);
  });

  it('that is empty among others is refused alone', () => {
    expect(itemsOf(takeApart({ results: [{ hits: [ITEM] }, { hits: [] }] }))).toEqual([ITEM, 'container']);
  });
});

describe('the nodes of a graph', () => {
  const graph = [
    {
      '@type': 'NewsArticle',
      headline: 'Fares',
      url: ITEM.url,
      publisher: { '@id': '#org' },
      author: [{ '@id': '#p' }],
    },
    { '@type': 'WebPage', '@id': ITEM.url, name: 'Fares - Isle Herald', url: ITEM.url },
    {
      '@type': ['Organization', 'Brand'],
      '@id': '#org',
      name: 'Isle Herald',
      url: 'https://www.isleherald.example/',
    },
    { '@type': 'Person', '@id': '#p', name: 'Mira Tolland' },
    { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 1, name: 'News' }] },
  ];

  it('are news if they are articles, and those say by name what they named by an id', () => {
    expect(itemsOf(takeApart({ '@context': 'https://schema.org', '@graph': graph }))).toEqual([
      {
        ...graph[0],
        publisher: { name: 'Isle Herald', url: 'https://www.isleherald.example/' },
        author: [{ name: 'Mira Tolland' }],
      },
    ]);
  });

  it('are all taken where none says that it is an article', () => {
    expect(itemsOf(takeApart({ '@graph': [ITEM, { '@type': 'Thing', name: 'x' }] }))).toHaveLength(2);
  });
});

describe('what a feed says of all', () => {
  const bare = { id: '9', title: 'Gale warning', content_text: 'Winds of 90 km/h are expected.' };
  const feed = { title: 'Isle Herald', home_page_url: 'https://www.isleherald.example/', language: 'en-GB' };

  it('is handed to items that do not say it', () => {
    expect(itemsOf(takeApart({ ...feed, items: [bare, { ...bare, lang: 'gd', source: 'Desk' }] }))).toEqual([
      { ...bare, source: { name: 'Isle Herald', url: 'https://www.isleherald.example/' }, lang: 'en-GB' },
      { ...bare, lang: 'gd', source: 'Desk' },
    ]);
  });

  it.each([
    ['rss-parser', { ...feed, link: feed.home_page_url, feedUrl: 'https://feeds.example/x', items: [bare] }],
    [
      'feedparser',
      { bozo: 0, feed: { title: 'Isle Herald', link: feed.home_page_url, language: 'en' }, entries: [bare] },
    ],
    [
      'RSS of xml2js',
      { rss: { channel: [{ title: ['Isle Herald'], link: [feed.home_page_url], item: [bare] }] } },
    ],
    ['feedsmith', { format: 'rss', feed: { title: 'Isle Herald', link: feed.home_page_url, items: [bare] } }],
  ])('is found in what %s makes', (_, document) => {
    const [item] = itemsOf(takeApart(document));
    expect(analyseItem(item as never, PLACE)).toMatchObject({
      article: { publisher: { id: 'isleherald.example', name: 'Isle Herald' } },
    });
  });

  it('names no outlet for the items of others', () => {
    const items = [{ ...bare, url: 'https://other.example/1' }];
    expect(itemsOf(takeApart({ ...feed, language: null, items }))).toEqual(items);
    const news = { title: 'Top stories', link: 'https://news.google.com/', items: [bare] };
    expect(itemsOf(takeApart(news))).toEqual([bare]);
  });

  it('without a home page names the outlet of items that all come from one', () => {
    const at = (host: string) => ({ ...bare, url: `https://${host}/1` });
    expect(
      itemsOf(takeApart({ title: 'Isle Herald', items: [at('a.example'), at('www.a.example')] }))[0],
    ).toEqual({
      ...at('a.example'),
      source: { name: 'Isle Herald' },
    });
    const mixed = [at('a.example'), at('b.example')];
    expect(itemsOf(takeApart({ title: 'Planet', items: mixed }))).toEqual(mixed);
  });

  it('is what the inner container says where both do', () => {
    const document = [{ language: 'en', feeds: [{ ...feed, language: 'cy', items: [bare] }] }];
    expect(itemsOf(takeApart(document))[0]).toMatchObject({ lang: 'cy' });
  });

  it('includes an embargo, and the field that decides the scope, also of an envelope', () => {
    const document = {
      specversion: '1.0',
      type: 't',
      tenant: 'acme',
      data: { embargo: '2026-05-01', articles: [ITEM, { ...OTHER, tenant: 'own' }] },
    };
    expect(itemsOf(takeApart(document, { ...DEFAULT_APART, scopeBy: 'field:tenant' }))).toEqual([
      { ...ITEM, embargo: '2026-05-01', tenant: 'acme' },
      { ...OTHER, embargo: '2026-05-01', tenant: 'own' },
    ]);
    expect(
      itemsOf(
        takeApart(
          { specversion: '1.0', type: 't', tenant: 'acme', data: ITEM },
          { ...DEFAULT_APART, scopeBy: 'field:tenant' },
        ),
      ),
    ).toEqual([{ ...ITEM, tenant: 'acme' }]);
  });

  it('includes what is reserved against mining, under whatever name, unless an item speaks of that itself', () => {
    const reservationsOf = (says: object, item: object) => {
      const taken = takeApart({ ...feed, ...says, items: [ITEM, { ...OTHER, ...item }] });
      const items = taken.kind === 'many' ? taken.items : [];
      return items.map((one) => {
        const analysis = one.kind === 'item' ? analyseItem(one.raw, PLACE) : null;
        return analysis?.kind === 'article' ? analysis.article.reservations : null;
      });
    };
    expect(reservationsOf({ noai: true }, {})).toEqual([['noai'], ['noai']]);
    expect(reservationsOf({ 'tdm-reservation': 1 }, { 'tdm-reservation': 0 })).toEqual([
      ['tdm-reservation'],
      [],
    ]);
    expect(reservationsOf({ robots: 'noai, noimageai' }, { robots: 'index, follow' })).toEqual([
      ['noai', 'noimageai'],
      ['noai', 'noimageai'],
    ]);
    expect(reservationsOf({ 'tdm-policy': 'https://isleherald.example/tdm' }, { noai: 1 })).toEqual([
      ['tdm-policy: https://isleherald.example/tdm'],
      ['noai'],
    ]);
    expect(reservationsOf({ 'rsl:content': { url: '/', license: 'https://rsl.example/l' } }, {})).toEqual([
      ['rsl: / https://rsl.example/l'],
      ['rsl: / https://rsl.example/l'],
    ]);
    expect(reservationsOf({ robots: 'index' }, {})).toEqual([[], []]);
  });

  it('is bounded: a feed with a title of a megabyte does not copy it into each item', () => {
    const document = { title: 'x'.repeat(1e6), home_page_url: feed.home_page_url, items: [bare] };
    expect(itemsOf(takeApart(document))[0]).toEqual({ ...bare, source: { url: feed.home_page_url } });
  });
});

const anyItem = fc.record(
  {
    title: fc.string({ minLength: 1 }).map((text) => `Ferry ${text}`),
    url: fc.webUrl(),
    id: fc.string(),
    body: fc.string({ unit: 'grapheme' }),
    lang: fc.constantFrom('en', 'de', 'xx'),
    source: fc.oneof(fc.string(), fc.record({ name: fc.string(), url: fc.webUrl() })),
    tags: fc.array(fc.string(), { maxLength: 3 }),
    embargo: fc.constantFrom('2026-03-13T08:00:00Z', '2027-01-01', ''),
    extra: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: ['title', 'url'] },
);
/** Under keys that nobody has told of, articles without a text and a time are not looked for. */
const anyContainer = fc.constantFrom(
  ...CONTAINERS.filter(([name]) => name !== UNKNOWN_KEYS).map(([, hold]) => hold),
);
const anyEnvelope = fc.constantFrom((it: unknown) => it, ...ENVELOPES.map(([, wrap]) => wrap));

/** What becomes of the items of a document, but for where they stood. */
function analysed(document: unknown): readonly (Analysis | string)[] {
  const taken = takeApart(JSON.parse(JSON.stringify(document)));
  if (taken.kind === 'rejected') return [taken.reason];
  const items = taken.kind === 'one' ? [{ kind: 'item' as const, raw: taken.raw }] : taken.items;
  return items.map((item) => (item.kind === 'item' ? analyseItem(item.raw, PLACE) : item.rejection.reason));
}

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  );
}

/** An analysis without what keeps the order of the fields that were not read. */
const ordered = (analysis: Analysis | string) =>
  typeof analysis === 'string' || analysis.kind !== 'article'
    ? analysis
    : {
        ...analysis.article,
        extra: analysis.article.extra === null ? null : reordered(JSON.parse(analysis.article.extra)),
      };

describe('whatever a document holds', () => {
  it('a container, an envelope and their order change no article', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 5 }),
        anyContainer,
        anyEnvelope,
        anyEnvelope,
        (items, hold, outside, inside) => {
          expect(analysed(outside(hold(items.map(inside))))).toEqual(items.flatMap((item) => analysed(item)));
        },
      ),
    );
  });

  it('split into records it gives the same articles', () => {
    const feed = fc.record(
      {
        title: fc.string(),
        home_page_url: fc.webUrl(),
        language: fc.string(),
        source: fc.jsonValue(),
        embargo: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        feed,
        fc.array(fc.oneof(anyItem, fc.jsonValue({ maxDepth: 3 })), { maxLength: 5 }),
        (says, items) => {
          const document = { ...says, items: [ITEM, ...items] };
          const taken = takeApart(document);
          if (taken.kind !== 'many') throw new Error('it is taken apart');
          const one = taken.items.flatMap((item) => analysed(item.kind === 'item' ? item.raw : item.value));
          expect(one).toEqual(analysed(document));
        },
      ),
    );
  });

  it('the order of its keys changes no article', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 3 }),
        anyContainer,
        anyEnvelope,
        (items, hold, wrap) => {
          const document = wrap(hold(items));
          expect(analysed(reordered(document)).map(ordered)).toEqual(analysed(document).map(ordered));
        },
      ),
    );
  });

  it('it gives articles or a reason, and never throws', () => {
    const keys = fc.constantFrom(
      ...[
        'items',
        'data',
        'feed',
        'channel',
        'item',
        'after',
        'op',
        'payload',
        'schema',
        'message',
        'title',
        'url',
      ],
      ...[
        '@graph',
        '@type',
        'specversion',
        'type',
        'data_base64',
        'hits',
        '_source',
        'embargo',
        '__proto__',
        'edges',
      ],
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6, depthSize: 'large' },
        fc.oneof(
          fc.string(),
          fc.constant(null),
          fc.integer(),
          fc.constant(JSON.stringify({ items: [ITEM] })),
          fc.constant(ITEM),
        ),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.array(fc.tuple(keys, tie('tree')), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
      ),
    }));
    fc.assert(
      fc.property(fc.oneof(tree, fc.jsonValue()), (document) => {
        expect(analysed(document).length).toBeGreaterThan(0);
      }),
      {
        numRuns: 500,
      },
    );
  });
});
