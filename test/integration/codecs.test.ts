/** Batches as producers of other makes compress them, through the real workers on a real broker. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName, topics } from '@newsfold/schemas/topics.ts';
import kafkajs from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readTopic } from '../integrity/read-topic.ts';
import { throughPipeline } from '../support/in-process.ts';
import { JAVA_CODECS, publishFromJava } from '../support/java-producer.ts';
import { runCommand } from '../support/run-command.ts';

const prefix = `codecs-${randomUUID()}.`;
const name = (key: Parameters<typeof topicName>[1]) => topicName(prefix, key);
const BOMB_BYTES = 100 * 1024 * 1024;
const SNAPPY = 2;

const load = createRequire(createRequire(import.meta.url).resolve('kafkajs'));
const { snappyCompress } = (await import(
  createRequire(import.meta.resolve('@newsfold/runtime/package.json')).resolve('hysnappy')
)) as { snappyCompress(bytes: Uint8Array): Uint8Array };

const article = (of: string, number: number) =>
  JSON.stringify({
    title: `The council of ward ${number} has decided`,
    content: `${of} ${number}: the council has decided about the bridge, the park and the school. `.repeat(5),
    url: `https://example.com/${of}/${number}`,
    language: 'en',
  });
const articles = (of: string) => Array.from({ length: 60 }, (_, number) => article(of, number));

let broker: Broker;

/** Publishes by kafkajs with a codec of its own. */
async function publish(values: readonly (string | Buffer | null)[], compression: number): Promise<void> {
  const kafka = new kafkajs.Kafka({
    brokers: inject('brokers').split(','),
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({
    topic: name('raw'),
    compression,
    messages: values.map((value) => ({ value, partition: 0 })),
  });
  await producer.disconnect();
}

/** Raw snappy without xerial's framing, as librdkafka writes it. */
async function publishRawSnappy(values: readonly string[]): Promise<void> {
  const { Codecs } = load('./src/protocol/message/compression');
  const ours = Codecs[SNAPPY];
  Codecs[SNAPPY] = () => ({
    compress: async ({ buffer }: { buffer: Buffer }) => Buffer.from(snappyCompress(buffer)),
  });
  await publish(values, SNAPPY);
  Codecs[SNAPPY] = ours;
}

/** Publishes in a transaction that is aborted; its markers are the end of the topic. */
async function publishAborted(values: readonly string[]): Promise<void> {
  const kafka = new kafkajs.Kafka({
    brokers: inject('brokers').split(','),
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const producer = kafka.producer({ transactionalId: prefix, maxInFlightRequests: 1, idempotent: true });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic: name('raw'), messages: values.map((value) => ({ value, partition: 0 })) });
  await transaction.abort();
  await producer.disconnect();
}

beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'codecs-test' },
    logger: createLogger('codecs-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
    compression: 'zstd',
  });
  // Inner topics that the broker compresses anew, as its operator has set it.
  await broker.createTopics(
    (['articles', 'assignments', 'stories'] as const).map((key, at) => ({
      name: name(key),
      partitions: 4,
      replicationFactor: 1,
      settings: {
        ...topics[key].settings,
        'compression.type': ['lz4', 'zstd', 'snappy'][at] as string,
        'max.message.bytes': '17825792',
      },
    })),
  );
  await throughPipeline({ broker, registryUrl: inject('registryUrl'), prefix }, async () => {
    for (const codec of JAVA_CODECS)
      await publishFromJava(inject('brokers'), name('raw'), codec, articles(codec));
    await publishRawSnappy(articles('raw-snappy'));
    await publish([Buffer.alloc(BOMB_BYTES, 0x20)], kafkajs.CompressionTypes.GZIP);
    await publish(articles('after-the-bomb'), kafkajs.CompressionTypes.GZIP);
    await publish([null], kafkajs.CompressionTypes.None);
    await publishAborted(articles('aborted'));
  });
}, 240_000);
afterAll(() => broker.close());

describe('records of producers of other makes', () => {
  it('become articles, whatever codec they came in', async () => {
    const decode = new Codec({ url: inject('registryUrl') }).decoder('Article');
    const found = new Map<string, number>();
    for (const { value } of (await readTopic(broker, name('articles'))).flat()) {
      const [of = ''] = (await decode(value as Buffer)).text.split(' ');
      found.set(of, (found.get(of) ?? 0) + 1);
    }
    const all = [...JAVA_CODECS, 'raw-snappy', 'after-the-bomb'];
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(all.map((of) => [of, 60])));
  });

  it('that unpack to more than may be held become a dead letter with their place', async () => {
    const decode = new Codec({ url: inject('registryUrl') }).decoder('DeadLetter');
    const letters = (await readTopic(broker, name('ingestDeadLetters'))).flat();
    expect(letters).toHaveLength(1);
    const { reason, detail, origin } = await decode(letters[0]?.value as Buffer);
    expect(reason).toBe('unreadable-batch');
    expect(detail).toMatch(/^the batch with offset \d+ cannot be read: .* more than 67108864 bytes/);
    expect(origin).toMatchObject({ topic: name('raw'), partition: 0 });
  });

  it('are accounted for to the end, which the markers of a transaction are', async () => {
    const args = ['--brokers', inject('brokers'), '--registry', inject('registryUrl'), '--prefix', prefix];
    const begun = Date.now();
    const result = await runCommand('services/cli/audit.ts', args);
    expect(result.code, result.stderr + result.stdout).toBe(0);
    // Nobody waits for records behind the last one.
    expect(Date.now() - begun).toBeLessThan(25_000);
  }, 60_000);
});
