/** RSS, Atom, RDF and news sitemaps, as their parser gives them. */

import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import type { ItemMarks } from '../domain/seen-items.ts';
import { type FeedDocument, type FeedItem, MOST_ITEMS } from './feed-document.ts';
import { addressMark, marksText, pageOf } from './item-marks.ts';
import { rhythmOf } from './rhythm.ts';
import { elementIn, elementsIn, readableEntry, textIn, type XmlElement } from './xml.ts';

/** A feed of XML; whether it was cut is known before it is parsed. */
type XmlFeed = Omit<FeedDocument, 'isCut'>;

const TEXTS = ['title', 'description', 'summary', 'content', 'content:encoded'];
const DATES = ['pubDate', 'published', 'dc:date', 'updated'];

/** The link of an item for readers: Atom has several, in attributes. */
function linkOf(item: XmlElement): string | null {
  const links = elementsIn(item, 'link').filter((link) => link['@_href'] !== undefined);
  const chosen = links.find((link) => (link['@_rel'] ?? 'alternate') === 'alternate') ?? links[0];
  return textIn(chosen, '@_href') ?? textIn(item, 'link');
}

function marksOf(item: XmlElement, address: string): ItemMarks {
  const id = textIn(item, 'guid') ?? textIn(item, 'id');
  const date = DATES.map((name) => textIn(item, name)).find((found) => found !== null);
  return {
    id: id ?? textIn(item, '@_rdf:about'),
    address: addressMark(linkOf(item), address),
    content: marksText(TEXTS.map((name) => item[name])),
    date: date ?? null,
  };
}

function base(all: readonly XmlElement[], address: string) {
  const items = all.slice(0, MOST_ITEMS);
  return {
    items: items as readonly FeedItem[],
    marks: items.map((item) => marksOf(item, address)),
    links: items.map((item) => pageOf(linkOf(item), address)),
  };
}

function readRss(rss: XmlElement, address: string): XmlFeed {
  const channel = elementIn(rss, 'channel') ?? {};
  // RSS 0.90 and careless writers put the items beside the channel.
  const inside = elementsIn(channel, 'item');
  const items = inside.length > 0 ? inside : elementsIn(rss, 'item');
  return {
    format: 'rss',
    title: textIn(channel, 'title'),
    rhythm: rhythmOf(channel),
    ...base(items, address),
    withItems: (others) => ({ rss: { ...rss, channel: { ...channel, item: others } } }),
  };
}

function readRdf(name: string, rdf: XmlElement, address: string): XmlFeed {
  const channel = elementIn(rdf, 'channel') ?? {};
  return {
    format: 'rdf',
    title: textIn(channel, 'title'),
    rhythm: rhythmOf(channel),
    ...base(elementsIn(rdf, 'item'), address),
    withItems: (others) => ({ [name]: { ...rdf, item: others } }),
  };
}

function readAtom(feed: XmlElement, address: string): XmlFeed {
  return {
    format: 'atom',
    title: textIn(feed, 'title'),
    rhythm: rhythmOf(feed),
    ...base(elementsIn(feed, 'entry').slice(0, MOST_ITEMS).map(readableEntry), address),
    withItems: (others) => ({ feed: { ...feed, entry: others } }),
  };
}

function sitemapMarks(entry: XmlElement, address: string): ItemMarks {
  const news = elementIn(entry, 'news:news');
  return {
    id: null,
    address: addressMark(textIn(entry, 'loc'), address),
    content: marksText([textIn(news, 'news:title')]),
    date: textIn(news, 'news:publication_date'),
  };
}

/** Of a sitemap only what it calls news: the rest is the site. */
function readSitemap(urlset: XmlElement, address: string): XmlFeed {
  const items = elementsIn(urlset, 'url')
    .filter((entry) => elementIn(entry, 'news:news') !== undefined)
    .slice(0, MOST_ITEMS);
  if (items.length === 0 && elementsIn(urlset, 'url').length > 0)
    throw new WebFailure('not-a-feed', 'the sitemap has no news: only news sitemaps are read');
  return {
    format: 'sitemap',
    title: textIn(elementIn(elementIn(items[0], 'news:news'), 'news:publication'), 'news:name'),
    rhythm: rhythmOf({}),
    items,
    marks: items.map((entry) => sitemapMarks(entry, address)),
    links: items.map((entry) => pageOf(textIn(entry, 'loc'), address)),
    withItems: (others) => ({ urlset: { ...urlset, url: others } }),
  };
}

/** Reads a feed of XML. @throws WebFailure when the document is none */
export function readXmlFeed(document: XmlElement, address: string): XmlFeed {
  for (const [name, value] of Object.entries(document)) {
    const root = elementIn(document, name) ?? (value === '' ? {} : undefined);
    if (root === undefined) continue;
    const kind = name.toLowerCase();
    if (kind === 'rss') return readRss(root, address);
    if (kind === 'feed') return readAtom(root, address);
    if (kind === 'rdf:rdf' || kind === 'rdf') return readRdf(name, root, address);
    if (kind === 'urlset') return readSitemap(root, address);
  }
  throw new WebFailure('not-a-feed', 'the document is no feed and no news sitemap');
}
