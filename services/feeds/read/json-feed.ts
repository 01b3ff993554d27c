/** JSON Feed. */

import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import { NO_RHYTHM } from '../domain/feed-record.ts';
import type { ItemMarks } from '../domain/seen-items.ts';
import { type FeedDocument, type FeedItem, MOST_ITEMS } from './feed-document.ts';
import { addressMark, marksText, pageOf } from './item-marks.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

const linkOf = (item: FeedItem) => textOf(item.url) ?? textOf(item.external_url);

function marksOf(item: FeedItem, address: string): ItemMarks {
  const id = typeof item.id === 'number' ? String(item.id) : textOf(item.id);
  return {
    id,
    address: addressMark(linkOf(item), address),
    content: marksText([item.title, item.summary, item.content_html, item.content_text]),
    date: textOf(item.date_published) ?? textOf(item.date_modified),
  };
}

/** Reads a JSON Feed. @throws WebFailure when it is none */
export function readJsonFeed(text: string, address: string): FeedDocument {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    throw new WebFailure('malformed', 'no well-formed JSON');
  }
  if (!isObject(feed) || !Array.isArray(feed.items))
    throw new WebFailure('not-a-feed', 'JSON without a list of items is no JSON Feed');
  const whole = feed;
  const items = feed.items.filter(isObject).slice(0, MOST_ITEMS);
  return {
    format: 'json',
    title: textOf(feed.title),
    rhythm: NO_RHYTHM,
    items,
    marks: items.map((item) => marksOf(item, address)),
    links: items.map((item) => pageOf(linkOf(item), address)),
    isCut: false,
    withItems: (others) => ({ ...whole, items: others }),
  };
}
