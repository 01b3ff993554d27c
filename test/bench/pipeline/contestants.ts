/** What is measured: three processes that only copy, and newsfold's three workers, each set with its own topics. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { scrapeOutcomes } from '@newsfold/cli/start/scrape.ts';
import { startWorker, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startGuarded } from '@newsfold/infra/local/guarded-process.ts';
import { freePort } from '@newsfold/infra/local/ports.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import { INNER_MAX_BYTES, topicName } from '@newsfold/schemas/topics.ts';
import { workerNames } from '@newsfold/schemas/topology.ts';

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

async function endOffsets(broker: Broker, topic: string): Promise<number> {
  // A topic that was just created may have no leader for a moment.
  const offsets = await withRetry(() => broker.offsets(topic), {
    firstDelayMs: 50,
    maxDelayMs: 500,
    attempts: 20,
  });
  return offsets.reduce((sum, { high }) => sum + high, 0);
}

/** Three kafkajs processes that copy records over three hops. */
export async function startCopies(testbed: Testbed, label: string): Promise<Contestant> {
  const topics = [0, 1, 2, 3].map((hop) => `${label}hop${hop}`);
  const settings = { 'max.message.bytes': String(INNER_MAX_BYTES) };
  await testbed.broker.createTopics(
    topics.map((name) => ({ name, partitions: RAW_PARTITIONS, replicationFactor: 1, settings })),
  );
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

/** newsfold's workers, one process each, with their default settings. */
export async function startPipeline(testbed: Testbed, label: string): Promise<Contestant> {
  const ports = await Promise.all(workerNames.map(() => freePort()));
  const workers = workerNames.map((name, at) =>
    startWorker({
      name,
      httpPort: ports[at] ?? 0,
      folder: join(testbed.folder, `${label}workers`),
      env: {
        KAFKA_BROKERS: testbed.brokers,
        SCHEMA_REGISTRY_URL: testbed.registryUrl,
        TOPIC_PREFIX: label,
        RAW_PARTITIONS: String(RAW_PARTITIONS),
        LOG_LEVEL: 'warn',
      },
      onRestart: (name, code) => process.stderr.write(`${name} ended with code ${code}; restarting it\n`),
    }),
  );
  const stop = async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  };
  await waitUntilReady(workers, READY_TIMEOUT_MS).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const last = workers.at(-1);
  return {
    name: 'newsfold',
    input: topicName(label, 'raw'),
    output: topicName(label, 'stories'),
    topics: (['raw', 'articles', 'assignments', 'stories'] as const).map((topic) => topicName(label, topic)),
    pids: () => Object.fromEntries(workers.map(({ name, pid }) => [name, pid()])),
    // Every article has its assignment, and enrich counts each that it has answered and published.
    finished: async () => {
      const outcomes = last === undefined ? [] : [...(await scrapeOutcomes(last.url)).values()];
      return outcomes.reduce((sum, count) => sum + count, 0);
    },
    stop,
  };
}

/** How often a contestant is asked for its progress, ms: a page of metrics costs the worker a millisecond. */
const POLL_MS = 100;

/**
 * Waits until a contestant has finished a number of articles.
 * @returns when it was seen to have, ms of performance.now
 * @throws Error when nothing is finished for a minute
 */
export async function waitFinished(contestant: Contestant, wanted: number): Promise<number> {
  let least = -1;
  let since = performance.now();
  for (;;) {
    const done = await contestant.finished();
    const now = performance.now();
    if (done >= wanted) return now;
    if (done > least) [least, since] = [done, now];
    if (now - since > 60_000)
      throw new Error(`${contestant.name} stays at ${done} of ${wanted} articles for a minute`);
    await sleep(POLL_MS);
  }
}
