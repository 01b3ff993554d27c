import { guardedLookup, privateHosts } from '@newsfold/runtime/web/address-guard.ts';
import { FeedSite, type MadeItem, rssOf } from '@newsfold/test/support/feed-site.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FeedState, feedAddress, feedIdOf, NEW_FEED } from '../domain/feed-record.ts';
import { PoliteHosts } from '../web/polite-hosts.ts';
import { Robots } from '../web/robots.ts';
import type { Web } from '../web/visit.ts';
import { completeItems, type PageOutcome } from './full-text.ts';
import { type Feed, type Poll, pollFeed } from './poll-feed.ts';
import { rawRecords } from './raw-records.ts';

const never = new AbortController().signal;
const allowed = privateHosts('127.0.0.1');
let site: FeedSite;
let now = Date.UTC(2026, 2, 14, 8, 30);

let web: Web;

beforeAll(async () => {
  site = await FeedSite.start();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.requests.length = 0;
  // Hosts remember the pauses that they ask for.
  web = {
    hosts: new PoliteHosts(0),
    settings: {
      userAgent: 'newsfold/test',
      allowed,
      lookup: guardedLookup(allowed),
      timeoutMs: 2000,
      maxBytes: 3_000_000,
    },
  };
});

function feedAt(path: string, state: FeedState = NEW_FEED): Feed {
  const address = feedAddress(site.url(path));
  const definition = {
    address,
    title: null,
    desk: null,
    isFullText: false,
    isPaused: false,
    everySeconds: null,
    addedAt: 0,
  };
  return { id: feedIdOf(address), definition, state };
}

function poll(path: string, state: FeedState = NEW_FEED): Promise<Poll> {
  const limits = { minSeconds: 60, maxSeconds: 3600 };
  return pollFeed(feedAt(path, state), { web, limits, now: () => now, random: () => 0.5 }, never);
}

/** Polls a path once for each feed that it serves, a minute apart. @returns titles that each poll publishes */
async function pollThrough(path: string, feeds: readonly string[]): Promise<string[][]> {
  const published: string[][] = [];
  let state = NEW_FEED;
  for (const feed of feeds) {
    site.serve(path, feed);
    now += 60_000;
    const done = await poll(path, state);
    state = done.state;
    published.push(done.items.map(({ title }) => String(title)));
  }
  return published;
}

const made = (at: number, change: Partial<MadeItem> = {}): MadeItem => ({
  guid: `urn:${at}`,
  link: `https://a.example/${at}`,
  title: `Item ${at}`,
  text: `Text ${at}`,
  date: `Sat, 14 Mar 2026 0${at}:00:00 GMT`,
  ...change,
});

describe('a poll', () => {
  it('asks with the validators that the last answer gave, and takes 304 for no news', async () => {
    site.on('/feed', ({ headers }, response) => {
      const isKnown = headers['if-none-match'] === '"v1"' && headers['if-modified-since'] === 'yesterday';
      if (isKnown) response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"', 'last-modified': 'yesterday' }).end(rssOf([made(1)]));
    });
    const first = await poll('/feed');
    expect(first).toMatchObject({
      outcome: 'read',
      state: { etag: '"v1"', lastModified: 'yesterday', published: 1 },
    });
    const second = await poll('/feed', first.state);
    expect(second).toMatchObject({ outcome: 'unchanged', items: [], state: { etag: '"v1"', published: 1 } });
    expect(second.state.seen).toBe(first.state.seen);
    expect(site.requests[0]?.headers['user-agent']).toBe('newsfold/test');
  });

  it('publishes each item once, and its edits', async () => {
    expect(
      await pollThrough('/feed', [
        rssOf([made(1)]),
        rssOf([made(2), made(1)]),
        rssOf([]),
        rssOf([made(2), made(1, { text: 'Corrected' })]),
        rssOf([made(2), made(1, { text: 'Corrected' })]),
      ]),
    ).toEqual([['Item 1'], ['Item 2'], [], ['Item 1'], []]);
  });

  it('is not fooled by ids that change at every poll, clocks that lie, and items that move', async () => {
    const at = (poll: number) =>
      rssOf([
        made(1, { guid: `session-${poll}`, date: `now ${poll}` }),
        made(2, { link: `https://b.example/moved/${poll}` }),
        made(3, { guid: `g${poll}`, link: `https://a.example/x/${poll}` }),
      ]);
    expect(await pollThrough('/feed', [at(1), at(2), at(3)])).toEqual([
      ['Item 1', 'Item 2', 'Item 3'],
      [],
      [],
    ]);
  });

  it('follows a permanent redirect from then on, and goes home when that fails', async () => {
    site.redirect('/old', 301, '/new');
    site.serve('/new', rssOf([made(1)]));
    const first = await poll('/old');
    expect(first.state.movedTo).toBe(site.url('/new'));
    const again = await poll('/old', first.state);
    expect(site.count('/old')).toBe(1);
    site.on('/new', (_, response) => void response.writeHead(404).end());
    let { state } = again;
    for (let at = 0; at < 3; at += 1) state = (await poll('/old', state)).state;
    expect(state).toMatchObject({ movedTo: null, failure: { reason: 'not-found', count: 3 } });
  });

  it('does not remember a redirect that may end', async () => {
    site.redirect('/old', 302, '/new');
    site.serve('/new', rssOf([made(1)]));
    expect((await poll('/old')).state.movedTo).toBeNull();
  });

  it('ends with a feed that is gone', async () => {
    site.on('/gone', (_, response) => void response.writeHead(410).end());
    expect(await poll('/gone')).toMatchObject({ outcome: 'gone', state: { isGone: true } });
  });

  it('keeps what is known through a failure, comes again when it is told, and recovers', async () => {
    site.serve('/feed', rssOf([made(1)]), { etag: '"1"' });
    const { state } = await poll('/feed');
    site.on('/feed', (_, response) => void response.writeHead(503, { 'retry-after': '0' }).end());
    const failed = await poll('/feed', state);
    expect(failed).toMatchObject({
      outcome: 'server-error',
      items: [],
      state: { seen: state.seen, etag: '"1"' },
    });
    site.on('/feed', (_, response) => void response.writeHead(429, { 'retry-after': '7000' }).end());
    const other = await poll('/feed', failed.state);
    expect(other.state.dueAt).toBe(now + 7_000_000);
  });

  it('takes what is whole of a feed that was cut off, and asks for all of it again', async () => {
    const whole = rssOf([made(1), made(2)]);
    site.serve('/cut', whole.slice(0, whole.indexOf('Item 2')), { etag: '"1"' });
    const cut = await poll('/cut');
    expect(cut).toMatchObject({ outcome: 'cut', state: { etag: null } });
    expect(cut.items).toHaveLength(1);
    site.serve('/cut', whole);
    expect((await poll('/cut', cut.state)).items).toMatchObject([{ title: 'Item 2' }]);
  });

  it('reads windows-1252, and items of a megabyte', async () => {
    const head =
      '<?xml version="1.0" encoding="windows-1252"?><rss><channel><item><title>Caf\xe9 \x80</title>';
    const text = `<description>${'word '.repeat(220_000)}</description></item></channel></rss>`;
    site.serve('/large', Buffer.from(head + text, 'latin1'));
    const { items, document } = await poll('/large');
    expect(items).toMatchObject([{ title: 'Café €' }]);
    if (document === null) throw new Error('not read');
    const records = rawRecords({ address: 'https://a.example/', desk: null }, document, items);
    expect(records).toHaveLength(1);
  });

  it('follows Cache-Control, within the longest interval', async () => {
    site.serve('/feed', rssOf([made(1)]), { 'cache-control': 'public, max-age=900' });
    const { state } = await poll('/feed');
    expect(state).toMatchObject({ rhythm: { leastSeconds: 900 }, dueAt: now + 900_000 });
  });

  it('tells a page that is no feed, and one that does not answer', async () => {
    site.serve('/page', '<html></html>');
    expect(await poll('/page')).toMatchObject({ outcome: 'not-a-feed', state: { failure: { count: 1 } } });
  });
});

