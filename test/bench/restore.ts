/**
 * `npm run bench:restore [-- --articles N --json]`: how long a dedupe worker takes to be ready over a log of N windowed
 * assignments, against a bare kafkajs read of the same log; the memory it takes; and the time from a kill -9 to the first
 * new answer, detection included. On its own embedded stack; nothing is left running, not even after a Ctrl-C.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { freePort } from '@newsfold/infra/local/ports.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import '../support/provide-language-data.ts';
import { cleanly, onEnd } from './clean-up.ts';
import { bareRead } from './restore/bare-read.ts';
import { answerAfterKill } from './restore/kill.ts';
import { writeLog } from './restore/write-log.ts';

const READY_TIMEOUT_MS = 900_000;
const PREFIX = 'restore.';
const TOPICS = { articles: topicName(PREFIX, 'articles'), assignments: topicName(PREFIX, 'assignments') };

const { values: given } = parseArgs({
  options: { articles: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
});
const count = Number(given.articles);
if (!Number.isSafeInteger(count) || count < 1) {
  process.stderr.write(`--articles must be a whole number above 0, not ${given.articles}\n`);
  process.exit(2);
}
const progress = (line: string) => process.stderr.write(`${line}\n`);

async function figures(worker: WorkerProcess): Promise<(name: string) => number> {
  const page = await (await fetch(`${worker.url}/metrics`)).text();
  return (name) => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(page)?.[1] ?? Number.NaN);
}

async function run(folder: string): Promise<void> {
  const stack = await startLocalStack({ folder });
  onEnd(() => stack.stop());
  const logger = createLogger('bench', 'silent');
  const broker = kafkaBroker({
    connection: { brokers: [stack.brokers], clientId: 'bench' },
    logger,
    sessionTimeoutMs: 30_000,
    maxWaitMs: 50,
  });
  onEnd(() => broker.close());
  await ensureTopics(broker, {
    TOPIC_PREFIX: PREFIX,
    RAW_PARTITIONS: 1,
    SCOPE_PARTITIONS: 1,
    REPLICATION_FACTOR: 1,
  });
  progress(`writing ${count} facts …`);
  const recordBytes = await writeLog(broker, new Codec({ url: stack.registryUrl }), TOPICS, count, progress);
  const bareSeconds = await bareRead(stack.brokers, TOPICS.assignments, count);
  const start = performance.now();
  const worker = startWorker({
    name: 'dedupe',
    httpPort: await freePort(),
    folder: join(folder, 'dedupe'),
    env: {
      KAFKA_BROKERS: stack.brokers,
      SCHEMA_REGISTRY_URL: stack.registryUrl,
      TOPIC_PREFIX: PREFIX,
      WINDOW_HOURS: 'none',
      WINDOW_ARTICLES: String(Math.max(1000, count)),
    },
    onRestart: () => undefined,
  });
  onEnd(() => worker.stop());
  await waitUntilReady([worker], READY_TIMEOUT_MS);
  const readySeconds = (performance.now() - start) / 1000;
  const figure = await figures(worker);
  const restoreSeconds = figure('newsfold_restore_duration_seconds');
  const windowed = figure('newsfold_window_articles');
  const status = readFileSync(`/proc/${worker.pid()}/status`, 'utf8');
  const resident = 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  const result = {
    articles: count,
    recordBytes: Math.round(recordBytes),
    bareSeconds,
    restoreSeconds,
    readySeconds,
    windowed,
    bytesAnArticle: Math.round(figure('newsfold_window_bytes') / windowed),
    residentBytesAnArticle: Math.round(resident / windowed),
    killToAnswerSeconds: await answerAfterKill(broker, worker, TOPICS, count),
  };
  if (given.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else
    process.stdout.write(
      `${[
        `${count} assignments of ${result.recordBytes} bytes, ${windowed} articles in the window`,
        `bare kafkajs read      ${bareSeconds.toFixed(1)} s, ${Math.round(count / bareSeconds)}/s`,
        `restore                ${restoreSeconds.toFixed(1)} s, ${Math.round(count / restoreSeconds)}/s, ${(restoreSeconds / bareSeconds).toFixed(2)} times the read; goal 10 s for 1,000,000`,
        `start to ready         ${readySeconds.toFixed(1)} s`,
        `memory an article      ${result.bytesAnArticle} bytes in the window, ${result.residentBytesAnArticle} of the process; goal 2048`,
        `kill -9 to new answer  ${result.killToAnswerSeconds.toFixed(1)} s; goal 15 s`,
      ].join('\n')}\n`,
    );
}

mkdirSync(LOCAL_FOLDER, { recursive: true });
const folder = mkdtempSync(join(LOCAL_FOLDER, 'bench-'));
onEnd(async () => rmSync(folder, { recursive: true, force: true }));
await cleanly(() => run(folder));
