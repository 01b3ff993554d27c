/**
 * `npm run bench:api [-- --stories N --seconds S --rounds R --readers L --updates U --json]`: the dashboard over a topic of
 * N made-up stories on its own embedded stack. How fast it reads the topic; then, in R rounds of S seconds, while U stories
 * change a second and L readers are told of it, how long lists and searches take; and its memory.
 *
 * While it reads the topic the dashboard may use both cores, since a thread of its own reads events then; while it answers
 * it is held to one. Its stories are made, its questions asked and its events read by other processes, on the other. What
 * else the machine does is told: with a load above 1 for each core, times tell of the machine. What its main thread waited
 * for a core while it had work (`waitedShare`) would be none on a machine of its own.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { freePort } from '@newsfold/infra/local/ports.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Publisher } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec, type Encoder } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { SCHEMA_TOPIC, topicName, topics } from '@newsfold/schemas/topics.ts';
import { startLiveReaders } from './api/live-readers.ts';
import { holdToOneCore, loadOfCores, memoryOf, processorOf, waitedOf } from './api/machine.ts';
import { eventOf, partitionOf, writeLog } from './api/made-up-log.ts';
import { numbersFrom } from './api/made-up-words.ts';
import { ask, QUESTION_KINDS, type QuestionKind, questions, timesOf } from './api/questions.ts';
import { cleanly, onEnd } from './clean-up.ts';

const PREFIX = 'bench.';
const PARTITIONS = 4;
const READY_TIMEOUT_MS = 6 * 3_600_000;
const TICK_MS = 50;
const MIB = 1024 * 1024;
/** Changes are of the latest stories, as in life; one in ten of any. */
const LATEST = 5000;
const OF_ANY = 0.1;
/** Changes of one turn at most: what could not be made in time is made later, and the rate told is what it was. */
const MOST_AT_ONCE = 250;

const { values: given } = parseArgs({
  options: {
    stories: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '3' },
    readers: { type: 'string', default: '200' },
    updates: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
});
const counts = [given.stories, given.seconds, given.rounds, given.readers, given.updates].map(Number);
const [stories, seconds, rounds, readers, updates] = counts as [number, number, number, number, number];
if (!counts.every((one) => Number.isSafeInteger(one) && one >= 0) || stories < 1 || rounds < 1) {
  process.stderr.write(
    '--stories, --seconds, --rounds, --readers and --updates must be whole numbers, the first and third above 0\n',
  );
  process.exit(2);
}
const progress = (line: string) => process.stderr.write(`${line}\n`);
const rounded = (value: number) => Number(value.toFixed(2));

/** The topic, written; and how to change what is in it. */
interface Log {
  readonly publisher: Publisher;
  readonly encode: Encoder<Story>;
  readonly topic: string;
  readonly bytes: number;
}

/** Changes stories until it is told to stop. @returns how many were changed */
function startChanging({ publisher, encode, topic }: Log): () => Promise<number> {
  const next = numbersFrom(2);
  const begun = Date.now();
  let isOver = false;
  let changed = 0;
  const changing = (async () => {
    while (!isOver) {
      const due = Math.min(changed + MOST_AT_ONCE, Math.floor(((Date.now() - begun) / 1000) * updates));
      const byPartition = new Map<number, { key: string; value: Buffer }[]>();
      for (; changed < due; changed += 1) {
        const among = next() < OF_ANY ? stories : Math.min(stories, LATEST);
        const at = stories - 1 - Math.floor(next() * among);
        const event = eventOf(at, 2 + changed, next, Date.now());
        const partition = partitionOf(at, PARTITIONS);
        const records = byPartition.get(partition) ?? [];
        records.push({ key: event.storyId, value: encode(event) });
        byPartition.set(partition, records);
      }
      for (const [partition, records] of byPartition) await publisher.append(topic, partition, records);
      await sleep(TICK_MS);
    }
    return changed;
  })();
  return () => {
    isOver = true;
    return changing;
  };
}

