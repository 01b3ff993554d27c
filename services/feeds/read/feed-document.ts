/**
 * A feed as a document with items: RSS, Atom, RDF, JSON Feed and news sitemaps. It keeps the shape that its parser gave
 * it, which is what ingest reads; only its list of items can be exchanged, so that what is new goes out with all that the
 * feed says of its items.
 */
import type { FeedRhythm } from '../domain/feed-record.ts';
import type { ItemMarks } from '../domain/seen-items.ts';

/**
 * Items of a feed that are read, from its begin: feeds show some tens, news sitemaps a thousand. What is known of a feed
 * must fit a record.
 */
export const MOST_ITEMS = 5000;

/** Formats that are read. */
export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap';

/** An item of a feed, as its parser gave it. */
export type FeedItem = Readonly<Record<string, unknown>>;

/** A feed that was read. */
export interface FeedDocument {
  readonly format: FeedFormat;
  readonly title: string | null;
  readonly rhythm: FeedRhythm;
  readonly items: readonly FeedItem[];
  /** What tells items apart, in their order. */
  readonly marks: readonly ItemMarks[];
  /** Addresses of their pages, in their order; null for none. */
  readonly links: readonly (string | null)[];
  /** Whether its end was missing: what was cut off is left out. */
  readonly isCut: boolean;
  /** The document with other items in place of its own. */
  withItems(items: readonly FeedItem[]): object;
}
