/**
 * The worker itself with any number of open articles, behind a broker: the log of its facts is written, read back, and
 * continued with articles of stories from all over it. What counts is the memory of that process alone, at its highest.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker, type WorkerProcess, waitUntilReady } from '@newsfold/cli/start/worker-processes.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { freePort } from '@newsfold/infra/local/ports.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { signed } from '@newsfold/runtime/fold/fold-headers.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { article, assignment } from '../../support/fixture-article.ts';
import { cleanly, onEnd } from '../clean-up.ts';
import { type Contestant, endOffsets, waitFinished } from '../pipeline/contestants.ts';
import { PARTITIONS } from './frames.ts';
import { ARTICLES, OpenFacts, storyAt } from './open-facts.ts';

const READY_TIMEOUT_MS = 1_800_000;
const PREFIX = 'open.';
const TOPICS = { assignments: topicName(PREFIX, 'assignments'), stories: topicName(PREFIX, 'stories') };
/** Facts of one append. */
const APPEND_FACTS = 200;
/** Old space that Node takes in a container of 512 MiB, MiB: so the figure is of such a one, and not of this machine. */
const HEAP = 256;
/** Bytes before a value that name its schema. */
const SCHEMA_ID_BYTES = 5;

/** Writes facts to their partitions, in the order of each. */
class FactLog {
  readonly facts = new OpenFacts();
  readonly #broker: Broker;
  readonly #schema: Buffer;
  #answered = 0;
  #waiting: NewRecord[][] = Array.from({ length: PARTITIONS }, () => []);

  private constructor(broker: Broker, schema: Buffer) {
    this.#broker = broker;
    this.#schema = schema;
  }

  static async open(broker: Broker, registryUrl: string): Promise<FactLog> {
    const encode = await new Codec({ url: registryUrl }).encoder('Assignment', TOPICS.assignments);
    const value = encode(assignment(article('a'), 's'));
    return new FactLog(broker, value.subarray(0, SCHEMA_ID_BYTES));
  }

  async add(story: number, fact: Buffer): Promise<void> {
    const record = { key: `story ${story}`, value: Buffer.concat([this.#schema, fact]) };
    const waiting = this.#waiting[story % PARTITIONS] as NewRecord[];
    waiting.push(signed(record, this.#answered++, { writer: 'bench', follows: '' }));
    if (waiting.length >= APPEND_FACTS) await this.flush();
  }

  async flush(): Promise<void> {
    const publisher = await this.#broker.publisher();
    for (const [partition, records] of this.#waiting.entries())
      if (records.length > 0) await publisher.append(TOPICS.assignments, partition, records);
    this.#waiting = Array.from({ length: PARTITIONS }, () => []);
    await publisher.close();
  }
}

/** Says of all facts so far that they were answered, as the last event of each partition would. */
async function markAnswered(broker: Broker): Promise<void> {
  const publisher = await broker.publisher();
  for (const { partition, high } of await broker.offsets(TOPICS.assignments)) {
    const mark = signed({ key: 'mark', value: null }, high - 1, { writer: 'bench', follows: '' });
    await publisher.append(TOPICS.stories, partition, [mark]);
  }
  await publisher.close();
}

/** What the system says of a process, bytes. */
function memoryOf(pid: number | undefined): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string): number => 1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  return { now: bytes('VmRSS'), most: bytes('VmHWM') };
}

async function figuresOf(worker: WorkerProcess): Promise<(name: string) => number> {
  const page = await (await fetch(`${worker.url}/metrics`)).text();
  return (name) =>
    [...page.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    );
}

const mib = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MiB`;

async function run(folder: string, open: number, updates: number): Promise<void> {
  const stack = await startLocalStack({ folder });
  onEnd(() => stack.stop());
  const broker = kafkaBroker({
    connection: { brokers: [stack.brokers], clientId: 'bench' },
    logger: createLogger('bench', 'silent'),
    sessionTimeoutMs: 30_000,
    maxWaitMs: 50,
  });
  onEnd(() => broker.close());
  const cluster = { RAW_PARTITIONS: 1, SCOPE_PARTITIONS: PARTITIONS, REPLICATION_FACTOR: 1 };
  await ensureTopics(broker, { TOPIC_PREFIX: PREFIX, ...cluster });
  const log = await FactLog.open(broker, stack.registryUrl);
  const count = Math.floor(open / ARTICLES);
  for (let n = 0; n < count * ARTICLES; n++) await log.add(n % count, log.facts.report(n % count));
  await log.flush();
  await markAnswered(broker);
  const worker = startWorker({
    name: 'enrich',
    httpPort: await freePort(),
    folder: join(folder, 'enrich'),
    env: {
      KAFKA_BROKERS: stack.brokers,
      SCHEMA_REGISTRY_URL: stack.registryUrl,
      TOPIC_PREFIX: PREFIX,
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: `--max-old-space-size=${HEAP}`,
    },
    onRestart: (_, code) => {
      throw new Error(`enrich ended with ${code}`);
    },
  });
  onEnd(() => worker.stop());
  await waitUntilReady([worker], READY_TIMEOUT_MS);
  const restored = memoryOf(worker.pid());
  const enrich: Contestant = {
    name: 'enrich',
    input: TOPICS.assignments,
    output: TOPICS.stories,
    topics: [],
    pids: () => ({ enrich: worker.pid() }),
    finished: () => endOffsets(broker, TOPICS.stories),
    stop: () => worker.stop(),
  };
  const before = await enrich.finished();
  for (let i = 0; i < updates; i++) {
    const story = storyAt(i, count);
    await log.add(story, log.facts.report(story));
  }
  await log.flush();
  await waitFinished(enrich, before + updates);
  const { now, most } = memoryOf(worker.pid());
  const figure = await figuresOf(worker);
  console.log(
    `${count * ARTICLES} open articles behind a broker, ${updates} updates all over them: ${mib(most)} resident at most, ${mib(now)} at the end, ${mib(restored.most)} at most when all was read back`,
  );
  console.log(
    `read back in ${figure('newsfold_restore_duration_seconds').toFixed(0)} s, packed ${mib(figure('newsfold_packed_bytes'))}, put away ${figure('newsfold_packed_spilled_total')}, fetched back ${figure('newsfold_packed_fetched_total')}, unpacked ${figure('newsfold_members_unpacked_total')}, refused ${figure('newsfold_packed_refused_total')}`,
  );
}

/** Prints what the worker takes for `open` articles, behind a broker of its own. */
export async function benchOpenBehindBroker(open: number, updates: number): Promise<void> {
  mkdirSync(LOCAL_FOLDER, { recursive: true });
  const folder = mkdtempSync(join(LOCAL_FOLDER, 'bench-'));
  onEnd(async () => rmSync(folder, { recursive: true, force: true }));
  await cleanly(() => run(folder, open, updates));
}
