/** The items of a feed as the libraries hand them over that feeds are read with. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { XMLParser } from 'fast-xml-parser';
import FeedParser from 'feedparser';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseStringPromise } from 'xml2js';

/** The feeds of test/support/feeds. */
export type FeedKind = 'rss' | 'atom' | 'rdf' | 'json';

type Item = Readonly<Record<string, unknown>>;
type Read = (kind: FeedKind, text: string) => unknown | Promise<unknown>;

const folder = new URL('./feeds/', import.meta.url);

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    const one = Array.isArray(inner) ? inner[0] : inner;
    return (one as Item | undefined)?.[key];
  }, value);
}

/** The items in a document that a parser of XML made. */
function itemsOf(document: unknown): unknown {
  return (
    at(document, 'rss', 'channel', 'item') ?? at(document, 'feed', 'entry') ?? at(document, 'rdf:RDF', 'item')
  );
}

async function ofFeedParser(text: string): Promise<unknown> {
  const items: unknown[] = [];
  for await (const item of Readable.from([text]).pipe(new FeedParser({}))) items.push(item);
  return items;
}

/** What feedparser and xmltodict of Python made of the same feeds, versions 6.0.14 and 1.0.4. */
const python = JSON.parse(readFileSync(new URL('python-items.json', folder), 'utf8'));

const LIBRARIES: Readonly<Record<string, Read>> = {
  'rss-parser': async (_, text) => (await new RssParser().parseString(text)).items,
  feedsmith: (_, text) => {
    const { feed } = parseFeed(text);
    return at(feed, 'items') ?? at(feed, 'entries');
  },
  'node-feedparser': (_, text) => ofFeedParser(text),
  xml2js: async (_, text) => itemsOf(await parseStringPromise(text)),
  'xml2js, attributes merged': async (_, text) =>
    itemsOf(await parseStringPromise(text, { explicitArray: false, mergeAttrs: true })),
  'fast-xml-parser': (_, text) => itemsOf(new XMLParser({ ignoreAttributes: false }).parse(text)),
  'fast-xml-parser, attributes grouped': (_, text) =>
    itemsOf(
      new XMLParser({ ignoreAttributes: false, attributesGroupName: '$', attributeNamePrefix: '' }).parse(
        text,
      ),
    ),
  'feed-extractor': (kind, text) =>
    (kind === 'json' ? extractFromJson(JSON.parse(text)) : extractFromXml(text)).entries,
  'feedparser of Python': (kind) => python.feedparser[kind],
  'xmltodict of Python': (kind) => python.xmltodict[kind],
};

const NOT_FOR_JSON = /^(?:rss-parser|node-feedparser|xml2js|fast-xml|.*Python)/;

/** Every library with the kinds of feeds that it reads. */
export const libraryFeeds: ReadonlyArray<readonly [library: string, kind: FeedKind]> = Object.keys(
  LIBRARIES,
).flatMap((library) =>
  (['rss', 'atom', 'rdf', 'json'] as const)
    .filter((kind) => kind !== 'json' || !NOT_FOR_JSON.test(library))
    .map((kind) => [library, kind] as const),
);

/** The items of a feed as a library hands them over and as JSON carries them. */
export async function itemsBy(library: string, kind: FeedKind): Promise<readonly Item[]> {
  const name = kind === 'json' ? 'feed.json' : `${kind}.xml`;
  const items = await LIBRARIES[library]?.(kind, readFileSync(new URL(name, folder), 'utf8'));
  return JSON.parse(JSON.stringify(items));
}
