/** A record of fifty articles on a real broker: audit and redrive by item, and the same after a delivery of it again. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { type Broker, headerText } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import kafkajs from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkIntegrity } from '../integrity/oracle.ts';
import { readTopic } from '../integrity/read-topic.ts';
import { corpus } from '../support/corpus.ts';
import { throughPipeline } from '../support/in-process.ts';
import { runCommand } from '../support/run-command.ts';

const prefix = `container-${randomUUID()}.`;
const RAW = topicName(prefix, 'raw');
const LETTERS = topicName(prefix, 'ingestDeadLetters');
const HELD = [7, 20, 49];
/** Time until the embargo ends: longer than the workers need to start, ms. */
const EMBARGO_MS = 45_000;
const hour = Date.now() + EMBARGO_MS;

/** Fifty articles of two languages, and so of two scopes; three are under an embargo. */
const items = corpus(11, 50).map((article, at) => ({
  ...article,
  url: `${article.url}/${at}`,
  lang: at % 2 === 0 ? 'en' : 'de',
  ...(HELD.includes(at) && { embargoed: new Date(hour).toISOString() }),
}));

let broker: Broker;
const cluster = () => ({ broker, registryUrl: inject('registryUrl'), prefix });
const connection = () => [
  '--brokers',
  inject('brokers'),
  '--registry',
  inject('registryUrl'),
  '--prefix',
  prefix,
];

async function audit() {
  const result = await runCommand('services/cli/audit.ts', [...connection(), '--json']);
  return { code: result.code, stderr: result.stderr, raw: JSON.parse(result.stdout).stages[0] };
}

async function redriveDue() {
  const result = await runCommand('services/cli/redrive.ts', [
    ...connection(),
    '--from',
    LETTERS,
    '--due',
    '--json',
  ]);
  expect(result.code, result.stderr).toBe(0);
  return JSON.parse(result.stdout);
}

/** Lets ingest read the raw topic again from its beginning: what a crash before its first commit leaves. */
async function forgetCommits(): Promise<void> {
  const admin = new kafkajs.Kafka({ clientId: 'reset', brokers: inject('brokers').split(',') }).admin();
  await admin.connect();
  await admin.resetOffsets({ groupId: `${prefix}ingest`, topic: RAW, earliest: true });
  await admin.disconnect();
}

beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'container-test' },
    logger: createLogger('container-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  await throughPipeline(cluster(), async () => {
    const publisher = await broker.publisher();
    const value = Buffer.from(JSON.stringify({ data: { articles: items } }));
    await publisher.append(RAW, 0, [{ key: 'feed', value }]);
    await publisher.close();
  });
});
afterAll(() => broker.close());

describe('a record of fifty articles', () => {
  it('is 47 articles and three dead letters', async () => {
    const { code, stderr, raw } = await audit();
    expect(code, stderr).toBe(0);
    expect(raw).toMatchObject({
      records: 1,
      items: 50,
      outcomes: { article: 47, 'dead letter': 3 },
      balance: 0,
    });
    expect(stderr).toMatch(/items of 1 records\s+50/);
  });

  it('is no more than that when it is delivered again', async () => {
    await forgetCommits();
    await throughPipeline(cluster());
    const { code, stderr, raw } = await audit();
    expect(code, stderr).toBe(0);
    expect(raw.outcomes).toEqual({ article: 47, 'dead letter': 3 });
    expect(stderr).toMatch(/47 articles were delivered again/);
    expect(await checkIntegrity(broker, inject('registryUrl'), prefix)).toMatchObject({
      articles: 94,
      unaccounted: 0,
      conflicting: 0,
      duplicated: 0,
      orderViolations: 0,
      differentStories: [],
    });
  });

  it('keeps its embargoes: nothing is put back before their hour', async () => {
    expect(Date.now(), 'the pipeline took longer than the embargo').toBeLessThan(hour);
    const report = await redriveDue();
    expect(report).toMatchObject({ putBack: 0, stays: { 'not-due': 6 } });
    expect(report.staying[0]).toMatchObject({ origin: `${RAW}/0/0#7`, due: new Date(hour).toISOString() });
  });

  it('has each put back once when the hour has come, alone, and as old as the hour', async () => {
    while (Date.now() <= hour) await sleep(200);
    expect(await redriveDue()).toMatchObject({ putBack: 3, stays: { 'same-record': 3 } });
    expect(await redriveDue()).toMatchObject({ putBack: 0 });
    await throughPipeline(cluster());
    const { code, stderr, raw } = await audit();
    expect(code, stderr).toBe(0);
    expect(raw).toMatchObject({ records: 4, items: 53, outcomes: { article: 50, 'dead letter': 3 } });
    const back = (await readTopic(broker, RAW)).flat().slice(1);
    expect(back.map((record) => headerText(record, 'newsfold-puts-back'))).toEqual(
      HELD.map((at) => `${RAW}/0/0#${at}`),
    );
    const decode = new Codec({ url: inject('registryUrl') }).decoder('Article');
    const values = (await readTopic(broker, topicName(prefix, 'articles'))).flat();
    const made = await Promise.all(values.map(({ value }) => decode(value as Buffer)));
    const late = made.filter(({ origin }) => origin.offset > 0);
    expect(late.map(({ title, seenAt }) => [title, seenAt]).sort()).toEqual(
      HELD.map((at) => [items[at]?.title, hour]).sort(),
    );
  });
});
