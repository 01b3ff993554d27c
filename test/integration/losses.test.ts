/**
 * One topic after the other is lost, and what docs/operate.md says of it is done: each row of its table is tried here, on a
 * real broker, with the workers in this process. Nothing but topics and committed offsets is ever kept, so that a worker
 * that starts here has nothing else to start from.
 */
import { randomUUID } from 'node:crypto';
import { FeedLog } from '@newsfold/cli/feeds/feed-log.ts';
import { dedupeWorker } from '@newsfold/dedupe/worker.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import { feedAddress } from '@newsfold/feeds/domain/feed-record.ts';
import { feedsWorker } from '@newsfold/feeds/worker.ts';
import { flatWorker } from '@newsfold/flat/worker.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import {
  FLAT_TOPICS,
  feedTopicName,
  SCHEMA_TOPIC,
  type TopicKey,
  topicName,
} from '@newsfold/schemas/topics.ts';
import { flatPlace, type WorkerName, workerPlace } from '@newsfold/schemas/topology.ts';
import kafkajs, { type Admin } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkIntegrity, type IntegrityReport } from '../integrity/oracle.ts';
import { readNewest } from '../integrity/read-topic.ts';
import { corpus } from '../support/corpus.ts';
import { FeedSite, rssOf } from '../support/feed-site.ts';
import { startInProcess, throughPipeline } from '../support/in-process.ts';
import { type MemoryRegistry, startMemoryRegistry } from '../support/memory-registry.ts';
import { until } from '../support/until.ts';

const prefix = `losses-${randomUUID()}.`;
const articles = corpus(27, 60);
const PARTITIONS = { RAW_PARTITIONS: '1', SCOPE_PARTITIONS: '2' };

let broker: Broker;
let admin: Admin;
const options = () => ({ broker, registryUrl: inject('registryUrl'), prefix, env: PARTITIONS });
const nameOf = (key: TopicKey) => topicName(prefix, key);

async function publish(from: number, to: number): Promise<void> {
  const publisher = await broker.publisher();
  const records = articles
    .slice(from, to)
    .map((article) => ({ key: article.url, value: Buffer.from(JSON.stringify(article)) }));
  await publisher.append(nameOf('raw'), 0, records);
  await publisher.close();
}

/** Deletes topics, and waits until they are gone. */
async function lose(...names: readonly string[]): Promise<void> {
  await admin.deleteTopics({ topics: [...names] });
  await until(async () => {
    const left = await broker.topics();
    return names.every((name) => !left.has(name));
  });
}

async function forget(...workers: readonly WorkerName[]): Promise<void> {
  await admin.deleteGroups(workers.map((worker) => workerPlace(worker, prefix).groupId));
}

/** The newest value of each story, by key. */
async function stories(): Promise<ReadonlyMap<string, string>> {
  const partitions = await readNewest(broker, nameOf('stories'));
  return new Map(
    partitions.flatMap((newest) =>
      [...newest].map(([key, { value }]) => [key, value?.toString('base64') ?? 'tombstone'] as const),
    ),
  );
}

const SOUND: Partial<IntegrityReport> = {
  lost: 0,
  conflicting: 0,
  duplicated: 0,
  orderViolations: 0,
  differentStories: [],
};

async function expectSound(): Promise<IntegrityReport> {
  const report = await checkIntegrity(broker, inject('registryUrl'), prefix);
  expect(report).toMatchObject(SOUND);
  return report;
}