it('splits what is new into records of bounded size, in order', async () => {
  site.serve('/many', rssOf(Array.from({ length: 250 }, (_, at) => ({ title: `Item ${at}` }))));
  const { document, items } = await poll('/many');
  if (document === null) throw new Error('not read');
  const records = rawRecords({ address: 'https://a.example/feed', desk: 'News' }, document, items);
  const read = records.map(({ value }) => JSON.parse(String(value)));
  expect(read.map(({ rss }) => rss.channel.item.length)).toEqual([100, 100, 50]);
  expect(read.flatMap(({ rss }) => rss.channel.item)).toMatchObject(items);
  expect(records[0]).toMatchObject({ key: 'a.example' });
  expect(read[0]).toMatchObject({ desk: 'News', rss: { channel: { title: 'Harbour Post' } } });
});

describe('the whole text of an item', () => {
  const article = Array.from(
    { length: 12 },
    (_, at) => `<p>${`Paragraph ${at} of the report on the ferry. `.repeat(5)}</p>`,
  );
  const page = (head = '') =>
    `<html><head>${head}</head><body><article>${article.join('')}</article></body></html>`;

  async function complete(path: string, item: object = { title: 'a', description: 'A teaser.' }) {
    const outcomes: PageOutcome[] = [];
    const tools = {
      web,
      robots: new Robots(web),
      onPage: (outcome: PageOutcome) => void outcomes.push(outcome),
    };
    const [done] = await completeItems([{ ...item }], [site.url(path)], tools, never);
    return { outcomes, text: String(done?.fullText ?? '') };
  }

  it('is read from its page where the feed only teases', async () => {
    site.serve('/robots.txt', 'User-agent: *\nDisallow: /private/\n');
    site.serve('/article', page(), { 'content-type': 'text/html' });
    const { outcomes, text } = await complete('/article');
    expect(outcomes).toEqual(['completed']);
    expect(text).toContain('Paragraph 11');
    expect(await complete('/article', { title: 'a', description: 'long '.repeat(400) })).toMatchObject({
      outcomes: [],
    });
  });

  it('is not read where robots.txt forbids it, or cannot be read', async () => {
    site.serve('/robots.txt', 'User-agent: newsfold\nDisallow: /private/\n');
    site.serve('/private/1', page(), { 'content-type': 'text/html' });
    expect(await complete('/private/1')).toEqual({ outcomes: ['robots'], text: '' });
    site.on('/robots.txt', (_, response) => void response.writeHead(500).end());
    expect(await complete('/article')).toEqual({ outcomes: ['robots'], text: '' });
    site.on('/robots.txt', (_, response) => void response.writeHead(404).end());
    expect((await complete('/private/1')).outcomes).toEqual(['completed']);
  });

  it('is not taken from behind a paywall', async () => {
    for (const head of [
      '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>',
      '<meta property="article:content_tier" content="locked">',
    ]) {
      site.serve('/paid', page(head), { 'content-type': 'text/html' });
      expect(await complete('/paid')).toEqual({ outcomes: ['paywall'], text: '' });
    }
  });

  it('costs an item nothing when its page fails or says no more', async () => {
    site.serve('/short', '<html><body><p>Short.</p></body></html>', { 'content-type': 'text/html' });
    expect(await complete('/missing')).toEqual({ outcomes: ['failed'], text: '' });
    expect(await complete('/short')).toEqual({ outcomes: ['no-more'], text: '' });
  });
});
