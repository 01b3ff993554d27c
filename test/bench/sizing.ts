/**
 * `npm run bench:sizing [-- --articles N --json]`: what an article takes. Articles of the size of real ones go through the
 * workers as processes, on an embedded stack of their own; then the bytes of each topic are counted on the broker's disk,
 * and those that each process keeps in memory. The table in docs/operate.md is made of it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { drain } from '@newsfold/cli/cluster/drain.ts';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { freePort } from '@newsfold/infra/local/ports.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { flatPlace, type ProcessName, workerNames } from '@newsfold/schemas/topology.ts';
import { corpus, REALISTIC } from '../support/corpus.ts';
import { cleanly, onEnd } from './clean-up.ts';

const PREFIX = 'sizing.';
const SEED = 1;
const READY_TIMEOUT_MS = 120_000;
const PATIENCE_MS = 600_000;
const BATCH = 100;
const POLL_MS = 200;

const { values: given } = parseArgs({
  options: { articles: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const count = Number(given.articles);
if (!Number.isSafeInteger(count) || count < 1) {
  process.stderr.write(`--articles must be a whole number above 0, not ${given.articles}\n`);
  process.exit(2);
}

/** Bytes of the log segments of each topic, by its name without the prefix. */
function topicBytes(data: string): Map<string, number> {
  const bytes = new Map<string, number>();
  for (const folder of readdirSync(data)) {
    const topic = new RegExp(`^${PREFIX}(.+)-\\d+$`).exec(folder)?.[1];
    if (topic === undefined) continue;
    for (const file of readdirSync(join(data, folder)).filter((name) => name.endsWith('.log')))
      bytes.set(topic, (bytes.get(topic) ?? 0) + statSync(join(data, folder, file)).size);
  }
  return bytes;
}

/** Memory of a process that is in RAM, bytes. */
function residentBytes({ pid }: WorkerProcess): number {
  const status = readFileSync(`/proc/${pid()}/status`, 'utf8');
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
}

/** Waits until the rows have come out too. */
async function rowsOut(broker: Broker): Promise<void> {
  for (const { groupId, input } of Object.values(flatPlace(PREFIX)))
    for (;;) {
      const committed = await broker.committed(groupId, input);
      const ends = await broker.offsets(input);
      if (ends.every(({ partition, high }) => (committed[partition]?.offset ?? 0) >= high)) break;
      await sleep(POLL_MS);
    }
}

async function run(folder: string): Promise<void> {
  const stack = await startLocalStack({ folder });
  onEnd(() => stack.stop());
  const broker = kafkaBroker({
    connection: { brokers: [stack.brokers], clientId: 'sizing' },
    logger: createLogger('sizing', 'silent'),
    sessionTimeoutMs: 30_000,
    maxWaitMs: 50,
    compression: 'none',
  });
  onEnd(() => broker.close());
  const workers: WorkerProcess[] = [];
  for (const name of [...workerNames, 'flat'] as readonly ProcessName[]) {
    const worker = startWorker({
      name,
      httpPort: await freePort(),
      folder: join(folder, name),
      env: { KAFKA_BROKERS: stack.brokers, SCHEMA_REGISTRY_URL: stack.registryUrl, TOPIC_PREFIX: PREFIX },
      onRestart: () => undefined,
    });
    workers.push(worker);
    onEnd(() => worker.stop());
  }
  await waitUntilReady(workers, READY_TIMEOUT_MS);
  const idle = workers.map(residentBytes);
  const records = corpus(SEED, count, REALISTIC).map((article) => ({
    key: article.url,
    value: Buffer.from(JSON.stringify(article)),
  }));
  const publisher = await broker.publisher();
  onEnd(() => publisher.close());
  const partitions = (await broker.offsets(topicName(PREFIX, 'raw'))).length;
  for (let at = 0; at < records.length; at += BATCH)
    await publisher.append(
      topicName(PREFIX, 'raw'),
      (at / BATCH) % partitions,
      records.slice(at, at + BATCH),
    );
  const started = performance.now();
  await drain(broker, PREFIX, PATIENCE_MS, () => undefined);
  await rowsOut(broker);
  const seconds = (performance.now() - started) / 1000;
  const articleBytes = records.reduce((sum, { value }) => sum + value.length, 0) / count;
  const topics = [...topicBytes(join(folder, 'kafka', 'data'))].filter(([, bytes]) => bytes > 0);
  const result = {
    articles: count,
    articleBytes: Math.round(articleBytes),
    seconds: Math.round(seconds),
    topicBytesAnArticle: Object.fromEntries(
      topics.map(([topic, bytes]) => [topic, Math.round(bytes / count)]),
    ),
    residentMegabytes: Object.fromEntries(
      workers.map((worker, index) => [
        worker.name,
        [idle[index] ?? 0, residentBytes(worker)].map((bytes) => Math.round(bytes / 1e6)),
      ]),
    ),
  };
  process.stdout.write(`${JSON.stringify(result, undefined, given.json ? undefined : 2)}\n`);
}

mkdirSync(LOCAL_FOLDER, { recursive: true });
const folder = mkdtempSync(join(LOCAL_FOLDER, 'bench-'));
onEnd(async () => rmSync(folder, { recursive: true, force: true }));
await cleanly(() => run(folder));
