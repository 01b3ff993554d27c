/** Looks at an address as the worker would: the feed that it is, or those that its page names. */
import { type FeedsConfig, feedsTable } from '@newsfold/feeds/config.ts';
import { siftItems } from '@newsfold/feeds/domain/seen-items.ts';
import { rawRecords } from '@newsfold/feeds/poll/raw-records.ts';
import { decodeText } from '@newsfold/feeds/read/decode-text.ts';
import type { FeedDocument } from '@newsfold/feeds/read/feed-document.ts';
import { type FoundFeed, findFeeds } from '@newsfold/feeds/read/find-feeds.ts';
import { readFeed } from '@newsfold/feeds/read/read-feed.ts';
import { PoliteHosts } from '@newsfold/feeds/web/polite-hosts.ts';
import { type Visit, visit, type Web } from '@newsfold/feeds/web/visit.ts';
import { describeProblem, loadConfig } from '@newsfold/runtime/config/config.ts';
import { guardedLookup } from '@newsfold/runtime/web/address-guard.ts';
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';

/** What is at an address. */
export type Looked =
  | { readonly kind: 'feed'; readonly address: string; readonly document: FeedDocument }
  | { readonly kind: 'page'; readonly feeds: readonly FoundFeed[] };

/** The settings of the worker, as the variables say. @throws Error with a line for each that is wrong */
export function feedsConfig(environment: NodeJS.ProcessEnv): FeedsConfig {
  const loaded = loadConfig(feedsTable, environment);
  if (!loaded.ok) throw new Error(loaded.problems.map(describeProblem).join('; '));
  return loaded.config;
}

/** How a command visits the web: as the worker does, without its pauses. */
export function webOf(config: FeedsConfig): Web {
  const allowed = config.FEEDS_PRIVATE_HOSTS;
  return {
    hosts: new PoliteHosts(0),
    settings: {
      userAgent: config.FEEDS_USER_AGENT,
      allowed,
      lookup: guardedLookup(allowed),
      timeoutMs: config.FEEDS_TIMEOUT_MS,
      maxBytes: config.FEEDS_MAX_BYTES,
    },
  };
}

function feedIn(text: string, { url, movedTo }: Visit, given: string): Looked {
  return { kind: 'feed', address: movedTo ?? given, document: readFeed(text, url.href) };
}

/** Where sites that do not name their feed have it most often. */
const USUAL_PATHS = ['/feed', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/rss', '/feed.json'];

/** The feed at the first usual path of a site that has one; null when none has. */
async function usualFeed(site: URL, web: Web): Promise<FoundFeed | null> {
  for (const path of USUAL_PATHS) {
    const address = new URL(path, site).href;
    try {
      const answer = await visit(address, { accept: '*/*' }, web, new AbortController().signal);
      const { title } = readFeed(decodeText(answer.body, answer.headers['content-type']), address);
      return { address, title };
    } catch (error) {
      // Not there: the next one may be.
      if (!(error instanceof WebFailure)) throw error;
    }
  }
  return null;
}

/**
 * Looks at an address: a feed, or a page, whose feeds are those that it names, else one at a usual path of its site.
 * @throws WebFailure when it cannot be read, and when it leads to no feed
 */
export async function lookAt(address: string, web: Web): Promise<Looked> {
  const answer = await visit(address, { accept: '*/*' }, web, new AbortController().signal);
  const text = decodeText(answer.body, answer.headers['content-type']);
  try {
    return feedIn(text, answer, address);
  } catch (error) {
    if (!(error instanceof WebFailure) || error.reason !== 'not-a-feed') throw error;
    const feeds = findFeeds(text, answer.url.href);
    if (feeds.length > 0) return { kind: 'page', feeds };
    const usual = await usualFeed(answer.url, web);
    if (usual === null) throw error;
    return { kind: 'page', feeds: [usual] };
  }
}

/** The raw records that a feed would be published as when it is polled for the first time. */
export function wouldPublish(address: string, document: FeedDocument): readonly Buffer[] {
  const { news } = siftItems('', document.marks);
  const items = document.items.filter((_, index) => news[index] === 'new');
  return rawRecords({ address, desk: null }, document, items).map(({ value }) => value ?? Buffer.alloc(0));
}
