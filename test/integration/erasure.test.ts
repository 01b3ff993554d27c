/** A text that was taken back: after the time that the topics' settings promise it is in none of them. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { partitionsOf, type TopicKey, topicName, topics } from '@newsfold/schemas/topics.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readTopic } from '../integrity/read-topic.ts';
import { throughPipeline } from '../support/in-process.ts';

const prefix = `erasure-${randomUUID()}.`;
const raw = topicName(prefix, 'raw');
const KEYS = Object.keys(topics) as TopicKey[];

/** Stands in the article alone, and in nothing that others write. */
const MARK = 'vermilion crow';
const URL = 'https://www.norpress.example/lighthouse';
/** Long enough for the article to have come out, and for the test to find it everywhere. */
const RETENTION_MS = 12_000;

/** The shipped settings, with days as seconds. */
function shortened(key: TopicKey): Record<string, string> {
  const settings: Record<string, string> = { ...topics[key].settings, 'segment.ms': '1000' };
  if (settings['retention.ms'] !== undefined) settings['retention.ms'] = String(RETENTION_MS);
  if (settings['max.compaction.lag.ms'] !== undefined)
    Object.assign(settings, { 'max.compaction.lag.ms': '1000', 'delete.retention.ms': '1000' });
  return settings;
}

let broker: Broker;
/** Days as seconds are no time in which a story could live. */
const env = { TOPIC_LOSSES: 'warn' };
const options = () => ({ broker, registryUrl: inject('registryUrl'), prefix, env });

const article = (fields: Record<string, unknown>): NewRecord => ({
  key: 'feed',
  value: Buffer.from(JSON.stringify({ lang: 'en', publishedAt: new Date().toISOString(), ...fields })),
});

const MARKED = {
  url: URL,
  source: 'Norpress',
  title: `Keeper of Ostrel lighthouse and his ${MARK} honoured`,
  body: `The keeper of the Ostrel lighthouse, Henrik Dahl, was honoured on Tuesday for saving nine sailors. His ${MARK} woke him when a trawler struck the reef at four in the morning. The mayor handed him a medal in the town hall.`,
};
const OTHER = {
  url: 'https://www.tides.example/keeper',
  source: 'Tides',
  title: 'Lighthouse keeper of Ostrel honoured for saving nine sailors',
  body: 'Henrik Dahl, who keeps the Ostrel lighthouse, was honoured on Tuesday. He had saved nine sailors when a trawler struck the reef at four in the morning. In the town hall the mayor handed him a medal.',
};

async function publish(...records: NewRecord[]): Promise<void> {
  await throughPipeline(options(), async () => {
    const publisher = await broker.publisher();
    await publisher.append(raw, 0, records);
    await publisher.close();
  });
}

/** Topics in which the mark stands in a key, a value or a header. */
async function topicsWithMark(): Promise<TopicKey[]> {
  const found: TopicKey[] = [];
  for (const key of KEYS) {
    const records = (await readTopic(broker, topicName(prefix, key))).flat();
    const parts = records.flatMap(({ key: of, value, headers }) => [
      of,
      value,
      ...headers.map(([, header]) => Buffer.from(header)),
    ]);
    if (parts.some((part) => part?.includes(MARK))) found.push(key);
  }
  return found;
}

beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'erasure-test' },
    logger: createLogger('erasure-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  await broker.createTopics(
    KEYS.map((key) => ({
      name: topicName(prefix, key),
      partitions: partitionsOf(key, { raw: 1, scopes: 1 }),
      replicationFactor: 1,
      settings: shortened(key),
    })),
  );
}, 60_000);
afterAll(() => broker.close());

it('leaves every topic, dead letters and earlier events too', async () => {
  const embargoed = {
    ...MARKED,
    url: `${URL}-2`,
    embargoed: new Date(Date.now() + 86_400_000).toISOString(),
  };
  await publish(article(MARKED), article(OTHER), article(embargoed));
  expect(await topicsWithMark()).toEqual(['raw', 'articles', 'assignments', 'stories', 'ingestDeadLetters']);

  await publish({ key: URL, value: null });
  const decode = new Codec({ url: inject('registryUrl') }).decoder('Story');
  const [newest] = (await readTopic(broker, topicName(prefix, 'stories'))).flat().slice(-1);
  const story = await decode(newest?.value as Buffer);
  expect(story).toMatchObject({ counts: { articles: 1 }, withdrawn: [{ kind: 'withdrawn' }] });
  expect(newest?.value?.includes(MARK)).toBe(false);

  // News goes on: a segment that is written to is closed by the next record after its time.
  const deadline = Date.now() + 50_000;
  let left = await topicsWithMark();
  for (let n = 0; left.length > 0 && Date.now() < deadline; n++) {
    await sleep(1_000);
    if (n % 4 === 0)
      await publish(
        article({ ...OTHER, url: `https://www.tides.example/${n}`, title: `Harbour news, part ${n}` }),
      );
    left = await topicsWithMark();
  }
  expect(left).toEqual([]);
  const events = (await readTopic(broker, topicName(prefix, 'stories'))).flat();
  expect(events.some(({ key }) => key?.toString() === story.storyId)).toBe(true);
}, 100_000);
