/** The metrics of the dashboard. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Answers: most in some milliseconds; a search over a million stories in a tenth of a second. Seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** The catalogue, bound to a registry. */
export type DashboardMetrics = ReturnType<typeof createDashboardMetrics>;

/** Registers the metrics of the dashboard. */
export function createDashboardMetrics(registry: Registry) {
  const registers = [registry];
  return {
    stories: new Gauge({
      name: 'newsfold_view_stories',
      help: 'Stories in the table, the archive included. Grows with ARCHIVE_DAYS; watch the disk.',
      registers,
    }),
    tableBytes: new Gauge({
      name: 'newsfold_view_table_bytes',
      help: 'Size of the table on disk. Lower HISTORY_DAYS or ARCHIVE_DAYS when it grows too large.',
      registers,
    }),
    unreadable: new Counter({
      name: 'newsfold_view_records_unreadable_total',
      help: 'Records of the topic of stories that are no stories. Always 0; anything else: find out who writes to it. They are passed.',
      registers,
    }),
    requests: new Counter({
      name: 'newsfold_api_requests_total',
      help: 'Requests by status. 429: clients ask more than API_REQUESTS_PER_SECOND; 401: a token is wrong; 500: the log says why.',
      labelNames: ['status'],
      registers,
    }),
    requestDuration: new Histogram({
      name: 'newsfold_api_request_duration_seconds',
      help: 'Time to answer a request, live events left out. A rising tail: look for searches of very common words, and whether the disk is slow.',
      buckets: BUCKETS,
      registers,
    }),
    watches: new Gauge({
      name: 'newsfold_watches',
      help: 'Watches that are saved, paused ones included; at most 10,000.',
      registers,
    }),
    webhooksWaiting: new Gauge({
      name: 'newsfold_webhook_matches_waiting',
      help: 'Matches that wait for all webhooks together. From 200,000 on those alone are taken that wait for a webhook with few, and the others are counted as missed: receivers are away, or digests are many.',
      registers,
    }),
    webhooks: new Counter({
      name: 'newsfold_webhook_requests_total',
      help: 'Webhook requests by outcome. retried: the receiver did not take one, which is sent again; given-up: for a day, and it is lost. `newsfold watches list` says which, and why.',
      labelNames: ['outcome'],
      registers,
    }),
    liveReaders: new Gauge({
      name: 'newsfold_api_live_readers',
      help: 'Readers of live events. At API_LIVE_READERS more are refused.',
      registers,
    }),
  };
}
