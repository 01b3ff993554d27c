import { openConnection } from '@newsfold/runtime/config/connection.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { prefixBeside, topicName } from '@newsfold/schemas/topics.ts';
import { corpus } from '@newsfold/test/support/corpus.ts';
import { throughPipeline } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandConnection } from '../cluster/cluster.ts';
import type { RefoldOptions } from './refold-options.ts';
import { refoldText } from './refold-report.ts';
import { type RefoldProgress, refold } from './refold-run.ts';

const LIVE = 'live.';
const ARTICLES = 150;

let registry: MemoryRegistry;
let broker: MemoryBroker;

beforeAll(async () => {
  registry = await startMemoryRegistry();
  let clock = Date.UTC(2026, 2, 10);
  broker = new MemoryBroker({
    batchSize: 20,
    now: () => {
      clock += 5 * 60_000;
      return clock;
    },
  });
  await throughPipeline({ broker, registryUrl: registry.url, prefix: LIVE }, async () => {
    for (const [index, article] of corpus(5, ARTICLES).entries())
      broker.put(`${LIVE}raw.v1`, index % 4, [{ key: null, value: Buffer.from(JSON.stringify(article)) }]);
  });
}, 60_000);
afterAll(() => registry.close());

function run(
  into: string,
  changes: Partial<RefoldOptions> = {},
  onProgress: (progress: RefoldProgress) => void = () => undefined,
  signal = new AbortController().signal,
) {
  const deployment = openConnection('127.0.0.1:1', registry.url, LIVE);
  const beside = prefixBeside(into, LIVE);
  const connection = commandConnection(deployment, 'refold');
  const options = { deployment, beside, from: 0, settings: {}, rate: 100_000, isFolding: true, json: false };
  return refold(
    { ...options, ...changes },
    { broker, connection, codec: new Codec(connection.registry), onProgress, signal },
  );
}

async function valuesOf(prefix: string, key: 'assignments' | 'stories'): Promise<string[]> {
  const topic = topicName(prefix, key);
  return (await broker.offsets(topic)).flatMap(({ partition }) =>
    broker.records(topic, partition).map(({ value }) => value?.toString('base64') ?? ''),
  );
}

describe('a refold', () => {
  it('comes to the same facts with the same release and settings, and leaves the live topics alone', async () => {
    const before = await valuesOf(LIVE, 'assignments');
    const report = await run('same.');
    expect(report).toMatchObject({
      onlyLive: 0,
      onlyRefold: 0,
      otherCompany: 0,
      others: [],
      pairs: { lost: 0, gained: 0 },
    });
    expect(report?.stories.live).toBeGreaterThan(1);
    expect(await valuesOf(prefixBeside('same.', LIVE), 'assignments')).toEqual(before);
    expect(await valuesOf(LIVE, 'assignments')).toEqual(before);
    expect([...(await broker.topics()).keys()].filter((name) => name.startsWith('same.'))).not.toContain(
      'same.articles.v1',
    );
  }, 60_000);

  it('continues after it was broken off, and comes to what it would have come to', async () => {
    const abort = new AbortController();
    const broken = await run(
      'cut.',
      // Two seconds a batch: it is seen at work, however busy the machine is.
      { rate: 10 },
      ({ done }) => void (done > 0 && abort.abort()),
      abort.signal,
    );
    expect(broken).toBeNull();
    const done = (await valuesOf(prefixBeside('cut.', LIVE), 'assignments')).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(ARTICLES);
    expect(await run('cut.')).toMatchObject({ otherCompany: 0 });
    expect(await valuesOf(prefixBeside('cut.', LIVE), 'assignments')).toEqual(
      await valuesOf(LIVE, 'assignments'),
    );
  }, 60_000);

  it('says what other settings draw otherwise, and how to switch', async () => {
    const report = await run('other.', { settings: { WINDOW_HOURS: '1' } });
    expect(report?.pairs.lost).toBeGreaterThan(0);
    expect(report?.others.length).toBeGreaterThan(0);
    const text = report === null ? '' : refoldText(report);
    expect(text).toContain('TOPIC_PREFIX=other.+live.');
    expect(text).toMatch(/story [0-9a-f]{32} \(\d+ articles\) would be/);
  }, 60_000);

  it('begins at a time, and folds nothing before it', async () => {
    const topic = topicName(LIVE, 'articles');
    const times = (await broker.offsets(topic)).flatMap(({ partition }) =>
      broker.records(topic, partition).map(({ timestamp }) => timestamp),
    );
    const from = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const report = await run('late.', { from });
    expect((await valuesOf(prefixBeside('late.', LIVE), 'assignments')).length).toBe(
      times.filter((time) => time >= from).length,
    );
    expect(report?.onlyLive).toBeGreaterThan(0);
  }, 60_000);
});
