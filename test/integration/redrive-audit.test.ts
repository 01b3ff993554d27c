/** Redrive and audit on a real broker: dead letters are put back once, and everything is accounted for. */
import { randomUUID } from 'node:crypto';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { type Broker, headerText } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readTopic } from '../integrity/read-topic.ts';
import { corpus } from '../support/corpus.ts';
import { startInProcess, throughPipeline } from '../support/in-process.ts';
import { runCommand } from '../support/run-command.ts';

const prefix = `redrive-${randomUUID()}.`;
const RAW = topicName(prefix, 'raw');
const LETTERS = topicName(prefix, 'ingestDeadLetters');
/** More than ingest is configured to accept, less than the broker accepts. */
const BIG = 4000;

let broker: Broker;
const cluster = () => ({ broker, registryUrl: inject('registryUrl'), prefix });
const small = () => ({ ...cluster(), env: { MAX_RAW_BYTES: '3500' } });

async function publish(values: readonly Buffer[]): Promise<void> {
  const publisher = await broker.publisher();
  for (const [index, value] of values.entries())
    await publisher.append(RAW, index % 4, [
      { key: `outlet-${index % 7}`, value, headers: [['traceparent', Buffer.from(`tp-${index}`)]] },
    ]);
  await publisher.close();
}

const redrive = (...args: string[]) =>
  runCommand('services/cli/redrive.ts', ['--brokers', inject('brokers'), '--prefix', prefix, ...args]);
const audit = (...args: string[]) =>
  runCommand('services/cli/audit.ts', [
    '--brokers',
    inject('brokers'),
    '--registry',
    inject('registryUrl'),
    '--prefix',
    prefix,
    ...args,
  ]);
const count = async (topic: string) => (await readTopic(broker, topic)).flat().length;

beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'redrive-test' },
    logger: createLogger('redrive-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const articles = corpus(5, 60).map((article) => Buffer.from(JSON.stringify(article)));
  const big = Array.from({ length: 5 }, (_, at) =>
    Buffer.from(JSON.stringify({ title: `Harbour of Tornby closes ${at}`, body: 'x '.repeat(BIG / 2) })),
  );
  const broken = [Buffer.from('{"title":'), Buffer.from('[]'), Buffer.from('')];
  await throughPipeline(small(), () => publish([...articles.slice(0, 60), ...big, ...broken]));
});
afterAll(() => broker.close());

describe('redrive and audit', () => {
  it('account for everything, dead letters included', async () => {
    const result = await audit('--json');
    expect(result.code, result.stderr).toBe(0);
    const report = JSON.parse(result.stdout);
    expect(report.stages[0]).toMatchObject({
      records: 68,
      outcomes: { article: 60, 'dead letter': 8 },
      balance: 0,
    });
  });

  it('say what would be done, and do nothing', async () => {
    const result = await redrive('--from', 'ingest.dead-letters.v1', '--dry-run', '--json');
    expect(result.code, result.stderr).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ dryRun: true, letters: 8, putBack: 8 });
    expect(result.stderr).toMatch(/would be put back\s+8/);
    expect(await count(RAW)).toBe(68);
  });

  it('put back what was too large, which a larger limit accepts, and account for that', async () => {
    const registry = ['--registry', inject('registryUrl')];
    const result = await redrive('--from', LETTERS, '--reason', 'too-large', '--json', ...registry);
    expect(result.code, result.stderr).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ letters: 8, putBack: 5, notSelected: 3 });
    const waiting = await audit();
    expect(waiting.code, waiting.stderr).toBe(3);
    expect(waiting.stderr.match(/^waiting: /gm)).toHaveLength(5);
    await throughPipeline(cluster());
    const after = await audit('--json');
    expect(after.code, after.stderr).toBe(0);
    expect(JSON.parse(after.stdout).stages[0].outcomes).toEqual({ article: 65, 'dead letter': 8 });
    const back = (await readTopic(broker, RAW)).flatMap((records) =>
      records.filter((record) => headerText(record, 'newsfold-puts-back') !== undefined),
    );
    for (const record of back) {
      const [, partition, offset] = /\/(\d+)\/(\d+)$/.exec(headerText(record, 'newsfold-origin') ?? '') ?? [];
      const original = (await readTopic(broker, RAW))[Number(partition)]?.[Number(offset)];
      expect(record.partition).toBe(Number(partition));
      expect(record.key).toEqual(original?.key);
      expect(record.value).toEqual(original?.value);
      expect(headerText(record, 'traceparent')).toBe(headerText(original as never, 'traceparent'));
    }
    expect(back).toHaveLength(5);
  });

  it('keep the time at which an article was first published', async () => {
    const decode = new Codec({ url: inject('registryUrl') }).decoder('Article');
    const raw = await readTopic(broker, RAW);
    const articles = (await readTopic(broker, topicName(prefix, 'articles'))).flat();
    for (const { value } of articles.slice(-5)) {
      const { origin } = await decode(value as Buffer);
      const record = raw[origin.partition]?.[origin.offset];
      expect(origin.timestamp).toBe(Number(headerText(record as never, 'newsfold-origin-time')));
    }
  });

  it('do not put anything back twice, and give up on what fails again and again', async () => {
    const rounds: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      const result = await redrive('--from', LETTERS, '--limit', '2', '--json');
      expect(result.code, result.stderr).toBe(0);
      const { putBack, stays } = JSON.parse(result.stdout);
      rounds.push([putBack, stays.already, stays.limit]);
      const worker = await startInProcess(ingestWorker, cluster());
      const end = (await broker.offsets(RAW)).reduce((sum, { high }) => sum + high, 0);
      const done = async () =>
        (await broker.committed(`${prefix}ingest`, RAW)).reduce((sum, { offset }) => sum + offset, 0);
      while ((await done()) < end) await new Promise((resolve) => setTimeout(resolve, 50));
      await worker.stop();
    }
    // Eight letters: five have been answered, three fail, fail again, and stay.
    expect(rounds).toEqual([
      [3, 5, 0],
      [3, 8, 0],
      [0, 11, 3],
    ]);
    const result = await audit('--json');
    expect(result.code, result.stderr).toBe(0);
    expect(JSON.parse(result.stdout).stages[0].outcomes).toEqual({ article: 65, 'dead letter': 14 });
  });

  it.each([
    ['services/cli/redrive.ts', ['--from', 'raw.v1'], /^redrive: --brokers is missing.*\n$/],
    [
      'services/cli/redrive.ts',
      ['--brokers', '127.0.0.1:1', '--from', 'ingest.dead-letters.v1'],
      /^redrive: --brokers 127.0.0.1:1: no Kafka broker answers.*\n$/,
    ],
    [
      'services/cli/audit.ts',
      ['--brokers', '127.0.0.1:1', '--registry', 'http://127.0.0.1:1'],
      /^audit: --registry http:\/\/127.0.0.1:1: no schema registry answers.*\n$/,
    ],
  ])('refuse in one line: %s %j', async (entry, args, message) => {
    const result = await runCommand(entry, args);
    expect(result.code).toBeGreaterThan(0);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(message);
  });
});
