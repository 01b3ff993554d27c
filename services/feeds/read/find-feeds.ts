/** The feeds that a page names in its head. */
import { Parser } from 'htmlparser2';

/** A feed that a page names. */
export interface FoundFeed {
  readonly address: string;
  readonly title: string | null;
}

const FEED_TYPES = /^application\/(rss|atom|rdf)\+xml|^application\/feed\+json|^(application|text)\/xml$/i;
/** Feeds of comments say nothing that a newsroom reads. */
const COMMENTS = /comment/i;
const MOST_FOUND = 50;
/**
 * How far into a page is looked, characters: its head is at its begin, and the parser searches its open elements at each
 * end tag.
 */
const HEAD_CHARS = 200_000;

/**
 * Finds the feeds of a page, in its order, those of comments left out. Never throws; ends soon.
 * @param address the page's, to which relative links belong
 */
export function findFeeds(page: string, address: string): readonly FoundFeed[] {
  const found = new Map<string, FoundFeed>();
  let base = address;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '', title }) {
      if (name === 'base' && href !== '') base = URL.parse(href, address)?.href ?? base;
      if (name !== 'link' || !/\balternate\b/i.test(rel) || !FEED_TYPES.test(type) || href === '') return;
      const url = URL.parse(href, base);
      if (url === null || found.size >= MOST_FOUND || COMMENTS.test(`${url.pathname} ${title ?? ''}`)) return;
      found.set(url.href, { address: url.href, title: title ?? null });
    },
  });
  parser.end(page.slice(0, HEAD_CHARS));
  return [...found.values()];
}
