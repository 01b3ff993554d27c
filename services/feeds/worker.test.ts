/** The worker as a whole, in memory: a broker, a site, and feeds that are added, change and go. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { FeedSite, rssOf } from '@newsfold/test/support/feed-site.ts';
import { type InProcessWorker, startInProcess } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker, type MemoryOptions } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type FeedState,
  feedAddress,
  feedIdOf,
  feedKey,
  feedPartition,
  feedValue,
} from './domain/feed-record.ts';
import { feedsWorker } from './worker.ts';

const PARTITIONS = 4;

let site: FeedSite;
let broker: MemoryBroker;
/** What the broker does not take. */
let refused: NonNullable<MemoryOptions['isRefused']>;
/** What fails on its way to the broker. */
let fault: NonNullable<MemoryOptions['appendFault']>;
const running: InProcessWorker[] = [];

beforeEach(async () => {
  site = await FeedSite.start();
  refused = () => false;
  fault = () => undefined;
  broker = new MemoryBroker({
    isRefused: (topic, records) => refused(topic, records),
    appendFault: (topic, partition) => fault(topic, partition),
  });
});

afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
  await site.stop();
});

async function startFeeds(change: Readonly<Record<string, string>> = {}): Promise<InProcessWorker> {
  const worker = await startInProcess(feedsWorker, {
    broker,
    registryUrl: 'http://127.0.0.1:1',
    prefix: '',
    env: {
      FEEDS_PARTITIONS: String(PARTITIONS),
      FEEDS_PRIVATE_HOSTS: '127.0.0.0/8',
      FEEDS_HOST_DELAY_MS: '0',
      FEEDS_MIN_INTERVAL_SECONDS: '1',
      FEEDS_MAX_INTERVAL_SECONDS: '1',
      HTTP_IN_PORT: '0',
      ...change,
    },
  });
  running.push(worker);
  return worker;
}

function define(given: string, change: object = {}): void {
  const address = feedAddress(given);
  const definition = {
    address,
    title: null,
    desk: null,
    isFullText: false,
    isPaused: false,
    everySeconds: 1,
    addedAt: Date.now(),
    ...change,
  };
  broker.put('feeds.v1', feedPartition(address, PARTITIONS), [
    { key: feedKey('feed', feedIdOf(address)), value: feedValue(definition) },
  ]);
}

function remove(given: string): void {
  const address = feedAddress(given);
  broker.put('feeds.v1', feedPartition(address, PARTITIONS), [
    { key: feedKey('feed', feedIdOf(address)), value: null },
  ]);
}

const recordsOf = (topic: string, partitions: number): readonly LogRecord[] =>
  Array.from({ length: partitions }, (_, partition) => broker.records(topic, partition)).flat();

/** Titles of the items in the raw topic, in the order of its partitions. */
function published(): readonly string[] {
  return recordsOf('raw.v1', 4).flatMap(({ value }) => {
    const { rss } = JSON.parse(String(value)) as { rss: { channel: { item: { title: string }[] } } };
    return rss.channel.item.map(({ title }) => title);
  });
}

it('publishes what is new in a feed once, with what the feed says of it', async () => {
  await startFeeds();
  site.serve('/a', rssOf([{ guid: '1', link: 'https://a.example/1', title: 'One', text: 'First.' }]));
  define(site.url('/a'), { desk: 'News/Local' });
  await until(() => site.count('/a') >= 2);
  site.serve(
    '/a',
    rssOf([
      { guid: '2', link: 'https://a.example/2', title: 'Two', text: 'Second.' },
      { guid: '1', link: 'https://a.example/1', title: 'One', text: 'First.' },
    ]),
  );
  await until(() => published().length >= 2);
  expect(published()).toEqual(['One', 'Two']);
  const [first] = recordsOf('raw.v1', 4);
  expect(JSON.parse(String(first?.value))).toMatchObject({
    desk: 'News/Local',
    rss: { channel: { title: 'Harbour Post' } },
  });
  expect(String(first?.headers[0]?.[1])).toBe(site.url('/a'));
});

it('forgets nothing when it vanishes, and asks with the validators that it has', async () => {
  let version = 0;
  site.on('/a', (request, response) => {
    if (request.headers['if-none-match'] === `"${version}"`) response.writeHead(304).end();
    else
      response
        .writeHead(200, { etag: `"${version}"` })
        .end(rssOf(Array.from({ length: version + 1 }, (_, at) => ({ guid: `${at}`, title: `Item ${at}` }))));
  });
  await startFeeds();
  define(site.url('/a'));
  await until(() => published().length === 1);
  await until(() => site.requests.some(({ headers }) => headers['if-none-match'] === '"0"'));
  broker.kill('feeds', 0);
  version = 1;
  await startFeeds();
  await until(() => published().length >= 2);
  await sleep(50);
  expect(published()).toEqual(['Item 0', 'Item 1']);
});

it('shares feeds among members, and polls no feed of another', async () => {
  const paths = Array.from({ length: 24 }, (_, at) => `/f${at}`);
  await site.stop();
  site = await FeedSite.start('0.0.0.0');
  for (const path of paths) site.serve(path, rssOf([{ guid: path, title: path }]));
  const members = [await startFeeds(), await startFeeds()];
  for (const [at, path] of paths.entries())
    define(site.url(path, `127.0.1.${at + 1}`), { everySeconds: 3600 });
  await until(() => published().length === paths.length);
  await sleep(100);
  expect(published().toSorted()).toEqual(paths.toSorted());
  for (const { worker } of members) expect(worker.detail?.()).toMatchObject({ partitions: 2, live: 2 });
});

