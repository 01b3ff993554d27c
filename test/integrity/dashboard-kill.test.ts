/**
 * The dashboard as a real process on a real broker, killed with kill -9 again and again while stories change: what it
 * shows in the end is the topic, folded by hand. Then nothing more can be written, and then its file is damaged: it is
 * right again without a person.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { SCHEMA_TOPIC, topicName } from '@newsfold/schemas/topics.ts';
import { afterAll, expect, inject, it } from 'vitest';
import { limitFiles } from '../support/limit-files.ts';
import { type MadeUp, madeUpStory } from '../support/made-up-stories.ts';
import { until } from '../support/until.ts';
import { isCaughtUp, listedStories } from './view-oracle.ts';

const PARTITIONS = 3;
const STORIES = 40;
const KILLS = 4;

const prefix = `dashboard-${randomUUID()}.`;
const topic = topicName(prefix, 'stories');
const folder = mkdtempSync(join(tmpdir(), 'newsfold-dashboard-'));
const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
afterAll(async () => {
  for (const step of undo.toReversed()) await step();
});

interface Status {
  readonly waitsFor: string | null;
  readonly partitions: readonly { readonly behind: number }[];
}

it('shows the topic as it is, whenever it was killed, after a full disk, and after its file was damaged', async () => {
  const broker = kafkaBroker({
    connection: { brokers: [inject('brokers')], clientId: 'dashboard-kill' },
    logger: createLogger('test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  undo.push(() => broker.close());
  await broker.createTopics([
    { name: topic, partitions: PARTITIONS, replicationFactor: 1, settings: { 'cleanup.policy': 'compact' } },
    { ...SCHEMA_TOPIC, name: `${prefix}${SCHEMA_TOPIC.name}`, replicationFactor: 1 },
  ]);
  const encode = await new Codec({ url: inject('registryUrl') }).encoder('Story', topic);
  const publisher = await broker.publisher();
  undo.push(() => publisher.close());
  const [apiPort, httpPort] = [
    await claimPort(undefined, 'API_PORT'),
    await claimPort(undefined, 'HTTP_PORT'),
  ];
  const api = `http://127.0.0.1:${apiPort}/api/v1`;
  const start = (): WorkerProcess =>
    startWorker({
      name: 'dashboard',
      httpPort,
      folder,
      env: {
        KAFKA_BROKERS: inject('brokers'),
        SCHEMA_REGISTRY_URL: inject('registryUrl'),
        TOPIC_PREFIX: prefix,
        SESSION_TIMEOUT_MS: '6000',
        API_PORT: String(apiPort),
        API_REQUESTS_PER_SECOND: '1000',
        DASHBOARD_DATA: join(folder, 'data'),
      },
      onRestart: () => undefined,
    });
  const worker = start();
  undo.push(() => worker.stop());
  await waitUntilReady([worker], 60_000);

  const byHand = new Map<string, number>();
  let revision = 0;
  const publish = async () => {
    revision += 1;
    const nth = (revision * 7) % STORIES;
    const storyId = `s${nth}`;
    const isBuried = revision % 23 === 0;
    const event: MadeUp = {
      storyId,
      revision,
      publishers: ['a.example', 'b.example'].slice(0, 1 + (nth % 2)),
    };
    if (isBuried) byHand.delete(storyId);
    else byHand.set(storyId, revision);
    const value = isBuried ? null : encode(madeUpStory(event));
    await publisher.append(topic, nth % PARTITIONS, [{ key: storyId, value }]);
  };
  for (let kill = 0; kill < KILLS; kill += 1) {
    await until(() => worker.pid() !== undefined);
    const pid = worker.pid() as number;
    for (let at = 0; at < 60; at += 1) await publish();
    process.kill(pid, 'SIGKILL');
    await publish();
    await until(() => worker.pid() !== pid, 30);
    await sleep(kill * 150);
  }
  await until(async () => isCaughtUp(api, await broker.offsets(topic)), 60);
  expect(await listedStories(api)).toEqual(byHand);

  // No room: what is there is answered, and it says why it does not go on.
  const pid = worker.pid() as number;
  const before = new Map(byHand);
  limitFiles(pid, 1);
  for (let at = 0; at < 10; at += 1) await publish();
  const status = async () => (await (await fetch(`${api}/status`)).json()) as Status;
  await until(async () => (await status()).waitsFor !== null, 30);
  expect((await status()).partitions.some(({ behind }) => behind > 0)).toBe(true);
  expect(await listedStories(api)).toEqual(before);
  limitFiles(pid, null);
  await until(async () => isCaughtUp(api, await broker.offsets(topic)), 60);
  expect(await listedStories(api)).toEqual(byHand);
  expect([worker.pid(), (await status()).waitsFor]).toEqual([pid, null]);

  // Stopped, damaged in the middle and at its head, and started again.
  await worker.stop();
  writeFileSync(join(folder, 'data', `${topic}.db`), 'damaged');
  const again = start();
  undo.push(() => again.stop());
  await publish();
  await until(async () => isCaughtUp(api, await broker.offsets(topic)), 60);
  expect(await listedStories(api)).toEqual(byHand);
});
