/** feeds, wired: feeds.v1 → the web → raw.v1. */
import type { LogRecord, Publisher } from '@newsfold/runtime/log/broker.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { setUp } from '@newsfold/runtime/loop/set-up.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { runTableLoop, type TableDefinition } from '@newsfold/runtime/table/table-loop.ts';
import { guardedLookup } from '@newsfold/runtime/web/address-guard.ts';
import { FEED_TOPIC } from '@newsfold/schemas/topics.ts';
import type { SourcePlace } from '@newsfold/schemas/topology.ts';
import { type FeedsConfig, feedsTable } from './config.ts';
import { type RunningHttpIn, startHttpIn } from './http/server.ts';
import { type Tokens, tokensOf } from './http/tokens.ts';
import { createFeedsMetrics, type FeedsMetrics } from './metrics.ts';
import { FeedPartition } from './poll/feed-table.ts';
import type { Feed } from './poll/poll-feed.ts';
import { toldFeeds } from './poll/told-feeds.ts';
import { Poller } from './poller.ts';
import { PoliteHosts } from './web/polite-hosts.ts';
import { Robots } from './web/robots.ts';
import type { Web } from './web/visit.ts';

/** How long the broker may take for a batch of what came over HTTP, ms; then its sender is told to send again. */
const APPEND_PATIENCE_MS = 15_000;

/** How this worker visits the web. */
function webOf(config: FeedsConfig): Web {
  const allowed = config.FEEDS_PRIVATE_HOSTS;
  return {
    hosts: new PoliteHosts(config.FEEDS_HOST_DELAY_MS),
    settings: {
      userAgent: config.FEEDS_USER_AGENT,
      allowed,
      lookup: guardedLookup(allowed),
      timeoutMs: config.FEEDS_TIMEOUT_MS,
      maxBytes: config.FEEDS_MAX_BYTES,
    },
  };
}

/** Partitions of the topics that are written to. */
interface Partitions {
  readonly raw: number;
  readonly feeds: number;
}

/** Creates the topics that are missing. */
async function topicsOf({ broker, config, place, context }: Parts): Promise<Partitions> {
  await ensureTopics(broker, config, context);
  await broker.createTopics([
    {
      ...FEED_TOPIC,
      name: place.input,
      partitions: config.FEEDS_PARTITIONS,
      replicationFactor: config.REPLICATION_FACTOR,
    },
  ]);
  const existing = await broker.topics();
  return {
    raw: existing.get(place.output) ?? config.RAW_PARTITIONS,
    feeds: existing.get(place.input) ?? config.FEEDS_PARTITIONS,
  };
}

type Parts = WorkerParts<FeedsConfig, SourcePlace>;

/** What the poller polls, and the table fills. */
class OwnedFeeds implements TableDefinition {
  readonly groupId: string;
  readonly topic: string;
  readonly #partitions = new Map<number, FeedPartition>();
  readonly #parts: Parts;
  readonly #poller: Poller;
  readonly #metrics: FeedsMetrics;

  constructor(parts: Parts, poller: Poller, metrics: FeedsMetrics) {
    this.groupId = parts.place.groupId;
    this.topic = parts.place.input;
    this.#parts = parts;
    this.#poller = poller;
    this.#metrics = metrics;
  }

  onOwned(number: number): void {
    const partition = new FeedPartition(number);
    this.#partitions.set(number, partition);
    this.#poller.own(partition);
  }

  onRecord(record: LogRecord): void {
    const partition = this.#partitions.get(record.partition);
    if (partition === undefined) return;
    if (!partition.take(record)) {
      this.#metrics.stateErrors.inc();
      const { topic, partition: number, offset } = record;
      this.#parts.logger.warn(
        { topic, partition: number, offset },
        'a record of the topic of feeds is none of ours',
      );
    }
    if (partition.isLive && record.value === null) this.#forget(partition);
  }

  onLive(number: number): void {
    const partition = this.#partitions.get(number);
    if (partition === undefined) return;
    partition.isLive = true;
    this.#forget(partition);
  }

  /** What is left of feeds that were removed goes from the log too. */
  #forget(partition: FeedPartition): void {
    this.#poller.forget(partition).catch((error: Error) => {
      if (!partition.ended.signal.aborted) this.#parts.context.onFailed(error);
    });
  }

  onRevoked(number: number): void {
    this.#poller.giveUp(number);
    this.#partitions.delete(number);
  }

  *feeds(): Generator<Feed> {
    for (const partition of this.#partitions.values()) yield* partition.feeds();
  }
}

