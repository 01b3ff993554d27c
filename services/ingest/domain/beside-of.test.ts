import type { Article } from '@newsfold/schemas/generated/records.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { analyse } from './analyse.ts';
import { absoluteImage, readImage } from './read-image.ts';
import { readReservations, readTerms } from './read-rights.ts';

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.UTC(2026, 2, 12) };
const PICTURE = 'https://img.rivertribune.example/401.jpg';

function article(raw: object): Article {
  const analysis = analyse(
    { title: 'Lighthouse opens', url: 'https://www.rivertribune.example/401', ...raw },
    ORIGIN,
  );
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

describe('a picture', () => {
  it.each<[string, object]>([
    ['an address', { image: PICTURE }],
    ['NewsAPI', { urlToImage: PICTURE }],
    ['JSON-LD', { image: [{ '@type': 'ImageObject', url: PICTURE }] }],
    ['WordPress', { featured_media: 12, _embedded: { 'wp:featuredmedia': [{ source_url: PICTURE }] } }],
    ['Guardian', { fields: { thumbnail: PICTURE } }],
    [
      'NYT',
      {
        multimedia: {
          caption: 'The tower',
          default: { url: PICTURE },
          thumbnail: { url: 'https://x.example/t.jpg' },
        },
      },
    ],
    ['NYT, former', { multimedia: [{ url: PICTURE, type: 'image' }] }],
    [
      'ninjs 1',
      { associations: { featureimage: { type: 'picture', renditions: { '16-9': { href: PICTURE } } } } },
    ],
    [
      'ninjs 3',
      {
        associations: [
          { type: 'text', uri: 'urn:x:1' },
          { type: 'picture', renditions: [{ href: PICTURE }] },
        ],
      },
    ],
    ['Arc', { promo_items: { basic: { type: 'image', url: PICTURE } } }],
    ['Strapi', { cover: { data: { id: 1, attributes: { url: PICTURE } } } }],
    ['Contentful', { fields: { image: { sys: { id: 'a' }, fields: { file: { url: PICTURE.slice(6) } } } } }],
    ['Bing', { image: { thumbnail: { contentUrl: PICTURE, width: 700 } } }],
    [
      'an enclosure',
      {
        enclosure: [
          { url: 'https://x.example/talk.mp3', type: 'audio/mpeg' },
          { url: PICTURE, type: 'image/jpeg' },
        ],
      },
    ],
    [
      'a link',
      {
        links: [
          { href: 'https://www.rivertribune.example/401' },
          { rel: 'enclosure', type: 'image/png', href: PICTURE },
        ],
      },
    ],
  ])('is found in the shape of %s', (_, raw) => {
    expect(article(raw).image).toBe(PICTURE);
  });

  it.each([
    ['None'],
    ['#'],
    ['data:image/png;base64,AAAA'],
    [{ url: 'https://x.example/a.mp4' }],
    [{ medium: 'video', url: PICTURE }],
    [7],
    [[]],
  ])('is not %j', (image) => {
    expect(article({ image }).image).toBeNull();
  });

  it('belongs to the page that it is on', () => {
    expect(article({ image: '/pictures/401.jpg' }).image).toBe(
      'https://www.rivertribune.example/pictures/401.jpg',
    );
    expect(absoluteImage('//img.x.example/1.jpg', null)).toBe('https://img.x.example/1.jpg');
    expect(absoluteImage('1.jpg', null)).toBeNull();
    expect(absoluteImage('ftp://x.example/1.jpg', null)).toBeNull();
  });
});

describe('rights', () => {
  it.each<[object, readonly string[]]>([
    [{ usageterms: 'Not for resale', copyrightnotice: '© NTL' }, ['Not for resale', '© NTL']],
    [{ usageterms: [{ role: 'web', value: '<p>Web only &amp; no archive</p>' }] }, ['Web only & no archive']],
    [
      {
        rightsinfo: { langid: 'odrl', linkedrights: 'https://licences.example/a.xml', encodedrights: 'None' },
      },
      ['https://licences.example/a.xml'],
    ],
    [
      { license: { name: 'CC BY', url: 'https://licences.example/by' } },
      ['CC BY', 'https://licences.example/by'],
    ],
    [
      { links: [{ rel: 'license', href: 'https://licences.example/by' }, { href: 'https://a.example/1' }] },
      ['https://licences.example/by'],
    ],
    [{ rights: { _: 'All rights reserved', $: { type: 'text' } } }, ['All rights reserved']],
    [{}, []],
  ])('of %j are %j', (raw, terms) => {
    expect(article(raw).usageTerms).toEqual(terms);
  });

  it.each<[object, readonly string[]]>([
    [{ noai: true, noimageai: 'true' }, ['noai', 'noimageai']],
    [{ robots: 'index, noai, noimageai' }, ['noai', 'noimageai']],
    [{ 'x-robots-tag': ['max-snippet:5', 'noai'] }, ['noai']],
    [
      { 'tdm-reservation': 1, 'tdm-policy': 'https://a.example/tdm.json' },
      ['tdm-reservation', 'tdm-policy: https://a.example/tdm.json'],
    ],
    [{ tdm_reservation: { '#text': 1 } }, ['tdm-reservation']],
    [{ tdm_reservation: 0 }, []],
    [{ aiTraining: 'disallow' }, ['ai-train=no']],
    [{ 'content-signal': 'search=yes, ai-train=no' }, ['ai-train=no']],
    [
      {
        'rsl:content': {
          $: { url: '/' },
          license: [{ prohibits: [{ _: 'ai-train', $: { type: 'usage' } }] }],
        },
      },
      ['rsl: / ai-train'],
    ],
    [{ robots: 'index, follow' }, []],
    [{ robots: 'nosnippet, noarchive' }, ['nosnippet']],
    [{ robots: 'max-snippet: 0' }, ['nosnippet']],
    [{ noai: false }, []],
    [{}, []],
  ])('reserved by %j are %j', (raw, reservations) => {
    expect(article(raw).reservations).toEqual(reservations);
  });

  it('are bounded', () => {
    const { usageTerms, reservations } = article({
      rights: Array(50)
        .fill(0)
        .map((_, i) => `${i} ${'x'.repeat(5_000)}`),
      rsl: 'y'.repeat(9_000),
    });
    expect(usageTerms.length).toBe(10);
    for (const text of [...usageTerms, ...reservations]) expect(text.length).toBeLessThanOrEqual(1_000);
  });
});

describe('section and summary', () => {
  it('keeps the section, which is a category as well', () => {
    expect(article({ section: 'World', tags: ['sea'] })).toMatchObject({
      section: 'World',
      categories: ['sea', 'World'],
    });
    expect(article({ articleSection: [{ name: 'Travel' }] }).section).toBe('Travel');
    expect(article({}).section).toBeNull();
  });

  it('keeps the summary beside a body, as plain text', () => {
    expect(
      article({
        body: 'The lighthouse opens at Easter.',
        excerpt: { rendered: '<p>Tower &amp; cottage</p>' },
      }).summary,
    ).toBe('Tower & cottage');
    expect(article({ description: 'The lighthouse opens.' })).toMatchObject({
      text: 'The lighthouse opens.',
      summary: null,
    });
    expect(article({ body: '<p>The tower.</p>', description: 'The tower.' }).summary).toBeNull();
  });
});

describe('blocks and elements', () => {
  it.each<[string, object]>([
    [
      'Portable Text',
      {
        body: [
          {
            _type: 'block',
            children: [
              { _type: 'span', text: 'The tower ' },
              { _type: 'span', text: 'opens.' },
            ],
          },
          { _type: 'block', children: [{ _type: 'span', text: 'Bring shoes.' }] },
        ],
      },
    ],
    [
      'blocks of Strapi',
      {
        content: [
          {
            type: 'paragraph',
            children: [
              { type: 'text', text: 'The tower ' },
              { type: 'link', url: '/a', children: [{ type: 'text', text: 'opens.' }] },
            ],
          },
          { type: 'paragraph', children: [{ type: 'text', text: 'Bring shoes.' }] },
        ],
      },
    ],
    [
      'rich text of Contentful',
      {
        fields: {
          body: {
            nodeType: 'document',
            content: [
              {
                nodeType: 'paragraph',
                content: [
                  { nodeType: 'text', value: 'The tower ' },
                  { nodeType: 'text', value: 'opens.', marks: [{ type: 'bold' }] },
                ],
              },
              { nodeType: 'paragraph', content: [{ nodeType: 'text', value: 'Bring shoes.' }] },
            ],
          },
        },
      },
    ],
    [
      'elements',
      {
        content: {
          '@_type': 'xhtml',
          div: {
            '@_xmlns': 'http://www.w3.org/1999/xhtml',
            p: ['The tower opens.', { '#text': 'Bring', b: 'shoes.' }],
          },
        },
      },
    ],
    [
      'elements with merged attributes',
      {
        content: {
          type: 'xhtml',
          div: {
            xmlns: 'http://www.w3.org/1999/xhtml',
            p: ['The tower opens.', { _: 'Bring', b: ['shoes.'] }],
          },
        },
      },
    ],
    [
      'Arc',
      {
        headlines: { basic: 'Lighthouse opens' },
        content_elements: [
          { type: 'text', content: 'The tower opens.' },
          { type: 'image', url: PICTURE },
          { type: 'text', content: 'Bring shoes.' },
        ],
      },
    ],
  ])('are read as paragraphs: %s', (_, raw) => {
    expect(article(raw).text).toBe('The tower opens.\n\nBring shoes.');
  });
});

describe('items of', () => {
  const TEXT = 'The lighthouse of Harrow Skerry opens to visitors at Easter.';
  const common = {
    title: 'Lighthouse opens',
    publishedAt: Date.UTC(2026, 2, 11, 8, 30),
    publishedAtQuality: 'exact',
  };
  const of = (raw: object): Article => {
    const analysis = analyse(raw as Record<string, unknown>, ORIGIN);
    if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
    return analysis.article;
  };
  it.each<[string, object, Partial<Article>]>([
    [
      'Event Registry',
      {
        uri: '801',
        date: '2026-03-11',
        time: '08:40:00',
        dateTime: '2026-03-11T08:40:00Z',
        dateTimePub: '2026-03-11T08:30:00Z',
        title: 'Lighthouse opens',
        body: TEXT,
        authors: [{ uri: 'o@x', name: 'Orla Finch' }],
      },
      { text: TEXT, authors: ['Orla Finch'] },
    ],
    [
      'Arc',
      {
        _id: 'A',
        headlines: { basic: 'Lighthouse opens' },
        description: { basic: TEXT },
        credits: { by: [{ name: 'Orla Finch' }] },
        taxonomy: { primary_section: { name: 'Travel' }, tags: [{ text: 'sea' }] },
        display_date: '2026-03-11T08:30:00Z',
      },
      { guid: 'A', text: TEXT, authors: ['Orla Finch'], section: 'Travel', categories: ['sea', 'Travel'] },
    ],
    [
      'Contentful',
      {
        sys: { id: 'C', createdAt: '2026-03-11T08:30:00Z' },
        fields: { title: 'Lighthouse opens', body: TEXT },
      },
      { guid: 'C', text: TEXT },
    ],
    [
      'Webz',
      {
        thread: { site: 'rivertribune.example', main_image: PICTURE, section_title: 'Travel' },
        url: 'https://www.rivertribune.example/401',
        published: '2026-03-11T08:30:00Z',
        title: 'Lighthouse opens',
        text: TEXT,
      },
      { image: PICTURE, section: 'Travel' },
    ],
    [
      'a sitemap of news',
      {
        loc: 'https://www.rivertribune.example/401',
        lastmod: '2026-03-11T09:00:00Z',
        'news:news': {
          'news:publication': { 'news:name': 'River Tribune' },
          'news:publication_date': '2026-03-11T08:30:00Z',
          'news:title': 'Lighthouse opens',
        },
        'image:image': { 'image:loc': PICTURE },
      },
      {
        url: 'https://www.rivertribune.example/401',
        image: PICTURE,
        publisher: { id: 'rivertribune.example', name: 'River Tribune', family: 'rivertribune.example' },
      },
    ],
    [
      'trafilatura',
      {
        title: 'Lighthouse opens',
        hostname: 'rivertribune.example',
        sitename: 'River Tribune',
        source: 'https://www.rivertribune.example/news/401',
        date: '2026-03-11T08:30:00Z',
        text: TEXT,
      },
      {
        url: 'https://www.rivertribune.example/news/401',
        publisher: { id: 'rivertribune.example', name: 'River Tribune', family: 'rivertribune.example' },
      },
    ],
    [
      'a feed that names a letter box',
      {
        title: 'Lighthouse opens',
        author: 'desk@rivertribune.example (Orla Finch)',
        pubDate: 'Wed, 11 Mar 2026 08:30:00 GMT',
      },
      { authors: ['Orla Finch'] },
    ],
  ])('%s arrive', (_, raw, expected) => {
    expect(of(raw)).toMatchObject({ ...common, ...expected });
  });
});

test('nothing throws, and what is read are texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, name) => {
      const image = readImage(value);
      expect(image === null || typeof image === 'string').toBe(true);
      for (const text of [
        ...readTerms(value),
        ...readReservations(name, value),
        ...readReservations('noai', value),
      ])
        expect(typeof text).toBe('string');
      absoluteImage(image, name);
    }),
  );
});
