/** What is measured: three processes that only copy, and newsfold's workers, of this checkout or another, each set with its own topics. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startGuarded } from '@newsfold/infra/local/guarded-process.ts';
import { freePort, LOOPBACK } from '@newsfold/infra/local/ports.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import { INNER_MAX_BYTES, topicName } from '@newsfold/schemas/topics.ts';
import { type WorkerName, workerNames } from '@newsfold/schemas/topology.ts';
import { DESK_FIELD } from './made-up-stream.ts';
import { nodeFlagsOf } from './node-flags-of.ts';

/** Partitions of the input topic of either contestant. */
export const RAW_PARTITIONS = 4;
const READY_TIMEOUT_MS = 90_000;

/** A running pipeline of three processes. */
export interface Contestant {
  readonly name: string;
  /** Topic that articles are published to, with RAW_PARTITIONS partitions. */
  readonly input: string;
  /** Topic that answers are published to. */
  readonly output: string;
  /** The topics that an article passes through, from input to output. */
  readonly topics: readonly string[];
  /** Process ids by stage. */
  pids(): Readonly<Record<string, number | undefined>>;
  /** Articles that have reached the end since the start. */
  finished(): Promise<number>;
  stop(): Promise<void>;
}

/** Where both run. */
export interface Testbed {
  readonly broker: Broker;
  readonly brokers: string;
  readonly registryUrl: string;
  readonly folder: string;
}

const COPY_WORKER = fileURLToPath(new URL('./copy-worker.ts', import.meta.url));

/** A topic that was just created may not be known, or have no leader, for a moment; a busy worker may close a connection. */
const SOON = { firstDelayMs: 50, maxDelayMs: 500, attempts: 20 };

/** Records that a topic has been given. */
export async function endOffsets(broker: Broker, topic: string): Promise<number> {
  const offsets = await withRetry(() => broker.offsets(topic), SOON);
  return offsets.reduce((sum, { high }) => sum + high, 0);
}

/** Creates the topics of three hops. */
export async function createHops({ broker }: Testbed, label: string): Promise<readonly string[]> {
  const topics = [0, 1, 2, 3].map((hop) => `${label}hop${hop}`);
  const settings = { 'max.message.bytes': String(INNER_MAX_BYTES) };
  const plans = topics.map((name) => ({ name, partitions: RAW_PARTITIONS, replicationFactor: 1, settings }));
  await withRetry(() => broker.createTopics(plans), SOON);
  return topics;
}

/** Three kafkajs processes that copy records over three hops. */
export async function startCopies(testbed: Testbed, label: string): Promise<Contestant> {
  const topics = await createHops(testbed, label);
  const processes = [1, 2, 3].map((hop) => {
    const folder = join(testbed.folder, `${label}copy${hop}`);
    return startGuarded({
      command: process.execPath,
      args: [COPY_WORKER, testbed.brokers, topics[hop - 1] ?? '', topics[hop] ?? ''],
      env: { KAFKAJS_NO_PARTITIONER_WARNING: '1' },
      logFile: join(folder, 'log'),
      pidFile: join(folder, 'pid'),
      graceSeconds: 5,
    });
  });
  return {
    name: 'copy',
    input: topics[0] ?? '',
    output: topics[3] ?? '',
    topics,
    pids: () => Object.fromEntries(processes.map((copy, hop) => [`copy ${hop + 1}`, copy.pid()])),
    finished: () => endOffsets(testbed.broker, topics[3] ?? ''),
    stop: async () => {
      await Promise.all(processes.map((copy) => copy.stop()));
    },
  };
}

/** Where a pipeline's code is, and how many processes it has. */
export interface PipelineOptions {
  readonly name: string;
  /** Folder of a checkout with its packages installed. */
  readonly root: string;
  readonly enrichMembers: number;
}

async function waitUntilAllReady(urls: readonly string[], folder: string): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  for (const url of urls) {
    // Refused until it listens.
    while (
      !(await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (performance.now() > deadline) throw new Error(`a worker is not ready; see the logs in ${folder}`);
      await sleep(100);
    }
  }
}

