import { feedIdOf, feedKey, feedValue, NEW_FEED } from '@newsfold/feeds/domain/feed-record.ts';
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { Codec, encoderFor } from '@newsfold/runtime/registry/codec.ts';
import { FEED_TOPIC } from '@newsfold/schemas/topics.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StatusCollector } from './collect-status.ts';
import { LetterCounter } from './letter-counter.ts';
import { statusText } from './status-text.ts';

const NOW = Date.now();
const PREFIX = 't.';
let registry: MemoryRegistry;
beforeAll(async () => {
  registry = await startMemoryRegistry();
});
afterAll(() => registry.close());

it('the state of a deployment: lag in records and seconds, throughput, dead letters by reason', async () => {
  const broker = new MemoryBroker({ now: () => NOW });
  await ensureTopics(broker, {
    TOPIC_PREFIX: PREFIX,
    RAW_PARTITIONS: 2,
    SCOPE_PARTITIONS: 1,
    REPLICATION_FACTOR: 1,
  });
  const at = (ageMs: number) => ({ key: null, value: Buffer.from('{}'), timestamp: NOW - ageMs });
  broker.put('t.raw.v1', 0, [at(90_000), at(60_000)]);
  broker.put('t.raw.v1', 1, [at(30_000)]);
  const codec = new Codec({ url: registry.url });
  const encode = encoderFor('DeadLetter', await codec.register('DeadLetter', 't.ingest.dead-letters.v1'));
  const [raw] = broker.records('t.raw.v1', 0);
  const letter = (reason: string) =>
    deadLetterRecord(deadLetterOf('ingest', raw as never, reason, 'why'), encode);
  broker.put('t.ingest.dead-letters.v1', 0, [letter('no-text'), letter('no-text'), letter('too-large')]);
  const feed = (name: string, change: object) => {
    const address = `https://${name}.example/feed`;
    const definition = {
      address,
      title: null,
      desk: null,
      isFullText: false,
      isPaused: false,
      everySeconds: null,
    };
    return [
      { key: feedKey('feed', feedIdOf(address)), value: feedValue({ ...definition, addedAt: 1 }) },
      {
        key: feedKey('state', feedIdOf(address)),
        value: feedValue({ ...NEW_FEED, checkedAt: NOW, ...change }),
      },
    ];
  };
  const collector = new StatusCollector(broker, PREFIX, [], new LetterCounter(broker, codec, PREFIX));
  const first = await collector.look();
  const [ingest] = first.workers;
  expect(ingest).toMatchObject({ worker: 'ingest', behind: 3, perSecond: null });
  expect(ingest?.lagSeconds).toBeGreaterThanOrEqual(90);
  expect(ingest?.partitions.map(({ behind }) => behind)).toEqual([2, 1]);
  expect(first.deadLetters.ingest).toEqual({ 'no-text': 2, 'too-large': 1 });
  expect(first.feeds).toBeNull();
  expect(statusText(first)).not.toContain('feeds:');
  await broker.createTopics([{ ...FEED_TOPIC, name: 't.feeds.v1', partitions: 1, replicationFactor: 1 }]);
  broker.put('t.feeds.v1', 0, [...feed('a', {}), ...feed('b', { isGone: true }), ...feed('c', {})]);
  expect((await collector.look()).feeds).toEqual({ ok: 2, gone: 1 });
  broker.put('t.feeds.v1', 0, [{ key: feed('a', {})[0]?.key ?? '', value: null }]);
  broker.put('t.ingest.dead-letters.v1', 0, [letter('no-text')]);
  const second = await collector.look();
  expect(second.deadLetters.ingest).toEqual({ 'no-text': 3, 'too-large': 1 });
  const text = statusText(second, 80, true);
  expect(text).toMatch(/ingest +2 +3 +\d+ \w+ +0\.0 +stands still/);
  expect(text).toContain('t.raw.v1/0');
  expect(text).toContain('ingest: no-text 3, too-large 1');
  expect(text).toContain('feeds: ok 1, gone 1');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
}, 60_000);
