/**
 * Completes items that only tease from their pages, where the operator says so: what robots.txt allows, within bounds,
 * never behind a paywall. A page that cannot be had costs its item nothing: it goes out as the feed gave it.
 */

import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import { linkedBody } from '@newsfold/text/page/linked-data.ts';
import { mainText } from '@newsfold/text/page/main-text.ts';
import { decodeText } from '../read/decode-text.ts';
import type { FeedItem } from '../read/feed-document.ts';
import type { Robots } from '../web/robots.ts';
import { visit, type Web } from '../web/visit.ts';

/** What became of an item's page. */
export type PageOutcome = 'completed' | 'no-more' | 'paywall' | 'robots' | 'failed';

/** Pages of one poll at most: with a pause between two, more would keep the feed's host busy for minutes. */
const MOST_PAGES = 30;
/** An item with a text of so many characters does not tease. */
const WHOLE_TEXT = 1500;
/** A page must have so much more text than its item, times. */
const MORE = 1.2;

const PAYWALL =
  /"isAccessibleForFree"\s*:\s*(?:false|"(?:false|no)")|<meta[^>]{0,100}article:content_tier["'][^>]{0,60}content=["'](?:locked|metered)/i;

const TEXT_FIELDS = ['content:encoded', 'content', 'description', 'summary', 'content_html', 'content_text'];

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  const text = (value as { '#text'?: unknown } | null | undefined)?.['#text'];
  return typeof text === 'string' ? text.length : 0;
}

const longest = (item: FeedItem) => Math.max(...TEXT_FIELDS.map((name) => lengthOf(item[name])));

/** What completes items. */
export interface FullTextTools {
  readonly web: Web;
  readonly robots: Robots;
  readonly onPage: (outcome: PageOutcome) => void;
}

async function pageOf(
  address: string,
  { web, robots }: FullTextTools,
  signal: AbortSignal,
): Promise<string | PageOutcome> {
  if (!(await robots.allows(address, signal))) return 'robots';
  const { body, headers } = await visit(address, { accept: 'text/html' }, web, signal);
  if (!/html/i.test(headers['content-type'] ?? 'text/html')) return 'failed';
  return decodeText(body, headers['content-type']);
}

async function completed(
  item: FeedItem,
  address: string,
  tools: FullTextTools,
  signal: AbortSignal,
): Promise<readonly [item: FeedItem, outcome: PageOutcome]> {
  try {
    const page = await pageOf(address, tools, signal);
    if (page === 'robots' || page === 'failed') return [item, page];
    if (PAYWALL.test(page)) return [item, 'paywall'];
    const main = mainText(page);
    const text = main.length > 0 ? main : linkedBody(page);
    if (text.length < MORE * longest(item)) return [item, 'no-more'];
    return [{ ...item, fullText: text }, 'completed'];
  } catch (error) {
    if (!(error instanceof WebFailure)) throw error;
    return [item, 'failed'];
  }
}

/**
 * Completes the items of a poll, one after the other.
 * @param addresses of their pages, in their order; null for none
 * @param signal ends the work; then its reason is thrown
 */
export async function completeItems(
  items: readonly FeedItem[],
  addresses: readonly (string | null)[],
  tools: FullTextTools,
  signal: AbortSignal,
): Promise<readonly FeedItem[]> {
  const done: FeedItem[] = [];
  let pages = 0;
  for (const [index, item] of items.entries()) {
    const address = addresses[index] ?? null;
    if (address === null || pages >= MOST_PAGES || longest(item) >= WHOLE_TEXT) {
      done.push(item);
      continue;
    }
    pages += 1;
    const [whole, outcome] = await completed(item, address, tools, signal);
    tools.onPage(outcome);
    done.push(whole);
  }
  return done;
}
