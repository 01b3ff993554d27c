/** Items as feed parsers, news APIs and stores hand them over; the texts are invented. */
import { RAW_FIELDS } from '@newsfold/schemas/raw-fields.ts';
import { RAW_SHAPES, shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.UTC(2026, 11, 1) };

const LINK = 'https://www.isleherald.example/news/ferry-fares-5512';
const BODY =
  'Fares of the Isla ferry rise by four percent in May, the operator said on Tuesday. The council objects and has written to the minister.';
const HTML = `<p>${BODY}</p>`;
const TEASER = 'Fares of the Isla ferry rise.';
const AT = '2026-03-10T07:15:00.000Z';

const KEYS = RAW_SHAPES.flatMap(({ keys }) => keys);

/** What every item below says. */
const SAYS = { title: 'Ferry fares to rise', url: LINK, text: BODY, at: AT, authors: ['Jens Kvam'] };

function article(raw: object) {
  const analysis = analyse(raw as Record<string, unknown>, ORIGIN);
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

function said(raw: object) {
  const { title, url, text, publishedAt, authors } = article(raw);
  return { title, url, text, at: publishedAt === null ? null : new Date(publishedAt).toISOString(), authors };
}

const TITLE = SAYS.title;
const RFC = 'Tue, 10 Mar 2026 08:15:00 +0100';
const ISO = '2026-03-10T08:15:00+01:00';

const ITEMS: readonly (readonly [name: string, raw: object])[] = [
  [
    'Feedly',
    {
      id: 'Xne8uW/IUiZhV1EuO2ZMzIrc2Ak6NlhGjboZ+Yk0rJ8=_1523699cbb3:2aa0463:e47a7aef',
      title: TITLE,
      author: 'Jens Kvam',
      published: Date.parse(AT),
      content: { content: HTML, direction: 'ltr' },
      alternate: [{ href: LINK, type: 'text/html' }],
      origin: { streamId: 'feed/1', title: 'Isle Herald', htmlUrl: 'https://www.isleherald.example' },
    },
  ],
  [
    'Avro as JSON',
    {
      title: { string: TITLE },
      body: { string: BODY },
      url: { string: LINK },
      author: { string: 'Jens Kvam' },
      publishedAt: { long: Date.parse(AT) },
    },
  ],
  [
    'DynamoDB streams',
    {
      eventName: 'INSERT',
      dynamodb: {
        NewImage: {
          title: { S: TITLE },
          body: { S: BODY },
          url: { S: LINK },
          author: { S: 'Jens Kvam' },
          publishedAt: { N: String(Date.parse(AT) / 1000) },
        },
      },
    },
  ],
  [
    'a row of WordPress',
    {
      ID: 7,
      post_title: TITLE,
      post_content: HTML,
      post_date: '2026-03-10 08:15:00',
      post_date_gmt: '2026-03-10 07:15:00',
      guid: LINK,
      byline: 'Jens Kvam',
    },
  ],
  [
    'Contentful',
    {
      sys: { id: 'e1', createdAt: ISO },
      fields: {
        title: { 'en-US': TITLE },
        body: { 'en-US': BODY },
        url: { 'en-US': LINK },
        author: { 'en-US': 'Jens Kvam' },
      },
    },
  ],
  [
    'Prismic',
    {
      id: 'X1',
      url: LINK,
      lang: 'en-gb',
      first_publication_date: '2026-03-10T07:15:00+0000',
      data: {
        title: [{ type: 'heading1', text: TITLE }],
        body: [{ type: 'paragraph', text: BODY }],
        author: 'Jens Kvam',
      },
    },
  ],
  [
    'Editor.js',
    {
      title: TITLE,
      url: LINK,
      date: ISO,
      author: 'Jens Kvam',
      content: { time: 1, blocks: [{ id: 'a', type: 'paragraph', data: { text: BODY } }], version: '2.30' },
    },
  ],
  [
    'Aylien',
    {
      title: TITLE,
      body: BODY,
      links: { permalink: LINK, related_stories: '/related_stories?story_id=1' },
      author: { name: 'Jens Kvam' },
      published_at: ISO,
    },
  ],
  [
    'Alpha Vantage',
    { title: TITLE, url: LINK, summary: BODY, time_published: '20260310T071500', authors: ['Jens Kvam'] },
  ],
  ['Polygon', { title: TITLE, article_url: LINK, description: BODY, published_utc: AT, author: 'Jens Kvam' }],
  ['Perigon', { title: TITLE, url: LINK, content: BODY, pubDate: AT, authorsByline: 'Jens Kvam' }],
  [
    'AP',
    {
      headline: TITLE,
      links: [{ href: LINK }],
      body_nitf: HTML,
      versioncreated: AT,
      bylines: [{ by: 'By Jens Kvam' }],
    },
  ],
  [
    'ActivityPub',
    {
      type: 'Create',
      actor: 'https://www.isleherald.example/author/jens',
      object: {
        type: 'Article',
        id: LINK,
        url: LINK,
        name: TITLE,
        content: HTML,
        published: ISO,
        author: 'Jens Kvam',
      },
    },
  ],
  [
    'rss-parser',
    {
      creator: 'Jens Kvam',
      'dc:creator': 'Jens Kvam',
      title: TITLE,
      link: LINK,
      pubDate: RFC,
      'content:encoded': HTML,
      'content:encodedSnippet': BODY,
      content: `<p>${TEASER}</p>`,
      contentSnippet: TEASER,
      guid: '5512',
      isoDate: AT,
    },
  ],
  [
    'feedsmith, RSS',
    {
      title: TITLE,
      link: LINK,
      description: TEASER,
      guid: { value: '5512', isPermaLink: false },
      pubDate: RFC,
      dc: { creators: ['Jens Kvam'] },
      content: { encoded: HTML },
    },
  ],
  [
    'feedsmith, Atom',
    {
      id: 'tag:isleherald.example,2026:5512',
      title: { value: TITLE, type: 'text' },
      links: [
        { href: 'https://www.isleherald.example/api/5512', rel: 'self' },
        { href: LINK, rel: 'alternate' },
      ],
      authors: [{ name: 'Jens Kvam', uri: 'https://www.isleherald.example/jens' }],
      content: { value: HTML, type: 'html' },
      summary: { value: TEASER },
      published: ISO,
      updated: '2026-03-10T09:40:00+01:00',
    },
  ],
  [
    'feedsmith, RDF',
    { title: TITLE, link: LINK, description: HTML, dc: { dates: [ISO], date: ISO, creator: 'Jens Kvam' } },
  ],
  [
    'node-feedparser',
    {
      title: TITLE,
      description: HTML,
      summary: TEASER,
      date: AT,
      pubdate: AT,
      pubDate: AT,
      link: LINK,
      guid: '5512',
      author: 'Jens Kvam',
      comments: null,
      origlink: null,
      image: {},
      source: {},
      categories: [],
      enclosures: [],
      'rss:@': {},
      'rss:title': { '@': {}, '#': TITLE },
      'rss:description': { '@': {}, '#': TEASER },
      'content:encoded': { '@': {}, '#': HTML },
      meta: { '#ns': [], '@': [], title: 'Isle Herald', link: 'https://www.isleherald.example/' },
    },
  ],
  [
    'xml2js',
    {
      title: [TITLE],
      link: [LINK],
      guid: [{ _: '5512', $: { isPermaLink: 'false' } }],
      pubDate: [RFC],
      'dc:creator': ['Jens Kvam'],
      description: [TEASER],
      'content:encoded': [HTML],
    },
  ],
  [
    'xml2js, Atom, explicitArray: false',
    {
      title: { _: TITLE, $: { type: 'html' } },
      link: { $: { rel: 'alternate', href: LINK } },
      published: ISO,
      author: { name: 'Jens Kvam' },
      content: { _: HTML, $: { type: 'html' } },
      summary: { $: { type: 'html' } },
    },
  ],
  [
    'xml2js, Atom, mergeAttrs',
    {
      title: [{ _: TITLE, type: ['text'] }],
      link: [
        { rel: ['self'], href: ['https://www.isleherald.example/api/5512'] },
        { rel: ['alternate'], href: [LINK] },
      ],
      published: [ISO],
      author: [{ name: ['Jens Kvam'] }],
      content: [{ _: HTML, type: ['html'] }],
    },
  ],
  [
    'fast-xml-parser',
    {
      title: { '#text': TITLE, '@_type': 'html' },
      link: [
        { '@_rel': 'enclosure', '@_href': 'https://cdn.example/5512.mp3' },
        { '@_rel': 'alternate', '@_href': LINK },
      ],
      id: 5512,
      published: ISO,
      author: { name: 'Jens Kvam' },
      content: { '#text': HTML, '@_type': 'html' },
    },
  ],
  [
    'fast-xml-parser, removeNSPrefix',
    { title: TITLE, link: LINK, guid: { '#text': 5512 }, pubDate: RFC, creator: 'Jens Kvam', encoded: HTML },
  ],
  [
    'xmltodict',
    {
      title: { '@type': 'html', '#text': TITLE },
      link: { '@rel': 'alternate', '@href': LINK },
      published: ISO,
      author: { name: 'Jens Kvam' },
      content: { '@type': 'html', '#text': HTML },
    },
  ],
  [
    'xml-js, compact',
    {
      title: { _text: TITLE },
      link: { _attributes: { rel: 'alternate', href: LINK } },
      published: { _text: ISO },
      author: { name: { _text: 'Jens Kvam' } },
      content: { _attributes: { type: 'html' }, _cdata: HTML },
    },
  ],
  [
    'SimpleXML through json_encode',
    {
      title: TITLE,
      link: { '@attributes': { rel: 'alternate', href: LINK } },
      content: {},
      description: HTML,
      published: ISO,
      author: { name: 'Jens Kvam' },
    },
  ],
  [
    'Python feedparser',
    {
      title: TITLE,
      title_detail: { type: 'text/plain', language: null, base: '', value: TITLE },
      links: [{ rel: 'alternate', type: 'text/html', href: LINK }],
      link: LINK,
      id: '5512',
      guidislink: false,
      published: RFC,
      published_parsed: [2026, 3, 10, 7, 15, 0, 1, 69, 0],
      authors: [{ name: 'Jens Kvam' }],
      author_detail: { name: 'Jens Kvam' },
      tags: [{ term: 'Transport', scheme: null, label: null }],
      summary: TEASER,
      content: [
        { type: 'text/plain', language: null, base: '', value: TEASER },
        { type: 'text/html', language: null, base: '', value: HTML },
      ],
    },
  ],
  [
    'newspaper3k',
    {
      url: LINK,
      title: TITLE,
      text: BODY,
      html: `<html><body><nav>${'Home, news, sport. '.repeat(40)}</nav>${HTML}</body></html>`,
      authors: ['Jens Kvam'],
      publish_date: '2026-03-10 07:15:00',
      keywords: ['ferry'],
      meta_keywords: [''],
      summary: '',
      meta_lang: 'en',
      canonical_link: LINK,
    },
  ],
  [
    'Guardian, show-fields=body,bodyText,trailText,byline',
    {
      id: 'uk-news/2026/mar/10/ferry-fares',
      type: 'article',
      sectionName: 'UK news',
      webPublicationDate: '2026-03-10T07:15:00Z',
      webTitle: TITLE,
      webUrl: LINK,
      apiUrl: 'https://content.isleherald.example/ferry-fares',
      fields: { trailText: TEASER, byline: 'Jens Kvam', body: HTML, bodyText: BODY },
    },
  ],
  [
    'NYT article search',
    {
      web_url: LINK,
      abstract: TEASER,
      lead_paragraph: BODY,
      headline: { main: TITLE, kicker: null, print_headline: 'Fares Rise' },
      keywords: [{ name: 'glocations', value: 'Isla', rank: 1 }],
      pub_date: '2026-03-10T07:15:00+0000',
      byline: { original: 'By Jens Kvam', person: [{ firstname: 'Jens', lastname: 'Kvam' }] },
    },
  ],
  [
    'NYT top stories',
    {
      section: 'world',
      title: TITLE,
      abstract: BODY,
      url: LINK,
      uri: 'nyt://article/5512',
      byline: 'By Jens Kvam',
      created_date: '2026-03-10T03:30:00-04:00',
      updated_date: '2026-03-10T06:40:00-04:00',
      published_date: '2026-03-10T03:15:00-04:00',
      des_facet: ['Ferries'],
    },
  ],
  [
    'ninjs 1',
    {
      uri: LINK,
      headline: TITLE,
      body_text: TEASER,
      body_xhtml: HTML,
      body_charcount: 140,
      versioncreated: ISO,
      byline: 'Jens Kvam',
      subject: [{ code: '04015000', name: 'transport' }],
    },
  ],
  [
    'ninjs 3',
    {
      uri: 'urn:isleherald:5512',
      url: LINK,
      headlines: [
        { role: 'short', value: 'Fares' },
        { role: 'main', value: TITLE },
      ],
      bodies: [
        { role: 'caption', contentType: 'text/plain', value: `${BODY} ${BODY} ${BODY}` },
        { role: 'main', contentType: 'text/html', value: HTML },
      ],
      descriptions: [{ role: 'summary', value: TEASER }],
      versionCreated: ISO,
      by: 'Jens Kvam',
      infoSources: [{ name: 'Isle Herald', uri: 'https://www.isleherald.example' }],
    },
  ],
  [
    'WordPress REST',
    {
      id: 5512,
      date: '2026-03-10T08:15:00',
      date_gmt: '2026-03-10T07:15:00',
      guid: { rendered: 'https://www.isleherald.example/?p=5512' },
      modified: '2026-03-10T09:00:00',
      modified_gmt: '2026-03-10T08:00:00',
      link: LINK,
      title: { rendered: TITLE },
      content: { rendered: HTML, protected: false },
      excerpt: { rendered: TEASER, protected: false },
      author: 7,
      categories: [3, 4],
      tags: [],
      _embedded: {
        author: [{ id: 7, name: 'Jens Kvam' }],
        'wp:term': [[{ id: 3, name: 'Transport', taxonomy: 'category' }], [{ id: 9, name: 'Ferries' }]],
      },
    },
  ],
  [
    'Drupal JSON:API',
    {
      type: 'node--article',
      id: '0b7b1a0e-0000-4000-8000-000000005512',
      links: { self: { href: 'https://www.isleherald.example/jsonapi/node/article/0b7b1a0e' } },
      attributes: {
        drupal_internal__nid: 5512,
        langcode: 'en',
        title: TITLE,
        created: ISO,
        changed: '2026-03-10T10:15:00+01:00',
        path: { alias: '/news/ferry-fares-5512', pid: 9, langcode: 'en' },
        body: { value: BODY, format: 'basic_html', processed: HTML, summary: '' },
        field_byline: 'Jens Kvam',
      },
      relationships: {},
    },
  ],
  [
    'Mongo extended JSON',
    {
      _id: { $oid: '65f0c1aa0000000000005512' },
      title: TITLE,
      url: LINK,
      body: BODY,
      published: { $date: { $numberLong: String(Date.UTC(2026, 2, 10, 7, 15)) } },
      author: 'Jens Kvam',
    },
  ],
  [
    'NewsAPI',
    {
      source: { id: null, name: 'Isle Herald' },
      author: 'Jens Kvam',
      title: TITLE,
      description: TEASER,
      url: LINK,
      publishedAt: '2026-03-10T07:15:00Z',
      content: BODY,
    },
  ],
  [
    'newsdata.io',
    {
      article_id: '5512',
      title: TITLE,
      link: LINK,
      creator: ['Jens Kvam'],
      description: BODY,
      content: 'ONLY AVAILABLE IN PAID PLANS',
      pubDate: '2026-03-10 07:15:00',
      pubDateTZ: 'UTC',
      source_id: 'isleherald',
      source_url: 'https://www.isleherald.example',
      language: 'english',
    },
  ],
  [
    'JSON Feed',
    {
      id: '5512',
      url: LINK,
      title: TITLE,
      content_html: HTML,
      content_text: BODY,
      summary: TEASER,
      date_published: ISO,
      authors: [{ name: 'Jens Kvam' }],
    },
  ],
  [
    'JSON-LD',
    {
      '@type': 'NewsArticle',
      mainEntityOfPage: { '@type': 'WebPage', '@id': LINK },
      headline: { '@value': TITLE, '@language': 'en' },
      articleBody: BODY,
      description: TEASER,
      datePublished: { '@type': 'DateTime', '@value': ISO },
      author: { '@type': 'Person', name: 'Jens Kvam' },
      publisher: { '@type': 'Organization', name: 'Isle Herald', logo: { url: 'https://x.example/l.png' } },
    },
  ],
  [
    'microformats',
    {
      type: ['h-entry'],
      properties: {
        name: [TITLE],
        url: [LINK],
        published: [ISO],
        author: ['Jens Kvam'],
        content: [{ html: HTML, value: BODY }],
      },
    },
  ],
  [
    'Elasticsearch hit',
    {
      _index: 'news',
      _id: '5512',
      _score: 1.2,
      _source: { title: TITLE, url: LINK, content: BODY, published_at: ISO, author: 'Jens Kvam' },
    },
  ],
  [
    'CloudEvents',
    {
      specversion: '1.0',
      id: 'e-1',
      source: '/feeds/isle',
      type: 'article.published',
      subject: 'news/5512',
      time: '2026-03-11T00:00:00Z',
      data: { title: TITLE, url: LINK, body: BODY, date: ISO, byline: 'Jens Kvam' },
    },
  ],
  [
    'Debezium',
    {
      schema: { type: 'struct', name: 'news.Envelope' },
      payload: {
        before: null,
        after: {
          title: TITLE,
          url: LINK,
          body: BODY,
          published: Date.UTC(2026, 2, 10, 7, 15) * 1_000,
          author: 'Jens Kvam',
        },
        op: 'c',
        source: { name: 'cms' },
      },
    },
  ],
];

describe('an item of', () => {
  it.each(ITEMS)('%s', (_, raw) => {
    expect(said(raw)).toEqual(SAYS);
  });

  it.each(ITEMS)('%s, with its keys in another order', (_, raw) => {
    const reordered = Object.fromEntries(Object.entries(raw).reverse());
    const { extra: __, ...expected } = article(raw);
    expect(article(reordered)).toMatchObject(expected);
  });
});

const json = fc.jsonValue({ maxDepth: 4 });
const names = fc.constantFrom(...Object.values(RAW_FIELDS).flatMap((field) => field.names), ...KEYS);

/** Objects under the names and keys that are read, nested in each other. */
const { item } = fc.letrec<{ item: Record<string, unknown>; value: unknown }>((tie) => ({
  item: fc.dictionary(names, tie('value'), { maxKeys: 6 }),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(json, fc.string(), fc.constantFrom(TITLE, HTML, LINK, ISO)),
    tie('item'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

describe('any value', () => {
  it('gives an article or a reason', () => {
    fc.assert(
      fc.property(item, (raw) => {
        const analysis = analyse(raw, ORIGIN);
        expect(['article', 'rejected']).toContain(analysis.kind);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same article in any order of its keys', () => {
    const outcome = (raw: Record<string, unknown>) => {
      const analysis = analyse(raw, ORIGIN);
      if (analysis.kind === 'rejected') return analysis.reason;
      if (analysis.kind === 'decision') return analysis.decision;
      return { ...analysis.article, extra: null };
    };
    fc.assert(
      fc.property(item, (raw) => {
        expect(outcome(Object.fromEntries(Object.entries(raw).reverse()))).toEqual(outcome(raw));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same article in any wrapping of a text, and in any envelope', () => {
    const shapes = shapeKeys('text').map((key) => (text: string) => ({ [key]: text }) as unknown);
    const wrap = fc.constantFrom(
      (text: string): unknown => text,
      (text: string) => [text],
      ...shapes,
    );
    const plain = { title: TITLE, body: HTML, link: LINK, published: ISO };
    const envelope = fc.constantFrom(...shapeKeys('envelope'));
    fc.assert(
      fc.property(fc.array(wrap, { minLength: 4, maxLength: 4 }), envelope, (wraps, key) => {
        const wrapped = Object.entries(plain).map(([name, text], at) => [name, wraps[at]?.(text)]);
        const raw = Object.fromEntries(wrapped);
        expect(article(raw)).toEqual(article(plain));
        expect(article({ [key]: raw })).toEqual(article(plain));
      }),
    );
  });
});

describe('times', () => {
  const at = (raw: object) => said({ title: TITLE, ...raw }).at;

  it('reads what GDELT saw as the first sighting', () => {
    expect(article({ title: TITLE, seendate: '20260310T083000Z' }).seenAt).toBe(Date.UTC(2026, 2, 10, 8, 30));
  });

  it('prefers GMT to a local time, and an exact time to its day', () => {
    expect(at({ date: '2026-03-10T08:15:00', date_gmt: '2026-03-10T07:15:00' })).toBe(AT);
    expect(at({ published: '2026-03-10T08:15:00', isoDate: AT })).toBe(AT);
    expect(at({ publishedAt: '2026-03-10', created_at: AT })).toBe(AT);
    expect(at({ publishedAt: 'soon', created_at: AT })).toBe(AT);
  });

  it('takes neither an update for the time of a day nor another moment for the zone', () => {
    expect(at({ published: '2026-03-10', updated: AT })).toBe('2026-03-10T00:00:00.000Z');
    expect(at({ published: '2026-03-10T07:15:00', timestamp: '2026-03-10T09:21:00Z' })).toBe(AT);
  });

  it.each([
    [{ date: '2026-03-10 08:15:00.000000', timezone_type: 1, timezone: '+01:00' }],
    [{ __type: 'Date', iso: AT }],
    [{ seconds: Date.UTC(2026, 2, 10, 7, 15) / 1_000, nanoseconds: 0 }],
    [[2026, 3, 10, 7, 15, 0, 1, 69, 0]],
    [[{ '#text': ISO }]],
  ])('reads %j', (published) => {
    expect(at({ published })).toBe(AT);
  });
});

describe('labels', () => {
  it('takes the value of a facet, the term of an attribute and the names of all fields', () => {
    const categories = (raw: object) => article({ title: TITLE, ...raw }).categories;
    expect(categories({ keywords: [{ name: 'glocations', value: 'Ostrel', rank: 1 }] })).toEqual(['Ostrel']);
    expect(categories({ category: [{ $: { term: 'transport' } }] })).toEqual(['transport']);
    expect(categories({ category: [{ '@_term': 'transport' }, { '@_term': 'isles' }] })).toEqual([
      'transport',
      'isles',
    ]);
    expect(categories({ tags: ['ferry'], section: 'World' })).toEqual(['ferry', 'World']);
    expect(categories({ _embedded: { 'wp:term': [[{ name: 'A' }], [{ name: 'B' }]] } })).toEqual(['A', 'B']);
  });

  it('takes the contributors among the tags for authors', () => {
    const tags = [
      { id: 'profile/jens', type: 'contributor', webTitle: 'Jens Kvam' },
      { id: 'uk/transport', type: 'keyword', webTitle: 'Transport' },
    ];
    expect(article({ title: TITLE, tags })).toMatchObject({
      authors: ['Jens Kvam'],
      categories: ['Transport'],
    });
  });

  it('names the outlet of an element with an address', () => {
    const source = [{ _: 'Harbour Post', $: { url: 'https://www.harbourpost.example' } }];
    expect(article({ title: TITLE, source }).publisher).toMatchObject({
      id: 'harbourpost.example',
      name: 'Harbour Post',
    });
  });

  it('keeps in extra what no field has a place for, of a part as well', () => {
    const raw = { title: TITLE, fields: { byline: 'Jens Kvam', wordcount: '412' } };
    expect(article(raw).extra).toBe('{"fields":{"wordcount":"412"}}');
  });
});

describe('texts', () => {
  const text = (raw: object) => article({ title: TITLE, ...raw }).text;

  it.each([
    [{}],
    [[]],
    [false],
    [''],
    [{ $: { type: 'html' } }],
    [[{ '@_type': 'html' }]],
    [{ rendered: null }],
  ])('reads %j as nothing given', (content) => {
    expect(text({ content, description: TEASER })).toBe(TEASER);
    expect(text({ content })).toBe('');
  });

  it.each([[5], [{ blocks: 3 }], [true], [[1, 2]], [[['x']]]])('reads past %j', (content) => {
    expect(text({ content, description: TEASER })).toBe(TEASER);
    expect(text({ content, body_html: HTML })).toBe(BODY);
    expect(analyse({ title: TITLE, content }, ORIGIN)).toMatchObject({ reason: 'wrong-type' });
  });

  it('reads another headline of the NYT where the main one is missing', () => {
    expect(article({ headline: { main: null, print_headline: TITLE } }).title).toBe(TITLE);
  });

  it('reads a headline that a parser made a number of', () => {
    expect(article({ title: 1984 }).title).toBe('1984');
    expect(article({ title: { '#text': 1984 } }).title).toBe('1984');
  });

  it('reads the texts among the blocks of a content system', () => {
    const content_elements = [
      { type: 'text', content: 'One.' },
      { type: 'image', url: 'https://x.example/1.jpg' },
      { type: 'text', content: 'Two.' },
    ];
    expect(text({ content_elements })).toBe('One.\n\nTwo.');
  });
});