beforeAll(async () => {
  const brokers = inject('brokers').split(',');
  broker = kafkaBroker({
    connection: { brokers, clientId: 'losses' },
    logger: createLogger('losses', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  admin = new kafkajs.Kafka({ clientId: 'losses', brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  await throughPipeline(options(), () => publish(0, 40));
});
afterAll(async () => {
  await admin.disconnect();
  await broker.close();
});

describe('what was lost', () => {
  it('schemas.v1 and dead letters: they are made again, empty', async () => {
    const before = await stories();
    await lose(`${prefix}${SCHEMA_TOPIC.name}`, nameOf('ingestDeadLetters'), nameOf('dedupeDeadLetters'));
    await throughPipeline(options(), () => publish(40, 45));
    expect((await expectSound()).articles).toBeGreaterThanOrEqual(45);
    for (const key of before.keys()) expect((await stories()).has(key)).toBe(true);
  });

  it('all that groups had committed: what ingest reads again is a repeat', async () => {
    const before = await stories();
    await forget('ingest', 'dedupe', 'enrich');
    await throughPipeline(options());
    const { articles: count } = await expectSound();
    expect(count).toBeGreaterThanOrEqual(90);
    expect(await stories()).toEqual(before);
  });

  it('stories.v1: enrich makes it again from the log of facts, once its group is forgotten', async () => {
    const before = await stories();
    await lose(nameOf('stories'));
    await forget('enrich');
    await throughPipeline(options());
    expect(await stories()).toEqual(before);
    await expectSound();
  });

  it('assignments.v1: dedupe decides all over again from articles.v1, and enrich follows', async () => {
    const before = await stories();
    await lose(nameOf('assignments'));
    await expect(startInProcess(enrichWorker, options()).then((worker) => worker.stop())).rejects.toThrow(
      /recreated or truncated/,
    );
    await lose(nameOf('stories'));
    await forget('dedupe', 'enrich');
    await throughPipeline(options());
    expect(await stories()).toEqual(before);
    await expectSound();
  });

  it('raw.v1: what has come out stays, and what comes next is read from the begin of the new topic', async () => {
    const before = await stories();
    await lose(nameOf('raw'));
    await throughPipeline(options(), () => publish(45, 50));
    await expectSound();
    const after = await stories();
    for (const key of before.keys()) expect(after.has(key)).toBe(true);
  });

  it('articles.v1: dedupe refuses; all behind raw.v1 is made again from what raw.v1 has', async () => {
    await lose(nameOf('articles'), nameOf('assignments'), nameOf('stories'));
    await forget('ingest', 'dedupe', 'enrich');
    await throughPipeline(options(), () => publish(50, 60));
    const report = await expectSound();
    expect(report).toMatchObject({ raw: 15, articles: 15, unaccounted: 0 });
  });

  it('the tables of flat: they are made again, row by row', async () => {
    const { stories: rows, storyArticles: links } = flatPlace(prefix);
    const read = async () =>
      (await Promise.all([rows, links].map(({ output }) => readNewest(broker, output)))).flatMap(
        (partitions) =>
          partitions.flatMap((newest) =>
            [...newest].map(([key, { value }]) => `${key} ${value?.toString('base64')}`),
          ),
      );
    const runUntil = async (isDone: () => Promise<boolean>) => {
      const flat = await startInProcess(flatWorker, options());
      await until(isDone);
      await flat.stop();
      return (await read()).sort();
    };
    const before = await runUntil(async () => {
      for (const { groupId, input } of [rows, links]) {
        const ends = await broker.offsets(input);
        const committed = await broker.committed(groupId, input);
        if (ends.some(({ partition, high }) => (committed[partition]?.offset ?? 0) < high)) return false;
      }
      return true;
    });
    expect(before.length).toBeGreaterThan((await stories()).size);
    await lose(...Object.values(FLAT_TOPICS).map(({ name }) => `${prefix}${name}`));
    expect(await runUntil(async () => (await read()).length === before.length)).toEqual(before);
  });

  it('feeds.v1: feeds are added again, and what they hold is published again and repeats', async () => {
    const site = await FeedSite.start();
    const items = articles.slice(0, 3).map(({ title, body: text }, at) => ({
      title: `Of a feed: ${title}`,
      text,
      link: `https://feed.example/${at}`,
    }));
    site.serve('/feed', rssOf(items));
    const address = feedAddress(site.url('/feed'));
    const said = { title: null, desk: null, isFullText: false, isPaused: false, everySeconds: null };
    const env = { FEEDS_PRIVATE_HOSTS: '127.0.0.0/8', FEEDS_PARTITIONS: '1', HTTP_IN_PORT: '0' };
    const rawEnd = async () => (await broker.offsets(nameOf('raw')))[0]?.high ?? 0;
    const addAndPoll = async () => {
      const log = await FeedLog.open(broker, prefix, { FEEDS_PARTITIONS: 1, REPLICATION_FACTOR: 1 });
      await log.write(new Map([[address, { address, ...said, addedAt: Date.now() }]]));
      const before = await rawEnd();
      const worker = await startInProcess(feedsWorker, { ...options(), env });
      await until(async () => (await rawEnd()) > before);
      await worker.stop();
      await throughPipeline(options());
    };
    await addAndPoll();
    const before = await stories();
    await lose(feedTopicName(prefix));
    await addAndPoll();
    await site.stop();
    expect(await stories()).toEqual(before);
    // Fifteen, and three twice: how often ingest delivers is its own affair.
    const { articles: count, unaccounted } = await expectSound();
    expect(count).toBeGreaterThanOrEqual(21);
    expect(unaccounted).toBe(0);
  });
});

describe('a registry that was lost', () => {
  const own = `losses-${randomUUID()}.`;
  const inOwn = (registry: MemoryRegistry) => ({ ...options(), registryUrl: registry.url, prefix: own });
  const publishOwn = async (from: number, to: number) => {
    const publisher = await broker.publisher();
    const values = articles.slice(from, to).map((article) => Buffer.from(JSON.stringify(article)));
    await publisher.append(
      topicName(own, 'raw'),
      0,
      values.map((value) => ({ key: null, value })),
    );
    await publisher.close();
  };

  it('is not taken for the one that it was; restored, what comes then goes on as if it had never been away', async () => {
    const first = await startMemoryRegistry();
    await throughPipeline(inOwn(first), () => publishOwn(0, 10));
    const copy = first.copy();
    await first.close();
    // Ids are given anew, beginning with what others register.
    const emptied = await startMemoryRegistry();
    for (const name of ['Another', 'AndAnother', 'AndOneMore'])
      await fetch(`${emptied.url}/subjects/${name}-value/versions`, {
        method: 'POST',
        body: JSON.stringify({ schema: JSON.stringify({ type: 'record', name, fields: [] }) }),
      });
    await expect(
      startInProcess(dedupeWorker, inOwn(emptied)).then((worker) => worker.stop()),
    ).rejects.toThrow(/does not resolve to Assignment/);
    await emptied.close();
    const restored = await startMemoryRegistry(copy);
    await throughPipeline(inOwn(restored), () => publishOwn(10, 20));
    const report = await checkIntegrity(broker, restored.url, own);
    await restored.close();
    expect(report).toMatchObject({ ...SOUND, unaccounted: 0 });
    expect(report.articles).toBeGreaterThanOrEqual(20);
  });
});
