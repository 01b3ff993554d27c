/**
 * Watches of a real dashboard on a real broker, one or the other killed with kill -9 again and again while they fire, and a
 * receiver that fails now and then: every match arrives, each under one id.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import { SCHEMA_TOPIC, topicName } from '@newsfold/schemas/topics.ts';
import { afterEach, expect, inject, it } from 'vitest';
import { madeUpStory } from '../support/made-up-stories.ts';
import { until } from '../support/until.ts';

const STORIES = 7;
const KILLS = 3;
const BROKER_KILLS = 1;
/** Until a broker that was killed takes records again. */
const PATIENCE = { firstDelayMs: 200, maxDelayMs: 1000, attempts: 60 };
const EACH = 40;

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

interface Told {
  readonly id: string;
  readonly watch: { readonly id: string };
  readonly matches: readonly { readonly storyId: string; readonly revision: number }[];
}

/** What arrived: for each match of a watch the ids that it came under. */
type Arrived = Map<string, Set<string>>;

/** Takes webhooks, and does not always say so. @returns its address */
async function receiver(arrived: Arrived): Promise<string> {
  let requests = 0;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    requests += 1;
    // It has taken some, and does not say so.
    const { id, watch, matches } = JSON.parse(Buffer.concat(parts).toString()) as Told;
    for (const { storyId, revision } of matches) {
      const match = `${watch.id} ${storyId} ${revision}`;
      arrived.set(match, (arrived.get(match) ?? new Set()).add(id));
    }
    // Or the line is cut before its answer is there: it has the match, and is sent it again under the same id.
    if (requests % 41 === 0) request.socket.destroy();
    else response.writeHead(requests % 37 === 0 ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A dashboard with two watches that tell a receiver, and how stories are put before it. */
interface Watched {
  readonly worker: WorkerProcess;
  /** Writes the next event of one of some stories, and notes what the watches must tell of it. */
  publish(): Promise<void>;
  /** Waits until everything has arrived, and looks that nothing else has. */
  check(): Promise<void>;
}

async function startWatched(brokers: string, registryUrl: string): Promise<Watched> {
  const prefix = `webhooks-${randomUUID()}.`;
  const topic = topicName(prefix, 'stories');
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-webhooks-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const broker = kafkaBroker({
    connection: { brokers: [brokers], clientId: 'webhooks-kill' },
    logger: createLogger('test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  undo.push(() => broker.close());
  await broker.createTopics([
    { name: topic, partitions: 2, replicationFactor: 1, settings: { 'cleanup.policy': 'compact' } },
    { ...SCHEMA_TOPIC, name: `${prefix}${SCHEMA_TOPIC.name}`, replicationFactor: 1 },
  ]);
  const encode = await new Codec({ url: registryUrl }).encoder('Story', topic);
  const publisher = await broker.publisher();
  undo.push(() => publisher.close());
  const arrived: Arrived = new Map();
  const webhook = await receiver(arrived);
  const [apiPort, httpPort] = [
    await claimPort(undefined, 'API_PORT'),
    await claimPort(undefined, 'HTTP_PORT'),
  ];
  const worker = startWorker({
    name: 'dashboard',
    httpPort,
    folder,
    env: {
      KAFKA_BROKERS: brokers,
      SCHEMA_REGISTRY_URL: registryUrl,
      TOPIC_PREFIX: prefix,
      SESSION_TIMEOUT_MS: '6000',
      API_PORT: String(apiPort),
      API_REQUESTS_PER_SECOND: '1000',
      DASHBOARD_DATA: join(folder, 'data'),
      WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
    },
    onRestart: () => undefined,
  });
  undo.push(() => worker.stop());
  await waitUntilReady([worker], 60_000);
  for (const [id, query] of [
    ['all', ''],
    ['ferries', 'q=ferry'],
  ] as const) {
    const answer = await fetch(`http://127.0.0.1:${apiPort}/api/v1/watches/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, webhook }),
    });
    expect(answer.status).toBe(200);
  }

  const wanted: string[] = [];
  let revision = 0;
  return {
    worker,
    publish: async () => {
      revision += 1;
      const nth = revision % STORIES;
      const isFerry = nth % 3 === 0;
      const headline = isFerry ? 'The ferry is back' : 'A vote is near';
      const event = madeUpStory({ storyId: `s${nth}`, revision, headline });
      wanted.push(`all s${nth} ${revision}`, ...(isFerry ? [`ferries s${nth} ${revision}`] : []));
      const record = { key: event.storyId, value: encode(event) };
      // Twice is as good as once: the same event of a story is no change.
      await withRetry(() => publisher.append(topic, nth % 2, [record]), PATIENCE);
    },
    check: async () => {
      await until(() => wanted.every((match) => arrived.has(match)), 90);
      expect([...arrived.keys()].sort()).toEqual([...wanted].sort());
      expect([...arrived].filter(([, ids]) => ids.size !== 1)).toEqual([]);
      expect(new Set([...arrived.values()].flatMap((ids) => [...ids])).size).toBe(wanted.length);
    },
  };
}

it('tells every match of a watch under one id, whenever it was killed', async () => {
  const { worker, publish, check } = await startWatched(inject('brokers'), inject('registryUrl'));
  for (let kill = 0; kill < KILLS; kill += 1) {
    await until(() => worker.pid() !== undefined);
    const pid = worker.pid() as number;
    for (let at = 0; at < EACH; at += 1) await publish();
    process.kill(pid, 'SIGKILL');
    await publish();
    await until(() => worker.pid() !== pid, 30);
    await sleep(400 + kill * 300);
  }
  await check();
});

it('tells every match of a watch under one id, whenever its broker was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-webhooks-broker-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const stack = await startLocalStack({ folder });
  undo.push(() => stack.stop());
  const { worker, publish, check } = await startWatched(stack.brokers, stack.registryUrl);
  const pid = worker.pid();
  for (let kill = 0; kill < BROKER_KILLS; kill += 1) {
    for (let at = 0; at < EACH; at += 1) await publish();
    process.kill(stack.pids().kafka as number, 'SIGKILL');
    await stack.restartKafka();
  }
  for (let at = 0; at < EACH; at += 1) await publish();
  await check();
  // It waited for its broker, and needed nobody to start it again.
  expect(worker.pid()).toBe(pid);
});
