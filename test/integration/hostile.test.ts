/** Every hostile record that a broker accepts, through the real workers on a real broker. */
import { randomUUID } from 'node:crypto';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { batchGroups, recordBytes } from '@newsfold/runtime/log/batch-records.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { RAW_MAX_BYTES, topicName } from '@newsfold/schemas/topics.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type HostileRecord, hostileRecords } from '../integrity/hostile-records.ts';
import { readTopic } from '../integrity/read-topic.ts';
import { throughPipeline } from '../support/in-process.ts';
import { runCommand } from '../support/run-command.ts';

const prefix = `hostile-${randomUUID()}.`;
const raw = topicName(prefix, 'raw');
const letters = topicName(prefix, 'ingestDeadLetters');

let broker: Broker;
let records: readonly HostileRecord[];

beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'hostile-test' },
    logger: createLogger('hostile-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const codec = new Codec({ url: inject('registryUrl') });
  records = hostileRecords({
    rawArticle: await codec.register('RawArticle', raw),
    deadLetter: await codec.register('DeadLetter', letters),
  }).filter(({ record }) => recordBytes(record) < RAW_MAX_BYTES - 4096);
  await throughPipeline({ broker, registryUrl: inject('registryUrl'), prefix }, async () => {
    const publisher = await broker.publisher();
    for (const batch of batchGroups(records.map(({ record }) => [record])))
      await publisher.append(raw, 0, batch);
    await publisher.close();
  });
}, 240_000);
afterAll(() => broker.close());

describe('hostile records on a real broker', () => {
  it('end as the articles and dead letters that are expected', async () => {
    const outcomes = new Map<number, string>();
    const codec = new Codec({ url: inject('registryUrl') });
    const [decodeArticle, decodeLetter] = [codec.decoder('Article'), codec.decoder('DeadLetter')];
    for (const { value } of (await readTopic(broker, topicName(prefix, 'articles'))).flat())
      outcomes.set((await decodeArticle(value as Buffer)).origin.offset, 'article');
    for (const { value } of (await readTopic(broker, letters)).flat()) {
      const { origin, reason } = await decodeLetter(value as Buffer);
      outcomes.set(origin.offset, reason);
    }
    const wrong = records.flatMap(({ name, reason }, offset) => {
      const expected = reason ?? 'article';
      return outcomes.get(offset) === expected ? [] : [{ name, expected, found: outcomes.get(offset) }];
    });
    expect(wrong).toEqual([]);
    expect(records.length).toBeGreaterThan(130);
  }, 120_000);

  it('are accounted for', async () => {
    const result = await runCommand('services/cli/audit.ts', [
      '--brokers',
      inject('brokers'),
      '--registry',
      inject('registryUrl'),
      '--prefix',
      prefix,
    ]);
    expect(result.code, result.stderr).toBe(0);
  });
});
