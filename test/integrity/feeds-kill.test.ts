/**
 * The worker feeds as two real processes on a real broker, killed with kill -9 in turn while forty feeds grow: no item is
 * lost that a feed held at two polls, and what is published twice is the same article to ingest.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedLog } from '@newsfold/cli/feeds/feed-log.ts';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { feedsTable } from '@newsfold/feeds/config.ts';
import { feedAddress } from '@newsfold/feeds/domain/feed-record.ts';
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { analyseItem, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { loadConfig } from '@newsfold/runtime/config/config.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { afterAll, expect, inject, it } from 'vitest';
import { FeedSite, rssOf } from '../support/feed-site.ts';
import { until } from '../support/until.ts';
import { readTopic } from './read-topic.ts';

const FEEDS = 40;
const KILLS = 3;
/** Items that a feed shows at a time, and how often it gets a new one, ms: it holds each for several polls. */
const SHOWN = 30;
const GROWS_MS = 400;

const prefix = `feeds-${randomUUID()}.`;
const folder = mkdtempSync(join(tmpdir(), 'newsfold-feeds-'));
const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
afterAll(async () => {
  for (const step of undo.toReversed()) await step();
});

const env = {
  KAFKA_BROKERS: inject('brokers'),
  SCHEMA_REGISTRY_URL: inject('registryUrl'),
  TOPIC_PREFIX: prefix,
  SESSION_TIMEOUT_MS: '6000',
  FEEDS_PARTITIONS: '6',
  FEEDS_PRIVATE_HOSTS: '127.0.0.0/8',
  FEEDS_HOST_DELAY_MS: '10',
  FEEDS_MIN_INTERVAL_SECONDS: '1',
  FEEDS_MAX_INTERVAL_SECONDS: '2',
  HTTP_IN_PORT: '0',
};

const host = (feed: number) => `127.0.2.${feed + 1}`;
const link = (feed: number, item: number) => `https://outlet${feed}.example/2026/item-${item}`;

/** A site whose feeds grow by themselves; `items` says how many items each has had. */
async function growingSite(): Promise<{ site: FeedSite; items: () => number; rest: () => void }> {
  const site = await FeedSite.start('0.0.0.0');
  let items = 1;
  const made = (feed: number, item: number) => ({
    title: `Item ${item} of outlet ${feed}`,
    link: link(feed, item),
    text: `What outlet ${feed} writes about matter ${item}.`,
  });
  for (let feed = 0; feed < FEEDS; feed += 1)
    site.on(`/feed-${feed}`, (request, response) => {
      const etag = `"${items}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
      const first = Math.max(0, items - SHOWN);
      const shown = Array.from({ length: items - first }, (_, at) => made(feed, items - 1 - at));
      response.writeHead(200, { etag }).end(rssOf(shown, `<title>Outlet ${feed}</title>`));
    });
  const timer = setInterval(() => {
    items += 1;
  }, GROWS_MS);
  return { site, items: () => items, rest: () => clearInterval(timer) };
}

async function defineFeeds(broker: Broker, site: FeedSite): Promise<void> {
  const loaded = loadConfig(feedsTable, env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const log = await FeedLog.open(broker, prefix, loaded.config);
  const definitions = Array.from({ length: FEEDS }, (_, feed) => {
    const address = feedAddress(site.url(`/feed-${feed}`, host(feed)));
    const said = { title: null, desk: null, isFullText: false, isPaused: false, everySeconds: null };
    return [address, { address, ...said, addedAt: Date.now() }] as const;
  });
  await log.write(new Map(definitions));
}

async function startMember(name: string): Promise<WorkerProcess> {
  const worker = startWorker({
    name: 'feeds',
    httpPort: await claimPort(undefined, 'HTTP_PORT'),
    folder: mkdtempSync(join(folder, name)),
    env,
    onRestart: () => undefined,
  });
  undo.push(() => worker.stop());
  return worker;
}

/** The articles that ingest makes of the raw topic: id by address, and how often each came. */
async function articlesOf(broker: Broker): Promise<Map<string, { ids: Set<string>; count: number }>> {
  const articles = new Map<string, { ids: Set<string>; count: number }>();
  const partitions = await readTopic(broker, topicName(prefix, 'raw'));
  for (const { topic, partition, offset, timestamp, value } of partitions.flat()) {
    const taken = takeApart(JSON.parse(String(value)));
    if (taken.kind !== 'many') throw new Error('a record that is no container');
    for (const item of taken.items) {
      if (item.kind !== 'item') throw new Error(item.rejection.detail);
      const analysis = analyseItem(item.raw, { topic, partition, offset, timestamp }, DEFAULT_SETTINGS);
      if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
      const { url, articleId, contentHash } = analysis.article;
      const known = articles.get(url ?? '') ?? { ids: new Set(), count: 0 };
      known.ids.add(`${articleId} ${contentHash}`);
      known.count += 1;
      articles.set(url ?? '', known);
    }
  }
  return articles;
}

it('loses no item and makes none two while its members are killed', async () => {
  const broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'check' },
    logger: createLogger('check', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  undo.push(() => broker.close());
  const { site, items, rest } = await growingSite();
  undo.push(() => site.stop());
  await defineFeeds(broker, site);
  const members = [await startMember('a'), await startMember('b')];
  await waitUntilReady(members, 60_000);
  await until(() => site.requests.length > 2 * FEEDS);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const member = members[kill % members.length] as WorkerProcess;
    const pid = member.pid() ?? 0;
    const asked = site.requests.length;
    process.kill(pid, 'SIGKILL');
    // It is back, and feeds are polled again before the next one is killed.
    await until(async () => member.pid() !== pid && (await member.isReady()), 60);
    await until(() => site.requests.length > asked + FEEDS / 2);
  }
  rest();
  const expected = Array.from({ length: FEEDS }, (_, feed) =>
    Array.from({ length: items() }, (_, item) => link(feed, item)),
  ).flat();
  let articles = await articlesOf(broker);
  await until(async () => {
    articles = await articlesOf(broker);
    return articles.size >= expected.length;
  }, 60);
  expect([...articles.keys()].toSorted()).toEqual(expected.toSorted());
  for (const [url, { ids }] of articles) expect(ids.size, url).toBe(1);
  const twice = [...articles.values()].filter(({ count }) => count > 1).length;
  // Only what was on its way when a member was killed comes twice.
  expect(twice).toBeLessThan(expected.length / 10);
}, 240_000);