/** What a worker counts of its answers; the second is how older checkouts call it. */
const ANSWERED = ['newsfold_items_total', 'newsfold_records_total'];

/** The first of these metrics that a worker has, summed over its labels; 0 where it has none. */
async function scrapeSum(url: string, metrics: readonly string[]): Promise<number> {
  const text = await withRetry(async () => (await fetch(`${url}/metrics`)).text(), SOON);
  for (const metric of metrics) {
    const values = [...text.matchAll(new RegExp(`^${metric}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))];
    if (values.length > 0) return values.reduce((sum, [, value]) => sum + Number(value), 0);
  }
  return 0;
}

/** newsfold's workers with their default settings, divided by desk, one process each unless enrich has several. */
export async function startPipeline(
  testbed: Testbed,
  label: string,
  { name: contestant, root, enrichMembers }: PipelineOptions,
): Promise<Contestant & { openStories(): Promise<number> }> {
  const members = workerNames.flatMap((name) =>
    Array.from({ length: name === 'enrich' ? enrichMembers : 1 }, (_, at) => ({
      name,
      stage: at === 0 ? name : `${name} ${at + 1}`,
    })),
  );
  const folder = join(testbed.folder, `${label}workers`);
  const nodeFlags = await nodeFlagsOf(root);
  const running = await Promise.all(
    members.map(async ({ name, stage }) => {
      const port = await freePort();
      const child = startGuarded({
        command: process.execPath,
        args: [...nodeFlags(name), join(root, 'services', name, 'main.ts')],
        env: {
          KAFKA_BROKERS: testbed.brokers,
          SCHEMA_REGISTRY_URL: testbed.registryUrl,
          TOPIC_PREFIX: label,
          RAW_PARTITIONS: String(RAW_PARTITIONS),
          SCOPE_BY: `field:${DESK_FIELD}`,
          LOG_LEVEL: 'warn',
          HTTP_HOST: LOOPBACK,
          HTTP_PORT: String(port),
        },
        logFile: join(folder, `${stage}.log`),
        pidFile: join(folder, `${stage}.pid`),
        graceSeconds: 9,
      });
      return { name, stage, child, url: `http://${LOOPBACK}:${port}` };
    }),
  );
  const stop = async () => {
    await Promise.all(running.map(({ child }) => child.stop()));
  };
  await waitUntilAllReady(
    running.map(({ url }) => url),
    folder,
  ).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const urlsOf = (worker: WorkerName) => running.filter(({ name }) => name === worker).map(({ url }) => url);
  const sumOf = async (counts: readonly Promise<number>[]) =>
    (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  return {
    name: contestant,
    input: topicName(label, 'raw'),
    output: topicName(label, 'stories'),
    topics: (['raw', 'articles', 'assignments', 'stories'] as const).map((topic) => topicName(label, topic)),
    pids: () => Object.fromEntries(running.map(({ stage, child }) => [stage, child.pid()])),
    // Every article has its assignment, and enrich counts each that it has answered and published.
    finished: () => sumOf(urlsOf('enrich').map((url) => scrapeSum(url, ANSWERED))),
    openStories: () => sumOf(urlsOf('dedupe').map((url) => scrapeSum(url, ['newsfold_window_stories']))),
    stop,
  };
}

/** How often a contestant is asked for its progress, ms: a page of metrics costs the worker a millisecond. */
const POLL_MS = 100;

/** What finishes nothing for so long has stopped, also on a machine that does much else. ms */
const STANDS_MS = 180_000;

/**
 * Waits until a contestant has finished a number of articles.
 * @returns when it was seen to have, ms of performance.now
 * @throws Error when nothing is finished for a long time
 */
export async function waitFinished(contestant: Contestant, wanted: number): Promise<number> {
  let least = -1;
  let since = performance.now();
  for (;;) {
    const done = await contestant.finished();
    const now = performance.now();
    if (done >= wanted) return now;
    if (done > least) [least, since] = [done, now];
    if (now - since > STANDS_MS)
      throw new Error(`${contestant.name} stays at ${done} of ${wanted} articles for ${STANDS_MS / 1000} s`);
    await sleep(POLL_MS);
  }
}
