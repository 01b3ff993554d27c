/**
 * `npm run bench:feeds [-- --feeds N --minutes M --json]`: one member polls N feeds for M minutes on its own embedded
 * stack: requests a second, how late it is, whether every host is asked politely, and its memory over time.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addFeeds } from '@newsfold/cli/start/feeds-source.ts';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { freePort } from '@newsfold/infra/local/ports.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { cleanly, onEnd } from './clean-up.ts';
import { startManyFeeds } from './feeds/many-feeds.ts';

const PREFIX = 'bench.';
const READY_TIMEOUT_MS = 60_000;
const SAMPLE_EVERY_MS = 5000;
const HOST_DELAY_MS = 1000;
const PER_HOST = 5;
const ITEMS = 30;
const MIB = 1024;

const { values: given } = parseArgs({
  options: {
    feeds: { type: 'string', default: '5000' },
    minutes: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});
const [count, minutes] = [Number(given.feeds), Number(given.minutes)];
if (!(Number.isSafeInteger(count) && count >= 1 && minutes > 0)) {
  process.stderr.write('--feeds must be a whole number above 0, and --minutes a number above 0\n');
  process.exit(2);
}
const progress = (line: string) => process.stderr.write(`${line}\n`);

/** Resident memory of a process, MiB. */
function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / MIB);
}

async function lateSeconds({ url }: WorkerProcess): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  return Number(/^newsfold_feed_late_seconds\{[^}]*\} (\S+)$/m.exec(page)?.[1] ?? Number.NaN);
}

async function run(folder: string): Promise<void> {
  const stack = await startLocalStack({ folder });
  onEnd(() => stack.stop());
  const broker = kafkaBroker({
    connection: { brokers: [stack.brokers], clientId: 'bench' },
    logger: createLogger('bench', 'silent'),
    sessionTimeoutMs: 30_000,
    maxWaitMs: 50,
  });
  onEnd(() => broker.close());
  const site = await startManyFeeds({ feeds: count, perHost: PER_HOST, items: ITEMS });
  onEnd(() => site.stop());
  const worker = startWorker({
    name: 'feeds',
    httpPort: await freePort(),
    folder: join(folder, 'feeds'),
    env: {
      KAFKA_BROKERS: stack.brokers,
      SCHEMA_REGISTRY_URL: stack.registryUrl,
      TOPIC_PREFIX: PREFIX,
      FEEDS_PRIVATE_HOSTS: '127.0.0.0/8',
      FEEDS_HOST_DELAY_MS: String(HOST_DELAY_MS),
      HTTP_IN_PORT: '0',
    },
    onRestart: () => progress('the worker ended, and is started again'),
  });
  onEnd(() => worker.stop());
  await waitUntilReady([worker], READY_TIMEOUT_MS);
  const listed = site.addresses.map((address) => ({ address, title: null, folder: null }));
  await addFeeds(broker, PREFIX, listed, Date.now());
  const begun = performance.now();
  const samples: { seconds: number; memory: number; late: number; requests: number }[] = [];
  while (performance.now() - begun < minutes * 60_000) {
    await sleep(SAMPLE_EVERY_MS);
    const seconds = Math.round((performance.now() - begun) / 1000);
    const sample = {
      seconds,
      memory: memoryOf(worker.pid()),
      late: await lateSeconds(worker),
      requests: site.figures().requests,
    };
    samples.push(sample);
    progress(
      `${seconds} s: ${sample.requests} requests, ${sample.memory} MiB, ${sample.late.toFixed(1)} s late`,
    );
  }
  const seconds = (performance.now() - begun) / 1000;
  const { requests, ...asked } = site.figures();
  const result = {
    feeds: count,
    seconds: Math.round(seconds),
    requests,
    requestsPerSecond: Number((requests / seconds).toFixed(1)),
    ...asked,
    mostMemoryMiB: Math.max(...samples.map(({ memory }) => memory)),
    lastMemoryMiB: samples.at(-1)?.memory,
    mostLateSeconds: Math.max(...samples.map(({ late }) => late)),
    lastLateSeconds: samples.at(-1)?.late,
  };
  if (given.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else
    for (const [name, value] of Object.entries(result)) process.stdout.write(`${name.padEnd(20)} ${value}\n`);
}

mkdirSync(LOCAL_FOLDER, { recursive: true });
const folder = mkdtempSync(join(LOCAL_FOLDER, 'bench-'));
onEnd(async () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'feeds'));
await cleanly(() => run(folder));
