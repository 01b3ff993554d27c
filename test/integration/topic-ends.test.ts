/** Raw topics whose last offsets hold no record, and with holes: compacted, ended by a transaction, emptied. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { drain, stageLags } from '@newsfold/cli/cluster/drain.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { workerPlace } from '@newsfold/schemas/topology.ts';
import kafkajs from 'kafkajs';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readTopic } from '../integrity/read-topic.ts';
import { startInProcess, throughPipeline } from '../support/in-process.ts';
import { runCommand } from '../support/run-command.ts';
import { until } from '../support/until.ts';

const prefix = `ends-${randomUUID()}.`;
const raw = topicName(prefix, 'raw');
const [COMPACTED, ABORTED, EMPTIED, COMMITTED] = [0, 1, 2, 3];
const VERSIONS = 5;
const KEYS = ['bridge', 'school', 'park'];

const env = { TOPIC_LOSSES: 'warn' };
const options = () => ({ broker, registryUrl: inject('registryUrl'), prefix, env });
const title = (key: string, version: number) => `The council decides about the ${key} ${version}`;
const message = (partition: number, key: string, version: number) => ({
  partition,
  key,
  value: JSON.stringify({ title: title(key, version), id: key, source: 'Norwick Courier' }),
});

let broker: Broker;
let kafka: kafkajs.Kafka;

async function publish(...messages: kafkajs.Message[]): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: raw, messages });
  await producer.disconnect();
}

/** Publishes in a transaction, whose marker is the last of its partition. */
async function transact(end: 'commit' | 'abort', ...messages: kafkajs.Message[]): Promise<void> {
  const producer = kafka.producer({
    transactionalId: prefix + end,
    maxInFlightRequests: 1,
    idempotent: true,
  });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic: raw, messages });
  await transaction[end]();
  await producer.disconnect();
}

const readPartition = async (partition: number) => (await readTopic(broker, raw))[partition] ?? [];

/** Waits until earlier versions are gone; a later record closes the segment, so that the broker's cleaner may. */
async function compacted(): Promise<void> {
  const deadline = Date.now() + 90_000;
  const isWhole = async () => (await readPartition(COMPACTED)).some(({ offset }) => offset === 0);
  for (let version = VERSIONS; await isWhole(); version++) {
    if (Date.now() > deadline) throw new Error('the broker did not compact');
    await publish(message(COMPACTED, 'closing', version));
    await sleep(2000);
  }
}

beforeAll(async () => {
  const connection = { brokers: inject('brokers').split(','), clientId: 'ends-test' };
  kafka = new kafkajs.Kafka({ ...connection, logLevel: kafkajs.logLevel.NOTHING });
  broker = kafkaBroker({
    connection,
    logger: createLogger('ends-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const settings = { 'cleanup.policy': 'compact', 'segment.ms': '100', 'min.cleanable.dirty.ratio': '0.001' };
  await broker.createTopics([{ name: raw, partitions: 4, replicationFactor: 1, settings }]);
  for (let version = 0; version < VERSIONS; version++)
    await publish(...KEYS.map((key) => message(COMPACTED, key, version)));
  await compacted();
  await transact('abort', message(COMPACTED, 'aborted', 0), message(ABORTED, 'aborted', 1));
  await transact('commit', message(COMMITTED, 'harbour', 0), message(COMMITTED, 'market', 0));
  const deleted = kafka.admin();
  await publish(message(EMPTIED, 'emptied', 0), message(EMPTIED, 'emptied', 1));
  await deleted.connect();
  await deleted.alterConfigs({
    validateOnly: false,
    resources: [
      {
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name: raw,
        // What is only compacted is never deleted.
        configEntries: [{ name: 'cleanup.policy', value: 'compact,delete' }],
      },
    ],
  });
  await deleted.deleteTopicRecords({ topic: raw, partitions: [{ partition: EMPTIED, offset: '2' }] });
  await deleted.disconnect();
  // The broker writes the markers after it has answered.
  const last = (await readPartition(COMPACTED)).at(-1)?.offset ?? 0;
  await until(async () => {
    const highs = new Map((await broker.offsets(raw)).map(({ partition, high }) => [partition, high]));
    return highs.get(COMMITTED) === 3 && highs.get(ABORTED) === 2 && highs.get(COMPACTED) === last + 3;
  });
}, 180_000);
afterAll(() => broker.close());

it('the topic is as it should be for this', async () => {
  const offsets = (await broker.offsets(raw)).toSorted((a, b) => a.partition - b.partition);
  expect(offsets[EMPTIED]).toMatchObject({ low: 2, high: 2 });
  const kept = await readPartition(COMPACTED);
  const last = kept.at(-1)?.offset ?? 0;
  // Holes before the last record; an aborted one and a marker behind it.
  expect(last + 1 - kept.length).toBeGreaterThanOrEqual(KEYS.length * (VERSIONS - 1));
  expect(offsets[COMPACTED]?.high).toBe(last + 3);
});

it('is answered to its end: nothing stays behind, and lag is 0', async () => {
  const ingest = await startInProcess(ingestWorker, options());
  await until(async () => (await stageLags(broker, prefix))[0]?.behind === 0);
  const lags = (await ingest.metrics.lagRecords.get()).values;
  const told = lags
    .filter(({ labels }) => labels.topic === raw)
    .map(({ labels, value }) => [labels.partition, value]);
  for (const partition of [COMPACTED, ABORTED, COMMITTED]) expect(told).toContainEqual([partition, 0]);
  await ingest.stop();
  await throughPipeline(options());
  expect((await stageLags(broker, prefix)).map(({ behind }) => behind)).toEqual([0, 0, 0]);
  const decode = new Codec({ url: inject('registryUrl') }).decoder('Article');
  const values = (await readTopic(broker, topicName(prefix, 'articles'))).flat();
  const titles = new Set<string>();
  for (const { value } of values) titles.add((await decode(value as Buffer)).title);
  for (const key of KEYS) expect(titles).toContain(title(key, VERSIONS - 1));
  for (const key of ['harbour', 'market']) expect(titles).toContain(title(key, 0));
  expect([...titles].filter((one) => /aborted|emptied/.test(one))).toEqual([]);
}, 120_000);

it('has nothing left for a member that starts again', async () => {
  const articles = async () => (await broker.offsets(topicName(prefix, 'articles'))).map(({ high }) => high);
  const before = await articles();
  const ingest = await startInProcess(ingestWorker, options());
  await drain(broker, prefix, 10_000, () => undefined);
  const { groupId } = workerPlace('ingest', prefix);
  const committed = new Map((await broker.committed(groupId, raw)).map((one) => [one.partition, one.offset]));
  for (const { partition, low, high } of await broker.offsets(raw))
    expect(Math.max(low, committed.get(partition) ?? 0), `partition ${partition}`).toBe(high);
  await ingest.stop();
  expect(await articles()).toEqual(before);
}, 60_000);

it('is accounted for exactly', async () => {
  const args = ['--brokers', inject('brokers'), '--registry', inject('registryUrl'), '--prefix', prefix];
  const begun = Date.now();
  const result = await runCommand('services/cli/audit.ts', args);
  expect(result.code, result.stderr + result.stdout).toBe(0);
  // Nobody waits for records behind the last one.
  expect(Date.now() - begun).toBeLessThan(25_000);
}, 60_000);
