/** Feeds of a chaos run: a site whose feeds grow while members that poll them are killed. No item that a feed holds may be missing in the end. */
import { FeedLog } from '@newsfold/cli/feeds/feed-log.ts';
import { feedsTable } from '@newsfold/feeds/config.ts';
import { feedAddress } from '@newsfold/feeds/domain/feed-record.ts';
import { loadConfig } from '@newsfold/runtime/config/config.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { corpus } from '../../support/corpus.ts';
import { FeedSite, rssOf } from '../../support/feed-site.ts';

const FEEDS = 8;
/** Of so many articles that are published, feeds bring one more. */
const EVERY = 10;
/** Its corpus is none of those of the scopes. */
const SEED = 1_000_003;

/** What the members that poll are told: this machine may be asked, often. */
export const POLLING: Readonly<Record<string, string>> = {
  FEEDS_PARTITIONS: '6',
  FEEDS_PRIVATE_HOSTS: '127.0.0.0/8',
  FEEDS_HOST_DELAY_MS: '10',
  FEEDS_MIN_INTERVAL_SECONDS: '1',
  FEEDS_MAX_INTERVAL_SECONDS: '3',
  FEEDS_TIMEOUT_MS: '5000',
  HTTP_IN_PORT: '0',
};

const host = (feed: number) => `127.0.3.${feed + 1}`;
const link = (feed: number, item: number) => `https://feed${feed}.example/item-${item}`;
const LINKS = /https:\/\/feed\d+\.example\/item-\d+/g;

/** Links of items of these feeds in a raw record. */
export function feedLinks(value: string): readonly string[] {
  return value.match(LINKS) ?? [];
}

/** The feeds of a run. */
export interface PolledFeeds {
  /** Links of all items that they show once all are shown. */
  readonly links: readonly string[];
  /** How often they were asked. */
  requests(): number;
  /** Shows everything from now on. */
  showAll(): void;
  stop(): Promise<void>;
}

/**
 * Starts the site, and tells the deployment of its feeds; each item appears at its time within `durationMs`, and stays.
 * @param env of the members: names of topics and copies of them
 */
export async function startPolledFeeds(
  broker: Broker,
  env: Readonly<Record<string, string>>,
  seed: number,
  articles: number,
  durationMs: number,
): Promise<PolledFeeds> {
  const each = Math.ceil(articles / EVERY / FEEDS);
  const items = corpus(SEED + seed, each * FEEDS);
  const site = await FeedSite.start('0.0.0.0');
  const began = Date.now();
  let isWhole = false;
  const shownNow = () =>
    isWhole ? each : Math.min(each, Math.ceil((each * (Date.now() - began)) / durationMs));
  for (let feed = 0; feed < FEEDS; feed += 1)
    site.on(`/feed-${feed}`, (request, response) => {
      const count = shownNow();
      const etag = `"${count}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
      const shown = Array.from({ length: count }, (_, item) => {
        const { title = '', body: text = '' } = items[item * FEEDS + feed] ?? {};
        return { title, text, link: link(feed, item) };
      });
      const head = `<title>Feed ${feed}</title><language>en</language>`;
      response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(rssOf(shown, head));
    });
  const loaded = loadConfig(feedsTable, { ...env, ...POLLING });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const log = await FeedLog.open(broker, loaded.config.TOPIC_PREFIX, loaded.config);
  await log.write(
    new Map(
      Array.from({ length: FEEDS }, (_, feed) => {
        const address = feedAddress(site.url(`/feed-${feed}`, host(feed)));
        const said = { title: null, desk: null, isFullText: false, isPaused: false, everySeconds: null };
        return [address, { address, ...said, addedAt: began }] as const;
      }),
    ),
  );
  return {
    links: Array.from({ length: FEEDS }, (_, feed) =>
      Array.from({ length: each }, (_, item) => link(feed, item)),
    ).flat(),
    requests: () => site.requests.length,
    showAll: () => {
      isWhole = true;
    },
    stop: () => site.stop(),
  };
}