it('stops polling a feed that is paused, removed or gone, and resumes one that is not', async () => {
  await startFeeds();
  site.serve('/a', rssOf([{ guid: '1', title: 'One' }]));
  site.on('/gone', (_, response) => void response.writeHead(410).end());
  define(site.url('/a'));
  define(site.url('/gone'));
  await until(() => site.count('/a') >= 1 && site.count('/gone') >= 1);
  define(site.url('/a'), { isPaused: true });
  await sleep(1300);
  const { length } = site.requests;
  await sleep(1300);
  expect(site.requests).toHaveLength(length);
  expect(site.count('/gone')).toBe(1);
  define(site.url('/a'));
  await until(() => site.requests.length > length);
  remove(site.url('/a'));
  await sleep(100);
  const after = site.count('/a');
  await sleep(1300);
  expect(site.count('/a')).toBe(after);
});

it('lets a feed that it fails on, or whose items the broker refuses, spoil nothing but itself', async () => {
  await startFeeds();
  refused = (topic, records) =>
    topic === 'raw.v1' && records.some(({ value }) => String(value).includes('Refused'));
  const deep = `{"a":`.repeat(20_000);
  site.serve('/deep', `{"items":[{"title":"deep","x":${deep}1${'}'.repeat(20_000)}}]}`);
  site.serve('/refused', rssOf([{ title: 'Refused' }]));
  site.serve('/good', rssOf([{ title: 'Good' }]));
  for (const path of ['/deep', '/refused', '/good']) define(site.url(path));
  await until(() => published().length === 1 && site.count('/deep') > 0 && site.count('/refused') > 0);
  const failureOf = (path: string) => {
    const key = feedKey('state', feedIdOf(site.url(path)));
    const state = recordsOf('feeds.v1', PARTITIONS).findLast((record) => String(record.key) === key);
    return (JSON.parse(String(state?.value ?? '{}')) as Partial<FeedState>).failure?.reason;
  };
  await until(() => failureOf('/deep') === 'failed' && failureOf('/refused') === 'failed');
  expect(published()).toEqual(['Good']);
  refused = () => false;
  define(site.url('/refused'));
  await until(() => published().length === 2);
  expect(published().toSorted()).toEqual(['Good', 'Refused']);
});

it('leaves nothing of a feed that is removed while its state is written', async () => {
  const worker = await startFeeds();
  const told = () => worker.worker.about?.() as { readonly feeds: readonly unknown[] };
  let isRemoved = false;
  fault = (topic) => {
    if (topic !== 'feeds.v1') return undefined;
    if (!isRemoved) remove(site.url('/a'));
    isRemoved = true;
    return told().feeds.length > 0 ? 'before' : undefined;
  };
  site.serve('/a', rssOf([{ guid: '1', title: 'One' }]));
  define(site.url('/a'));
  const states = () =>
    recordsOf('feeds.v1', PARTITIONS).filter(({ key }) => String(key).startsWith('state/'));
  await until(() => states().length > 0 && states().at(-1)?.value === null);
});

it('holds no place for feeds that wait for one host behind their redirects', async () => {
  await site.stop();
  site = await FeedSite.start('0.0.0.0');
  const worker = await startFeeds({ FEEDS_CONCURRENCY: '4', FEEDS_HOST_DELAY_MS: '300' });
  site.serve('/shared', rssOf([{ title: 'Shared' }]));
  for (let at = 1; at <= 12; at += 1) {
    site.redirect(`/r${at}`, 302, site.url('/shared', '127.0.4.99'));
    define(site.url(`/r${at}`, `127.0.4.${at}`));
  }
  await until(() => site.count('/shared') >= 12, 30);
  site.serve('/alone', rssOf([{ title: 'Alone' }]));
  define(site.url('/alone', '127.0.5.1'));
  const begun = site.count('/shared');
  await until(() => published().includes('Alone'));
  // Those behind the shared host take turns; who does not wait for it is not behind them.
  expect(site.count('/shared') - begun).toBeLessThan(6);
  expect(worker.worker.detail?.()).toMatchObject({ ready: true });
});

it('forgets what is known of a feed that is removed', async () => {
  await startFeeds();
  site.serve('/a', rssOf([{ guid: '1', title: 'One' }]));
  define(site.url('/a'));
  const states = () =>
    recordsOf('feeds.v1', PARTITIONS).filter(({ key }) => String(key).startsWith('state/'));
  await until(() => states().length === 1);
  remove(site.url('/a'));
  await until(() => states().at(-1)?.value === null);
  define(site.url('/a'));
  await until(() => published().length === 2);
});

it('writes nothing of a feed that is removed while it is polled', async () => {
  const worker = await startFeeds();
  const { promise, resolve } = Promise.withResolvers<void>();
  site.on('/slow', (_, response) => void promise.then(() => response.end(rssOf([{ title: 'Slow' }]))));
  define(site.url('/slow'));
  await until(() => site.count('/slow') === 1);
  remove(site.url('/slow'));
  await sleep(50);
  resolve();
  await until(async () => (await worker.metrics.registry.metrics()).includes('outcome="read"'));
  await sleep(50);
  const states = recordsOf('feeds.v1', PARTITIONS).filter(({ key }) => String(key).startsWith('state/'));
  expect(states).toEqual([]);
});