/** How far the dashboard is. */
async function statusOf(api: string) {
  const status = (await (await fetch(`${api}/status`)).json()) as {
    partitions: { behind: number }[];
    tableBytes: number;
    stories: number;
  };
  return { ...status, behind: status.partitions.reduce((sum, { behind }) => sum + behind, 0) };
}

/** Asks each kind of question in turn, round after round. */
async function askAll(api: string) {
  const next = numbersFrom(3);
  const byKind = new Map<QuestionKind, number[][]>(QUESTION_KINDS.map((kind) => [kind, []]));
  let mostBehind = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const kind of QUESTION_KINDS) {
      const until = Date.now() + (seconds * 1000) / QUESTION_KINDS.length;
      byKind.get(kind)?.push(await ask(api, questions[kind], next, until));
      mostBehind = Math.max(mostBehind, (await statusOf(api)).behind);
    }
  const told = [...byKind].map(([kind, times]) => {
    const p99s = times.map((one) => timesOf(one).p99);
    return [
      kind,
      { ...timesOf(times.flat()), lowestP99: Math.min(...p99s), highestP99: Math.max(...p99s) },
    ] as const;
  });
  return { byKind: Object.fromEntries(told), mostBehind };
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
  const { bytes } = await writeLog(publisher, encode, topic, PARTITIONS, stories, (done) =>
    progress(`${done} stories written`),
  );
  const log: Log = { publisher, encode, topic, bytes };

  const apiPort = await freePort();
  const api = `http://127.0.0.1:${apiPort}/api/v1`;
  const loads = [loadOfCores()];
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
  while (worker.pid() === undefined) await sleep(TICK_MS);
  await waitUntilReady([worker], READY_TIMEOUT_MS);
  const rebuild = {
    storiesPerSecond: Math.round(stories / ((performance.now() - begun) / 1000)),
    storiesPerProcessorSecond: Math.round(stories / processorOf(worker.pid())),
    memory: memoryOf(worker.pid()),
  };
  progress(`read: ${JSON.stringify(rebuild)}`);
  const isHeld = holdToOneCore(worker.pid());

  loads.push(loadOfCores());
  const live = readers === 0 ? null : await startLiveReaders(`${api}/live`, readers);
  const before = {
    processor: processorOf(worker.pid()),
    waited: waitedOf(worker.pid()),
    at: performance.now(),
  };
  const stopChanging = startChanging(log);
  const { byKind, mostBehind } = await askAll(api);
  const tookSeconds = (performance.now() - before.at) / 1000;
  const processor = processorOf(worker.pid()) - before.processor;
  const waitedShare = rounded((waitedOf(worker.pid()) - before.waited) / tookSeconds);
  const { behind } = await statusOf(api);
  const changed = await stopChanging();
  const liveFigures = await live?.stop();
  loads.push(loadOfCores());
  const { tableBytes } = await statusOf(api);
  const result = {
    stories,
    bytesOfAnEvent: Math.round(log.bytes / stories),
    isHeldToOneCore: isHeld,
    loadOfEachCore: loads,
    rebuild,
    updates: { perSecond: Math.round(changed / tookSeconds), mostBehind, behind },
    questions: byKind,
    live: liveFigures ?? null,
    processorShare: rounded(processor / tookSeconds),
    processorMsOfAnUpdate: rounded((processor * 1000) / (changed - behind)),
    waitedShare,
    memory: memoryOf(worker.pid()),
    tableMiB: Math.round(tableBytes / MIB),
    tableBytesOfAStory: Math.round(tableBytes / stories),
  };
  process.stdout.write(`${JSON.stringify(result, null, given.json ? 0 : 2)}\n`);
}

// A million stories take some 15 GB while it runs; TMPDIR names another place.
const folder = mkdtempSync(join(tmpdir(), 'newsfold-bench-api-'));
onEnd(async () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'dashboard'));
await cleanly(() => run(folder));
