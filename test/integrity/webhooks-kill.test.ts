/**
 * Watches of a real dashboard on a real broker, killed with kill -9 again and again while they fire, and a receiver that
 * fails now and then: every match arrives, each under one id.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorker, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { SCHEMA_TOPIC, topicName } from '@newsfold/schemas/topics.ts';
import { afterAll, expect, inject, it } from 'vitest';
import { madeUpStory } from '../support/made-up-stories.ts';
import { until } from '../support/until.ts';

const STORIES = 7;
const KILLS = 3;
const EACH = 40;

const prefix = `webhooks-${randomUUID()}.`;
const topic = topicName(prefix, 'stories');
const folder = mkdtempSync(join(tmpdir(), 'newsfold-webhooks-'));
const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
afterAll(async () => {
  for (const step of undo.toReversed()) await step();
});

interface Told {
  readonly id: string;
  readonly watch: { readonly id: string };
  readonly matches: readonly { readonly storyId: string; readonly revision: number }[];
}

/** What arrived: for each match of a watch the ids that it came under. */
const arrived = new Map<string, Set<string>>();
let requests = 0;

async function receiver(): Promise<string> {
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

it('tells every match of a watch under one id, whenever it was killed', async () => {
  const broker = kafkaBroker({
    connection: { brokers: [inject('brokers')], clientId: 'webhooks-kill' },
    logger: createLogger('test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  undo.push(() => broker.close());
  await broker.createTopics([
    { name: topic, partitions: 2, replicationFactor: 1, settings: { 'cleanup.policy': 'compact' } },
    { ...SCHEMA_TOPIC, name: `${prefix}${SCHEMA_TOPIC.name}`, replicationFactor: 1 },
  ]);
  const encode = await new Codec({ url: inject('registryUrl') }).encoder('Story', topic);
  const publisher = await broker.publisher();
  undo.push(() => publisher.close());
  const webhook = await receiver();
  const [apiPort, httpPort] = [
    await claimPort(undefined, 'API_PORT'),
    await claimPort(undefined, 'HTTP_PORT'),
  ];
  const api = `http://127.0.0.1:${apiPort}/api/v1`;
  const worker = startWorker({
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
    const answer = await fetch(`${api}/watches/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, webhook }),
    });
    expect(answer.status).toBe(200);
  }

  const wanted: string[] = [];
  let revision = 0;
  const publish = async () => {
    revision += 1;
    const nth = revision % STORIES;
    const isFerry = nth % 3 === 0;
    const headline = isFerry ? 'The ferry is back' : 'A vote is near';
    const event = madeUpStory({ storyId: `s${nth}`, revision, headline });
    wanted.push(`all s${nth} ${revision}`, ...(isFerry ? [`ferries s${nth} ${revision}`] : []));
    await publisher.append(topic, nth % 2, [{ key: event.storyId, value: encode(event) }]);
  };
  for (let kill = 0; kill < KILLS; kill += 1) {
    await until(() => worker.pid() !== undefined);
    const pid = worker.pid() as number;
    for (let at = 0; at < EACH; at += 1) await publish();
    process.kill(pid, 'SIGKILL');
    await publish();
    await until(() => worker.pid() !== pid, 30);
    await sleep(400 + kill * 300);
  }
  await until(() => wanted.every((match) => arrived.has(match)), 90);
  expect([...arrived.keys()].sort()).toEqual([...wanted].sort());
  expect([...arrived].filter(([, ids]) => ids.size !== 1)).toEqual([]);
  expect(new Set([...arrived.values()].flatMap((ids) => [...ids])).size).toBe(wanted.length);
});
