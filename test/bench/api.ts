/**
 * `npm run bench:api [-- --stories N --seconds S --readers R --updates U --json]`: the dashboard over a topic of N
 * made-up stories on its own embedded stack. How fast it reads the topic; then, while U stories change a second and R
 * readers are told of it, how long lists and searches take; and its memory.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { freePort } from '@newsfold/infra/local/ports.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { SCHEMA_TOPIC, topicName, topics } from '@newsfold/schemas/topics.ts';
import { LiveReaders } from './api/live-readers.ts';
import { eventOf, numbersFrom, partitionOf, placeFrom, wordFrom, writeLog } from './api/made-up-log.ts';
import { cleanly, onEnd } from './clean-up.ts';

const PREFIX = 'bench.';
const PARTITIONS = 4;
const READY_TIMEOUT_MS = 3_600_000;
const TICK_MS = 50;
const KIB = 1024;

const { values: given } = parseArgs({
  options: {
    stories: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '30' },
    readers: { type: 'string', default: '200' },
    updates: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
});
const [stories, seconds, readers, updates] = [given.stories, given.seconds, given.readers, given.updates].map(
  Number,
) as [number, number, number, number];
if (
  ![stories, seconds, readers, updates].every((one) => Number.isSafeInteger(one) && one >= 0) ||
  stories < 1
) {
  process.stderr.write('--stories, --seconds, --readers and --updates must be whole numbers\n');
  process.exit(2);
}
const progress = (line: string) => process.stderr.write(`${line}\n`);

/** Peak of the resident memory of a process, MiB. */
function peakOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / KIB);
}

const quantile = (sorted: readonly number[], share: number) =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1));

/** Times of one kind of question, ms. */
interface Times {
  readonly asked: number;
  readonly p50: number;
  readonly p99: number;
}

/** Asks one question after the other until the time is over. */
async function ask(api: string, question: () => string, until: number): Promise<Times> {
  const times: number[] = [];
  while (Date.now() < until) {
    const begun = performance.now();
    const answer = await fetch(`${api}/stories?${question()}`);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`a question was answered ${answer.status}`);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return { asked: times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** The processor time of a process, s. */
function processorOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function run(folder: string): Promise<void> {
  const stack = await startLocalStack({ folder });
  onEnd(() => stack.stop());
  const broker = kafkaBroker({
    connection: { brokers: [stack.brokers], clientId: 'bench' },
    logger: createLogger('bench', 'silent'),
    sessionTimeoutMs: 30_000,
    maxWaitMs: 50,
    compression: 'zstd',
  });
  onEnd(async () => broker.close());
  const topic = topicName(PREFIX, 'stories');
  await broker.createTopics([
    { name: topic, partitions: PARTITIONS, replicationFactor: 1, settings: topics.stories.settings },
    { ...SCHEMA_TOPIC, name: `${PREFIX}${SCHEMA_TOPIC.name}`, replicationFactor: 1 },
  ]);
  const encode = await new Codec({ url: stack.registryUrl }).encoder('Story', topic);
  const publisher = await broker.publisher();
  onEnd(() => publisher.close());
  await writeLog(publisher, encode, topic, PARTITIONS, stories, (done) =>
    progress(`${done} stories written`),
  );

  const apiPort = await freePort();
  const api = `http://127.0.0.1:${apiPort}/api/v1`;
  const begun = performance.now();
  const worker: WorkerProcess = startWorker({
    name: 'dashboard',
    httpPort: await freePort(),
    folder: join(folder, 'dashboard'),
    env: {
      KAFKA_BROKERS: stack.brokers,
      SCHEMA_REGISTRY_URL: stack.registryUrl,
      TOPIC_PREFIX: PREFIX,
      API_PORT: String(apiPort),
      API_REQUESTS_PER_SECOND: '100000',
      API_LIVE_READERS: '1000',
      DASHBOARD_DATA: join(folder, 'table'),
    },
    onRestart: () => progress('the dashboard ended, and is started again'),
  });
  onEnd(() => worker.stop());
  await waitUntilReady([worker], READY_TIMEOUT_MS);
  const rebuildSeconds = (performance.now() - begun) / 1000;
  const rebuildProcessor = processorOf(worker.pid());
  progress(`read in ${rebuildSeconds.toFixed(1)} s`);

  const live = new LiveReaders();
  onEnd(async () => live.close());
  await live.open(`${api}/live`, readers);
  const end = Date.now() + seconds * 1000;
  const [next, words] = [numbersFrom(2), numbersFrom(3)];
  let updated = 0;
  const update = async () => {
    const started = Date.now();
    while (Date.now() < end) {
      const due = Math.floor(((Date.now() - started) / 1000) * updates);
      const byPartition = new Map<number, { key: string; value: Buffer }[]>();
      for (; updated < due; updated += 1) {
        const at = stories - 1 - Math.floor(next() * Math.min(stories, 5000));
        const event = eventOf(at, stories + updated, next);
        const partition = partitionOf(at, PARTITIONS);
        byPartition.set(partition, [
          ...(byPartition.get(partition) ?? []),
          { key: event.storyId, value: encode(event) },
        ]);
      }
      for (const [partition, records] of byPartition) await publisher.append(topic, partition, records);
      await sleep(TICK_MS);
    }
  };
  const before = processorOf(worker.pid());
  const updating = update();
  const lists = ask(
    api,
    () =>
      `language=en,de&place=${placeFrom(words)}&minSources=${Math.floor(words() * 3)}&order=${words() < 0.5 ? 'importance' : 'newest'}`,
    Date.now() + (seconds * 1000) / 3,
  );
  const list = await lists;
  const whole = await ask(api, () => 'language=en', Date.now() + (seconds * 1000) / 6);
  const search = await ask(api, () => `q=${wordFrom(words)} ${wordFrom(words)} `, end);
  await updating;
  const status = (await (await fetch(`${api}/status`)).json()) as {
    partitions: { behind: number }[];
    tableBytes: number;
  };
  const result = {
    stories,
    rebuild: {
      storiesPerSecond: Math.round(stories / rebuildSeconds),
      storiesPerProcessorSecond: Math.round(stories / rebuildProcessor),
    },
    updatesPerSecond: Math.round(updated / seconds),
    behind: status.partitions.reduce((sum, { behind }) => sum + behind, 0),
    list,
    listOfManyStories: whole,
    search,
    live: { readers: live.told, longestGapMs: live.longestGapMs, events: live.events },
    processorShare: Number(((processorOf(worker.pid()) - before) / seconds).toFixed(2)),
    peakMiB: peakOf(worker.pid()),
    tableMiB: Math.round(status.tableBytes / KIB / KIB),
  };
  process.stdout.write(`${given.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
}

mkdirSync(LOCAL_FOLDER, { recursive: true });
const folder = mkdtempSync(join(LOCAL_FOLDER, 'bench-api-'));
onEnd(async () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'dashboard'));
await cleanly(() => run(folder));
