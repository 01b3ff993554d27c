/** The metrics of feeds. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { FEED_HEALTH } from './domain/pace.ts';
import { ITEM_NEWS } from './domain/seen-items.ts';

/** Answers of feeds: most within a second, hostile ones as long as they may. Seconds. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The catalogue, bound to a registry. */
export type FeedsMetrics = ReturnType<typeof createFeedsMetrics>;

/** Registers the metrics of feeds. */
export function createFeedsMetrics(registry: Registry) {
  const registers = [registry];
  const feeds = new Gauge({
    name: 'newsfold_feeds',
    help: 'Feeds of this member by state: new (not polled yet), ok, slow (answers after more than 10 s), failing, dead (has failed for three days), gone (410: polled no more), paused. `feeds list` names them and why.',
    labelNames: ['state'],
    registers,
  });
  for (const state of FEED_HEALTH) feeds.set({ state }, 0);
  const items = new Counter({
    name: 'newsfold_feed_items_total',
    help: 'Items of feeds that were read, by verdict: new and edit are published; known and moved (the same under another address) are not.',
    labelNames: ['verdict'],
    registers,
  });
  // An alert sees no rise in a counter that first appears with its first item.
  for (const verdict of ITEM_NEWS) items.inc({ verdict }, 0);
  return {
    feeds,
    polls: new Counter({
      name: 'newsfold_feed_polls_total',
      help: 'Polls by how they ended: read, unchanged (304), cut (the end was missing), or why the feed could not be read. One reason that rises for many feeds points to the network of this machine.',
      labelNames: ['outcome'],
      registers,
    }),
    items,
    pages: new Counter({
      name: 'newsfold_feed_pages_total',
      help: 'Pages read for the whole text of an item: completed, no-more (than the feed gives), paywall, robots (not allowed), failed. The item goes out in any case.',
      labelNames: ['outcome'],
      registers,
    }),
    pollDuration: new Histogram({
      name: 'newsfold_feed_poll_duration_seconds',
      help: 'Time of a poll, from its turn to what is new. A rising tail: slow sites; look at newsfold_feeds for slow.',
      buckets: BUCKETS,
      registers,
    }),
    late: new Gauge({
      name: 'newsfold_feed_late_seconds',
      help: 'How long the feed that has waited longest for its poll is overdue. Steady growth: raise FEEDS_CONCURRENCY, add members, or see whether one host has too many feeds.',
      registers,
    }),
    inFlight: new Gauge({
      name: 'newsfold_feed_polls_running',
      help: 'Polls that are running. At FEEDS_CONCURRENCY for long: raise it, or look for slow sites.',
      registers,
    }),
    stateErrors: new Counter({
      name: 'newsfold_feed_records_unreadable_total',
      help: 'Records of the topic of feeds that are none of ours. Always 0; anything else: find out who writes to it. They are passed.',
      registers,
    }),
    httpItems: new Counter({
      name: 'newsfold_http_items_total',
      help: 'Articles taken in over HTTP, by answer: accepted (they are in Kafka), withdrawn, refused (the sender must mend them), retry (the broker did not take them; the sender must send them again).',
      labelNames: ['answer'],
      registers,
    }),
    httpRequests: new Counter({
      name: 'newsfold_http_requests_total',
      help: 'Requests over HTTP by status. 429: senders send more than is taken; 503: the broker is away or slow; 401: a token is wrong.',
      labelNames: ['status'],
      registers,
    }),
  };
}
