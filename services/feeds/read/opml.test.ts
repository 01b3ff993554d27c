import { describe, expect, it } from 'vitest';
import { findFeeds } from './find-feeds.ts';
import { readOpml, writeOpml } from './opml.ts';

/** As NetNewsWire, Feedly and FreshRSS write it, in one. */
const OTHER_READER = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><head><title>Subscriptions</title></head><body>
  <outline text="News" title="News">
    <outline text="Harbour Post" title="Harbour Post" description="" type="rss" version="RSS" htmlUrl="https://harbourpost.example/" xmlUrl="https://harbourpost.example/feed?a=1&amp;b=2"/>
    <outline text="Local / Isle"><outline type="rss" text="Isle &amp; Herald" xmlUrl="feed://isle.example/rss"/></outline>
  </outline>
  <outline type="rss" text="Loose" xmlUrl="https://loose.example/atom.xml"/>
  <outline type="rss" text="Again" xmlUrl="https://loose.example/atom.xml"/>
  <outline type="rss" text="Odd" xmlUrl="javascript:alert(1)"/>
</body></opml>`;

const FEEDS = [
  { address: 'https://harbourpost.example/feed?a=1&b=2', title: 'Harbour Post', folder: 'News' },
  { address: 'http://isle.example/rss', title: 'Isle & Herald', folder: 'News/Local ∕ Isle' },
  { address: 'https://loose.example/atom.xml', title: 'Loose', folder: null },
];

describe('OPML', () => {
  it('of another reader is read: folders in folders, each feed once, what is none told', () => {
    expect(readOpml(OTHER_READER)).toEqual({
      feeds: FEEDS,
      refused: [{ entry: 'javascript:alert(1)', why: expect.stringContaining('https://') }],
    });
  });

  it('comes back as it was written', () => {
    const back = readOpml(writeOpml(FEEDS)).feeds;
    expect(back.toSorted((a, b) => (a.address < b.address ? -1 : 1))).toEqual(
      FEEDS.toSorted((a, b) => (a.address < b.address ? -1 : 1)),
    );
    expect(readOpml(writeOpml([])).feeds).toEqual([]);
  });

  it('that is none is refused', () => {
    expect(() => readOpml('<rss/>')).toThrow(/no OPML/);
  });
});

describe('findFeeds', () => {
  it('finds what a page names, resolved, without comments', () => {
    const page = `<html><head><base href="/site/"><link rel="alternate" type="application/rss+xml" title="News" href="feed">
      <link rel=alternate type="application/atom+xml" href="https://a.example/atom"><link rel="alternate" type="application/rss+xml" title="Comments" href="/c">
      <link rel="stylesheet" type="text/css" href="x"><link rel="alternate" hreflang="de" href="/de"></head>`;
    expect(findFeeds(page, 'https://a.example/page')).toEqual([
      { address: 'https://a.example/site/feed', title: 'News' },
      { address: 'https://a.example/atom', title: null },
    ]);
  });

  it('ends soon on anything', () => {
    for (const page of [
      '<link '.repeat(200_000),
      '<a>'.repeat(30_000) + '</b>'.repeat(400_000),
      '<'.repeat(900_000),
    ]) {
      const begun = performance.now();
      expect(findFeeds(page, 'https://a.example/')).toEqual([]);
      expect(performance.now() - begun).toBeLessThan(5000);
    }
  });
});
