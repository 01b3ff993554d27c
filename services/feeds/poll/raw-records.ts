/**
 * What is new in a feed, as raw records: the feed's document with these items alone, so that ingest reads what the feed
 * says of all of them (outlet, language, terms), and judges, accounts for and refuses each by itself.
 */
import type { NewRecord } from '@newsfold/runtime/log/broker.ts';
import { stampHeaders } from '@newsfold/schemas/raw-headers.ts';
import type { FeedDefinition } from '../domain/feed-record.ts';
import type { FeedDocument, FeedItem } from '../read/feed-document.ts';

/** Items of a record at most, and what they may have as JSON before another record begins, characters. */
const MOST_ITEMS = 100;
const MOST_CHARS = 512 * 1024;

/** Header of a raw record that names the feed it is from. */
export const FEED_HEADER = 'newsfold-feed';

function* chunks(items: readonly FeedItem[]): Generator<readonly FeedItem[]> {
  let chunk: FeedItem[] = [];
  let chars = 0;
  for (const item of items) {
    const size = JSON.stringify(item).length;
    if (chunk.length > 0 && (chunk.length === MOST_ITEMS || chars + size > MOST_CHARS)) {
      yield chunk;
      [chunk, chars] = [[], 0];
    }
    chunk.push(item);
    chars += size;
  }
  if (chunk.length > 0) yield chunk;
}

/** The records for items of a feed, in their order. Their key is the feed's host: records of an outlet stay in order. */
export function rawRecords(
  { address, desk }: Pick<FeedDefinition, 'address' | 'desk'>,
  document: FeedDocument,
  items: readonly FeedItem[],
): readonly NewRecord[] {
  const said = desk === null ? {} : { desk };
  return [...chunks(items)].map((chunk) => ({
    key: new URL(address).hostname,
    value: Buffer.from(JSON.stringify({ ...said, ...document.withItems(chunk) })),
    // What an element of the feed calls itself moves none of its items to another's desk.
    headers: [[FEED_HEADER, Buffer.from(address)], ...stampHeaders({ desk, tenant: null })],
  }));
}
