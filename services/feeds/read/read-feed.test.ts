import { readFileSync } from 'node:fs';
import { takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import { rssOf } from '@newsfold/test/support/feed-site.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siftItems } from '../domain/seen-items.ts';
import { decodeText } from './decode-text.ts';
import { readFeed } from './read-feed.ts';

const ADDRESS = 'https://harbourpost.example/feed';
const sample = (name: string) =>
  readFileSync(new URL(`../../../test/support/feeds/${name}`, import.meta.url), 'utf8');

describe.each([
  ['rss', 'rss.xml'],
  ['atom', 'atom.xml'],
  ['rdf', 'rdf.xml'],
  ['json', 'feed.json'],
])('a feed of %s', (format, name) => {
  const feed = readFeed(sample(name), ADDRESS);

  it('has a title and items that are told apart', () => {
    expect(feed).toMatchObject({ format, isCut: false });
    expect(feed.title).not.toBeNull();
    expect(feed.items.length).toBeGreaterThan(0);
    for (const { id, address } of feed.marks) expect(id ?? address).not.toBeNull();
    expect(new Set(feed.marks.map(({ content }) => content)).size).toBe(feed.items.length);
    for (const link of feed.links) expect(link).toMatch(/^https?:/);
  });

  it('is what ingest takes apart, whichever items are left in it', () => {
    const whole = takeApart(feed.withItems(feed.items));
    const last = takeApart({ desk: 'News', ...feed.withItems(feed.items.slice(-1)) });
    expect(whole).toMatchObject({ kind: 'many' });
    if (whole.kind !== 'many' || last.kind !== 'many') throw new Error('no container');
    expect(whole.items).toHaveLength(feed.items.length);
    expect(last.items).toHaveLength(1);
    expect(whole.items.at(-1)?.kind).toBe('item');
  });
});

const NEWS_SITEMAP = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  <url><loc>https://harbourpost.example/1</loc><news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-03-14</news:publication_date><news:title>Ferry resumes</news:title></news:news></url>
  <url><loc>https://harbourpost.example/about</loc></url></urlset>`;

describe('readFeed', () => {
  it('reads the news of a sitemap, and nothing else of it', () => {
    const feed = readFeed(NEWS_SITEMAP, ADDRESS);
    expect(feed).toMatchObject({
      format: 'sitemap',
      title: 'Harbour Post',
      links: ['https://harbourpost.example/1'],
    });
    expect(takeApart(feed.withItems(feed.items))).toMatchObject({ kind: 'many' });
  });

  it('keeps the markup of Atom as it was written, and decodes texts', () => {
    const feed = readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title>Fish &amp; chips</title>
       <content type="xhtml"><div>one <b>two</b> three &amp; four</div></content><summary type="html"><![CDATA[<p>a &amp; b</p>]]> &lt;i&gt; <![CDATA[c]]></summary></entry></feed>`,
      ADDRESS,
    );
    expect(feed.items[0]).toMatchObject({
      title: 'Fish & chips',
      content: { '#text': '<div>one <b>two</b> three &amp; four</div>' },
      summary: { '#text': '<p>a &amp; b</p> <i> c' },
    });
  });

  it('takes the link for readers, and resolves it', () => {
    const feed = readFeed(
      `<feed><entry><id>1</id><title>a</title><link rel="self" href="/self"/><link rel="alternate" href="/1"/></entry></feed>`,
      ADDRESS,
    );
    expect(feed.links).toEqual(['https://harbourpost.example/1']);
  });

  it('takes tracking parameters for no new address, and dates, counters and tags for no edit', () => {
    const marks = (link: string, more: string) =>
      readFeed(
        `<rss><channel><item><title>a</title><link>${link}</link>${more}</item></channel></rss>`,
        ADDRESS,
      ).marks;
    const first = siftItems(
      '',
      marks('https://a.example/1?utm_source=rss', '<slash:comments>1</slash:comments>'),
    );
    const again = marks(
      'https://a.example/1?utm_source=web',
      '<slash:comments>9</slash:comments><pubDate>now</pubDate>',
    );
    expect(siftItems(first.seen, again).news).toEqual(['known']);
  });

  it('reads what a feed asks for', () => {
    const head = `<title>a</title><ttl>15</ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>
      <skipDays><day>Sunday</day><day>Nonday</day></skipDays>`;
    expect(readFeed(rssOf([], head), ADDRESS).rhythm).toEqual({
      leastSeconds: 900,
      skipHours: [0, 0, 7],
      skipDays: [0],
    });
    const period = '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>';
    expect(readFeed(rssOf([], period), ADDRESS).rhythm.leastSeconds).toBe(900);
  });

  it('reads a feed whose end is missing up to its last whole item', () => {
    const whole = rssOf([{ title: 'One' }, { title: 'Two' }]);
    const cut = readFeed(whole.slice(0, whole.indexOf('Two') + 1), ADDRESS);
    expect(cut).toMatchObject({ isCut: true, items: [{ title: 'One' }] });
    expect(() => readFeed(whole.slice(0, whole.indexOf('One')), ADDRESS)).toThrow(/ends without/);
  });

  it.each([
    ['<!doctype html><html><body>no</body></html>', 'not-a-feed'],
    ['<opml><body/></opml>', 'not-a-feed'],
    ['<sitemapindex><sitemap/></sitemapindex>', 'not-a-feed'],
    ['<urlset><url><loc>https://a.example/</loc></url></urlset>', 'not-a-feed'],
    ['{"hello": 1}', 'not-a-feed'],
    ['{"items": [', 'malformed'],
    ['just text', 'not-a-feed'],
    ['', 'not-a-feed'],
    ['<rss><channel><item></channel', 'malformed'],
  ])('refuses %s as %s', (text, reason) => {
    expect(() => readFeed(text, ADDRESS)).toThrow(expect.objectContaining({ reason }));
  });

  it('reads the first five thousand items of a feed, of any format', () => {
    for (const [head, item, tail] of [
      ['<rss><channel>', '<item><title>a</title></item>', '</channel></rss>'],
      ['<feed>', '<entry><title>a</title></entry>', '</feed>'],
      ['<urlset>', '<url><news:news><a>b</a></news:news></url>', '</urlset>'],
      ['{"items":[1', ',{"title":"a"}', ']}'],
    ] as const) {
      const feed = readFeed(head + item.repeat(6000) + tail, ADDRESS);
      expect([feed.items.length, feed.marks.length, feed.links.length]).toEqual([5000, 5000, 5000]);
    }
  });

  it('reads an empty feed as one without items', () => {
    for (const text of ['<rss></rss>', '<rss><channel></channel></rss>', '<feed></feed>', '{"items": []}'])
      expect(readFeed(text, ADDRESS).items).toEqual([]);
  });
});

/** A document of about a megabyte, made of one piece. */
const megabyte = (piece: string) => piece.repeat(Math.ceil(1_000_000 / piece.length));

const lol = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('');

describe('hostile documents', () => {
  it.each([
    [
      'entities in entities',
      `<!DOCTYPE r [<!ENTITY a0 "lol">${lol}]><rss><channel><item><title>&a12;</title></item></channel></rss>`,
    ],
    [
      'a long entity many times',
      `<!DOCTYPE r [<!ENTITY x "${'A'.repeat(9000)}">]><rss><channel><item><title>${'&x;'.repeat(90_000)}</title></item></channel></rss>`,
    ],
    [
      'a file as entity',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    ],
    ['a million elements in each other', `<rss>${megabyte('<a>')}</rss>`],
    ['open brackets', `<rss>${megabyte('<')}</rss>`],
    ['open attributes', `<rss><a ${megabyte('x="')}</rss>`],
    [
      'many attributes',
      `<rss><a ${Array.from({ length: 80_000 }, (_, at) => `a${at}="1"`).join(' ')}/></rss>`,
    ],
    ['open sections', `<rss>${megabyte('<![CDATA[')}</rss>`],
    ['open comments', `<rss>${megabyte('<!--')}</rss>`],
    ['open instructions', `<rss>${megabyte('<?')}</rss>`],
    ['end tags', `<rss>${megabyte('</x>')}</rss>`],
    ['open contents of Atom', `<feed>${megabyte('<entry><content>')}</feed>`],
    [
      'sections without an end in Atom',
      `<feed><entry><content><!--${megabyte('<![CDATA[')}--></content></entry></feed>`,
    ],
    ['sections in Atom', `<feed><entry><content>${megabyte('<![CDATA[]]>')}</content></entry></feed>`],
    ['empty items', `<rss><channel>${megabyte('<item/>')}</channel></rss>`],
    ['ampersands', `<rss><channel><item><title>${megabyte('&')}</title></item></channel></rss>`],
    [
      'names of the language',
      '<rss><channel><item><__proto__><a>1</a></__proto__><constructor>x</constructor></item></channel></rss>',
    ],
    ['a million brackets of JSON', `{"items": ${megabyte('[')}`],
    ['no root for long', `${megabyte('<!-- x -->')}<rss/>`],
  ])('%s end soon, and harm nothing', (_, text) => {
    const begun = performance.now();
    try {
      const feed = readFeed(text, ADDRESS);
      expect(JSON.stringify(feed.items).length).toBeLessThan(4 * text.length + 1_000_000);
      expect(JSON.stringify(feed.items)).not.toContain('root:');
    } catch (error) {
      expect(error).toBeInstanceOf(WebFailure);
    }
    // A tenth of it on an idle machine.
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it('fail by a WebFailure or are read, whatever was damaged', () => {
    const feeds = ['rss.xml', 'atom.xml', 'rdf.xml', 'feed.json'].map(sample);
    const damage = fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(40),
        fc.constantFrom('', '<', '>', '&', '"', ']]>', '<!--', '<item>', '</rss>', '\u0000', '\ud800'),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...feeds), damage, (feed, cuts) => {
        const text = cuts.reduce((now, [at, length, put]) => {
          const from = at % (now.length + 1);
          return now.slice(0, from) + put + now.slice(from + length);
        }, feed);
        try {
          const read = readFeed(text, ADDRESS);
          siftItems('', read.marks);
          JSON.stringify(read.withItems(read.items));
        } catch (error) {
          expect(error).toBeInstanceOf(WebFailure);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('decodeText', () => {
  const euro = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><rss>`;

  it('reads what the bytes, the server or the document say', () => {
    const latin = Buffer.concat([Buffer.from(euro('windows-1252')), Buffer.from([0x80, 0xe9])]);
    expect(decodeText(latin, undefined)).toContain('€é');
    expect(decodeText(Buffer.from([0xe9]), 'text/xml; charset=iso-8859-1')).toBe('é');
    expect(decodeText(Buffer.from('\ufeff<rss>é', 'utf16le'), undefined)).toBe('<rss>é');
    expect(decodeText(Buffer.from('<rss>é', 'utf16le'), undefined)).toBe('<rss>é');
    expect(decodeText(Buffer.from('\ufeffé'), undefined)).toBe('é');
  });

  it('does not believe what the bytes contradict', () => {
    expect(decodeText(Buffer.from([0x93, 0x61, 0x94]), 'text/xml; charset=utf-8')).toBe('“a”');
    expect(decodeText(Buffer.from('é'), 'text/xml; charset=klingon')).toBe('é');
    expect(decodeText(Buffer.from([0x80]), undefined)).toBe('€');
  });
});
