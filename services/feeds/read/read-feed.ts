/** A text to the feed that it is. */
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import type { FeedDocument } from './feed-document.ts';
import { readJsonFeed } from './json-feed.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { readXmlFeed } from './xml-feed.ts';

const ROOT = /<(rss|feed|rdf:RDF|RDF|urlset|sitemapindex|html|opml)[\s>]/i;
const ITEM_ENDS: Readonly<Record<string, string>> = {
  rss: '</item>',
  feed: '</entry>',
  rdf: '</item>',
  urlset: '</url>',
};
/** How far into a document its root may stand, characters: comments and style sheets come before it. */
const ROOT_WITHIN = 20_000;

/** The document up to its last whole item when its end is missing. */
function cutToItems(text: string, root: string): { readonly text: string; readonly isCut: boolean } {
  const tail = text.slice(-2000);
  if (new RegExp(`</${root}\\s*>`, 'i').test(tail)) return { text, isCut: false };
  const end = ITEM_ENDS[root.toLowerCase().replace(/^rdf:rdf$/, 'rdf')];
  const at = end === undefined ? -1 : text.lastIndexOf(end);
  if (end === undefined || at < 0) throw new WebFailure('malformed', `the document ends without </${root}>`);
  return { text: text.slice(0, at + end.length), isCut: true };
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    throw new WebFailure('malformed', `no well-formed XML: ${(error as Error).message.slice(0, 120)}`);
  }
}

/**
 * Reads a feed.
 * @param text decoded
 * @param address where it was read, to which its relative links belong
 * @throws WebFailure when it is none, or cannot be read
 */
export function readFeed(text: string, address: string): FeedDocument {
  const start = text.trimStart();
  if (start.startsWith('{')) return readJsonFeed(start, address);
  const root = ROOT.exec(start.slice(0, ROOT_WITHIN))?.[1];
  if (root === undefined) throw new WebFailure('not-a-feed', 'the document is no feed and no news sitemap');
  const kind = root.toLowerCase();
  if (kind === 'html')
    throw new WebFailure('not-a-feed', 'the document is a page; `feeds check` finds its feeds');
  if (kind === 'opml') throw new WebFailure('not-a-feed', 'the document is a list of feeds; import it');
  if (kind === 'sitemapindex')
    throw new WebFailure('not-a-feed', 'the document is an index of sitemaps; add the news sitemap in it');
  const { text: whole, isCut } = cutToItems(start, root);
  return { ...readXmlFeed(parsed(whole), address), isCut };
}
