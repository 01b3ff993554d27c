/**
 * A site of many feeds on as many hosts, and how politely it is asked. Every address of 127.0.0.0/8 is this machine, so
 * each feed has a host of its own, or shares one with a few others.
 */
import { FeedSite, rssOf } from '../../support/feed-site.ts';

/** How the feeds are. */
interface ManyFeeds {
  readonly feeds: number;
  /** Feeds of one host. */
  readonly perHost: number;
  /** Items that a feed shows. */
  readonly items: number;
}

/** How the feeds were asked. */
export interface AskedFigures {
  readonly requests: number;
  /** Answers by what they were. */
  readonly notModified: number;
  /** Shortest time between two requests to one host, ms; Infinity when none was asked twice. */
  readonly shortestGapMs: number;
  /** Most requests to one host at a time. */
  readonly mostAtATime: number;
  /** Feeds that were never asked. */
  readonly neverAsked: number;
}

/** A site of many feeds. */
export interface ManyFeedsSite {
  readonly addresses: readonly string[];
  figures(): AskedFigures;
  stop(): Promise<void>;
}

const hostOf = (at: number) => `127.1.${Math.floor(at / 250)}.${(at % 250) + 1}`;

/** Starts it. Each feed has a new item every few minutes, each at its own time. */
export async function startManyFeeds({ feeds, perHost, items }: ManyFeeds): Promise<ManyFeedsSite> {
  const site = await FeedSite.start('0.0.0.0');
  const begun = Date.now();
  const last = new Map<string, number>();
  const open = new Map<string, number>();
  const asked = new Set<number>();
  const counts = { requests: 0, notModified: 0, shortestGapMs: Number.POSITIVE_INFINITY, mostAtATime: 0 };
  const addresses = Array.from({ length: feeds }, (_, feed) => {
    const host = hostOf(Math.floor(feed / perHost));
    const everyMs = 120_000 + (feed % 97) * 10_000;
    site.on(`/${feed}`, ({ headers }, response) => {
      const now = Date.now();
      counts.requests += 1;
      asked.add(feed);
      counts.shortestGapMs = Math.min(
        counts.shortestGapMs,
        now - (last.get(host) ?? Number.NEGATIVE_INFINITY),
      );
      last.set(host, now);
      const atATime = (open.get(host) ?? 0) + 1;
      open.set(host, atATime);
      counts.mostAtATime = Math.max(counts.mostAtATime, atATime);
      response.on('close', () => open.set(host, (open.get(host) ?? 1) - 1));
      const newest = Math.floor((now - begun + (feed % 13) * 9000) / everyMs);
      const etag = `"${newest}"`;
      if (headers['if-none-match'] === etag) {
        counts.notModified += 1;
        response.writeHead(304).end();
        return;
      }
      const shown = Array.from({ length: items }, (_, at) => ({
        title: `Item ${newest - at} of feed ${feed}`,
        link: `https://outlet${feed}.example/${newest - at}`,
        text: `What outlet ${feed} writes about matter ${newest - at}. `.repeat(8),
      }));
      response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(rssOf(shown));
      site.requests.length = 0;
    });
    return site.url(`/${feed}`, host);
  });
  return {
    addresses,
    figures: () => ({ ...counts, neverAsked: feeds - asked.size }),
    stop: () => site.stop(),
  };
}