function pollerOf(parts: Parts, metrics: FeedsMetrics, publisher: Publisher, rawPartitions: number): Poller {
  const { config, place, context } = parts;
  const web = webOf(config);
  const minSeconds = config.FEEDS_MIN_INTERVAL_SECONDS;
  return new Poller({
    tools: {
      web,
      limits: { minSeconds, maxSeconds: Math.max(minSeconds, config.FEEDS_MAX_INTERVAL_SECONDS) },
      now: Date.now,
      random: Math.random,
    },
    robots: new Robots(web),
    publisher,
    context,
    metrics,
    rawTopic: place.output,
    rawPartitions,
    feedTopic: place.input,
    concurrency: config.FEEDS_CONCURRENCY,
  });
}

function httpInOf(
  { config, place, logger }: Parts,
  tokens: Tokens,
  metrics: FeedsMetrics,
  publisher: Publisher,
  partitions: Partitions,
  feeds: OwnedFeeds,
): Promise<RunningHttpIn> {
  const maxBytes = config.HTTP_IN_MAX_BYTES;
  return startHttpIn(config.HTTP_IN_HOST, config.HTTP_IN_PORT, {
    tokens,
    maxRequests: config.HTTP_IN_MAX_REQUESTS,
    articles: {
      publisher,
      topic: place.output,
      partitions: partitions.raw,
      patienceMs: APPEND_PATIENCE_MS,
      maxBytes,
      onAnswers: (answer, count) => metrics.httpItems.inc({ answer }, count),
    },
    feeds: {
      publisher,
      topic: place.input,
      partitions: partitions.feeds,
      maxBytes,
      now: Date.now,
      feeds: () => feeds.feeds(),
    },
    onRequest: (status) => metrics.httpRequests.inc({ status }),
    onError: (error) => logger.error({ err: error }, 'a request over HTTP failed'),
  });
}

async function start(parts: Parts): Promise<RunningWorker> {
  const { config, broker, context, logger } = parts;
  const metrics = createFeedsMetrics(parts.metrics.registry);
  // Before anything is taken in: who may send must be known.
  const tokens = tokensOf(config.HTTP_IN_HOST, config.HTTP_IN_TOKENS_FILE);
  const partitions = await setUp(context, () => topicsOf(parts));
  const [publisher, httpPublisher] = [await broker.publisher(), await broker.publisher()];
  const poller = pollerOf(parts, metrics, publisher, partitions.raw);
  const feeds = new OwnedFeeds(parts, poller, metrics);
  const httpIn = await httpInOf(parts, tokens, metrics, httpPublisher, partitions, feeds);
  const table = await runTableLoop(feeds, broker, context);
  logger.info({ host: config.HTTP_IN_HOST, port: httpIn.port }, 'articles are taken in over HTTP');
  poller.start();
  return {
    detail: () => ({
      ready: table.isReady(),
      ...table.status(),
      feeds: poller.health(Date.now()),
      httpIn: httpIn.port,
    }),
    about: () => ({ feeds: toldFeeds(poller.feeds(), Date.now()) }),
    stop: async () => {
      await Promise.all([poller.stop(), httpIn.stop()]);
      await table.stop();
      await publisher.close();
      await httpPublisher.close();
    },
  };
}

/** The worker. */
export const feedsWorker: WorkerDefinition<typeof feedsTable, SourcePlace> = {
  name: 'feeds',
  table: feedsTable,
  deadLetterReasons: [],
  registerMetrics: (registry) => void createFeedsMetrics(registry),
  start,
};
