/** Workers without their registry, on a real broker: they go on and restart, and what needs a new schema waits. */
import { randomUUID } from 'node:crypto';
import { dedupeWorker } from '@newsfold/dedupe/worker.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { workerPlace } from '@newsfold/schemas/topology.ts';
import avro from 'avsc';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type InProcessWorker, startInProcess } from '../support/in-process.ts';
import { type MemoryRegistry, startMemoryRegistry } from '../support/memory-registry.ts';
import { until } from '../support/until.ts';

const prefix = `away-${randomUUID()}.`;
const raw = topicName(prefix, 'raw');
const AWAY = Number.POSITIVE_INFINITY;

let broker: Broker;
let registry: MemoryRegistry;
beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'away-test' },
    logger: createLogger('away-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  registry = await startMemoryRegistry();
});
afterAll(async () => {
  await registry.close();
  await broker.close();
});

/** Registers a schema of its own; gives the value of a record with it. */
async function foreign(name: string): Promise<(title: string) => Buffer> {
  const schema = { type: 'record', name, fields: [{ name: 'title', type: 'string' }] };
  const response = await fetch(`${registry.url}/subjects/${name}-value/versions`, {
    method: 'POST',
    body: JSON.stringify({ schema: JSON.stringify(schema) }),
  });
  const header = Buffer.alloc(5);
  header.writeUInt32BE(((await response.json()) as { id: number }).id, 1);
  return (title) => Buffer.concat([header, avro.Type.forSchema(schema as never).toBuffer({ title })]);
}

async function publish(partition: number, ...values: (Buffer | string)[]): Promise<void> {
  const publisher = await broker.publisher();
  await publisher.append(
    raw,
    partition,
    values.map((value) => ({ key: null, value: Buffer.from(value) })),
  );
  await publisher.close();
}

const count = async (key: Parameters<typeof topicName>[1]) =>
  (await broker.offsets(topicName(prefix, key))).reduce((sum, { high }) => sum + high, 0);

const json = (title: string) => JSON.stringify({ title });

async function start(): Promise<InProcessWorker[]> {
  const options = { broker, registryUrl: registry.url, prefix };
  return [
    await startInProcess(ingestWorker, options),
    await startInProcess(dedupeWorker, options),
    await startInProcess(enrichWorker, options),
  ];
}

const stop = async (workers: readonly InProcessWorker[]) => {
  for (const worker of workers) await worker.stop();
};

it('goes on, restarts and waits without the registry', async () => {
  const [known, unseen] = [await foreign('Known'), await foreign('Unseen')];
  const first = await start();
  await publish(0, json('A ferry struck the pier'), known('A bridge over the river was closed'));
  await until(async () => (await count('assignments')) === 2);
  await stop(first);

  registry.fail(AWAY);
  const second = await start();
  await publish(1, known('The harbour master has resigned'), json('The school opened after ten months'));
  await until(async () => (await count('assignments')) === 4);
  await publish(
    0,
    json('The mill burned down'),
    unseen('A museum was robbed'),
    json('The mayor was elected'),
  );
  await until(async () => (await count('assignments')) === 5);
  const waiting = async () =>
    (await second[0]?.metrics.waitingOffset.get())?.values.map(({ labels, value }) => ({ ...labels, value }));
  await until(async () => (await waiting())?.length === 1);
  expect(await waiting()).toEqual([{ topic: raw, partition: 0, reason: 'registry', value: 3 }]);
  await publish(1, known('The orchestra has a new conductor'));
  await until(async () => (await count('assignments')) === 6);

  registry.fail(0);
  await until(async () => (await count('assignments')) === 8, 60);
  expect(await waiting()).toEqual([]);
  const { groupId } = workerPlace('ingest', prefix);
  await until(async () => (await broker.committed(groupId, raw))[0]?.offset === 5);
  await stop(second);
  expect(await count('ingestDeadLetters')).toBe(0);
}, 120_000);
