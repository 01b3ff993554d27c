/** No record stops a partition of a stateless worker, and what has to wait holds up its own partition alone. */
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker, type MemoryOptions } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../log/broker.ts';
import { NotNow } from '../loop/not-now.ts';
import { skipGroup } from '../loop/skips.ts';
import type { StatelessDefinition } from './stateless-definition.ts';
import { runStatelessLoop } from './stateless-loop.ts';

const texts = (broker: MemoryBroker, topic: string) =>
  broker.records(topic, 0).map(({ value }) => value?.toString() ?? '');

/** Copies `raw` to `out`; throws at a bug, and waits at a record of schema 7 until the registry is there. */
function copying(registry: { isThere: boolean }): StatelessDefinition {
  return {
    groupId: 'copy',
    inputs: async () => ['raw'],
    deadLetterTopic: 'dead',
    handle: ({ value }) => {
      const text = String(value);
      if (text.startsWith('bug')) throw new TypeError('x is not a function');
      if (text.startsWith('schema') && !registry.isThere) throw new NotNow('registry', 'no schema 7');
      const record = { key: null, value };
      return { kind: 'publish', reason: 'copied', deliveries: [{ topic: 'out', partition: 0, record }] };
    },
    deadLetter: ({ offset, value }: LogRecord, reason, detail) => ({
      key: null,
      value: Buffer.from(`${offset} ${reason} ${value === null ? 'cut' : 'whole'} ${detail}`),
    }),
  };
}

async function world(options: MemoryOptions = {}) {
  const broker = new MemoryBroker({ batchSize: 5, ...options });
  await broker.createTopics(
    ['raw', 'out', 'dead'].map((name) => ({
      name,
      partitions: name === 'raw' ? 2 : 1,
      replicationFactor: 1,
      settings: {},
    })),
  );
  const put = (partition: number, ...values: string[]) =>
    broker.put(
      'raw',
      partition,
      values.map((value) => ({ key: null, value: Buffer.from(value) })),
    );
  return { broker, put };
}

async function member(broker: MemoryBroker, registry = { isThere: true }) {
  const failures: Error[] = [];
  // Pauses between attempts are real, and shorter.
  const context = testContext(
    (error) => failures.push(error),
    (ms) => new Promise((resolve) => setTimeout(resolve, ms / 50)),
  );
  const loop = await runStatelessLoop(copying(registry), broker, context);
  return { context, failures, stop: () => loop.stop() };
}

const committed = async (broker: MemoryBroker, partition: number) =>
  (await broker.committed('copy', 'raw'))[partition]?.offset;

describe('a stateless worker', () => {
  it('turns a record that it fails on into a dead letter, and goes on', async () => {
    const { broker, put } = await world();
    put(0, 'a', 'bug', 'b');
    const { failures, stop } = await member(broker);
    await until(() => broker.records('out', 0).length === 2);
    await stop();
    expect(texts(broker, 'dead')).toEqual([
      '1 failed whole newsfold failed on it, which is a bug: x is not a function',
    ]);
    expect(failures).toEqual([]);
  });

  it('ends when it fails on nearly everything', async () => {
    const { broker, put } = await world();
    put(0, ...Array.from({ length: 120 }, () => 'bug'));
    const { failures, stop } = await member(broker);
    await until(() => failures.length > 0);
    await stop();
    expect(failures[0]?.message).toMatch(/the last one: failed/);
  });

  it('waits with a partition whose schema cannot be had, says so, and goes on with the others', async () => {
    const { broker, put } = await world();
    const registry = { isThere: false };
    put(0, 'a', 'schema 7', 'b');
    put(1, 'c');
    const { context, failures, stop } = await member(broker, registry);
    await until(() => context.waits.has('raw', 0) && broker.records('out', 0).length === 2);
    put(1, 'd');
    await until(() => broker.records('out', 0).length === 3);
    expect(texts(broker, 'out').sort()).toEqual(['a', 'c', 'd']);
    expect(context.waits.list()).toEqual([
      { topic: 'raw', partition: 0, offset: 1, reason: 'registry', detail: 'no schema 7' },
    ]);
    expect((await context.metrics.waitingOffset.get()).values).toMatchObject([
      { value: 1, labels: { topic: 'raw', partition: 0, reason: 'registry' } },
    ]);
    registry.isThere = true;
    await until(() => broker.records('out', 0).length === 5);
    await until(async () => (await committed(broker, 0)) === 3);
    expect(context.waits.list()).toEqual([]);
    expect((await context.metrics.waitingOffset.get()).values).toEqual([]);
    expect((await context.metrics.unaccounted.get()).values[0]?.value).toBe(0);
    await stop();
    expect(failures).toEqual([]);
    expect(texts(broker, 'out').filter((text) => text === 'a' || text === 'b')).toEqual(['a', 'b']);
  });

  it('passes a record that the operator skips, also one that it has not met yet', async () => {
    const { broker, put } = await world();
    put(0, 'a', 'schema 7', 'b');
    put(1, 'c', 'schema 8', 'd');
    broker.commitFor(skipGroup('copy'), 'raw', 1, 2);
    const { context, stop } = await member(broker, { isThere: false });
    await until(() => context.waits.has('raw', 0) && broker.records('out', 0).length === 3);
    broker.commitFor(skipGroup('copy'), 'raw', 0, 2);
    await until(() => broker.records('out', 0).length === 4);
    await until(async () => (await committed(broker, 0)) === 3);
    await stop();
    expect(texts(broker, 'out').sort()).toEqual(['a', 'b', 'c', 'd']);
    const { values } = await context.metrics.outcomes.get();
    expect(values.find(({ labels }) => labels.reason === 'skipped')?.value).toBe(2);
  });

  it('waits while the broker refuses an answer, and appends the others of its run once', async () => {
    let takes = false;
    const isRefused: MemoryOptions['isRefused'] = (topic, records) =>
      topic === 'out' && !takes && records.some(({ value }) => String(value) === 'large');
    const { broker, put } = await world({ isRefused });
    put(0, 'a', 'large', 'b');
    const { context, failures, stop } = await member(broker);
    await until(() => context.waits.has('raw', 0));
    expect(context.waits.list()).toMatchObject([{ offset: 1, reason: 'refused' }]);
    expect(texts(broker, 'out')).toEqual(['a', 'b']);
    takes = true;
    await until(async () => (await committed(broker, 0)) === 3);
    await stop();
    expect(texts(broker, 'out')).toEqual(['a', 'b', 'large']);
    expect(failures).toEqual([]);
  });

  it('passes a record whose answer is refused when the operator skips it', async () => {
    const isRefused: MemoryOptions['isRefused'] = (topic, records) =>
      topic === 'out' && records.some(({ value }) => String(value) === 'large');
    const { broker, put } = await world({ isRefused });
    put(0, 'a', 'large', 'b');
    const { context, stop } = await member(broker);
    await until(() => context.waits.has('raw', 0));
    broker.commitFor(skipGroup('copy'), 'raw', 0, 2);
    await until(async () => (await committed(broker, 0)) === 3);
    await stop();
    expect(texts(broker, 'out')).toEqual(['a', 'b']);
  });

  it('writes a dead letter without its record where one with it is refused', async () => {
    const isRefused: MemoryOptions['isRefused'] = (topic, records) =>
      topic === 'dead' && records.some(({ value }) => String(value).includes('whole'));
    const { broker, put } = await world({ isRefused });
    put(0, 'a', 'bug', 'b');
    const { stop } = await member(broker);
    await until(() => broker.records('dead', 0).length === 1 && broker.records('out', 0).length === 2);
    await stop();
    expect(texts(broker, 'dead')[0]).toMatch(/^1 failed cut .*refused the record itself, of 3 bytes/);
  });

  it('gets over offsets without records, to the end', async () => {
    const { broker, put } = await world();
    put(0, 'a');
    broker.putHole('raw', 0, 12);
    put(0, 'b');
    broker.putHole('raw', 0, 1);
    const { context, stop } = await member(broker);
    await until(async () => (await committed(broker, 0)) === 15);
    expect(texts(broker, 'out')).toEqual(['a', 'b']);
    const lag = (await context.metrics.lagRecords.get()).values.find(({ labels }) => labels.partition === 0);
    expect(lag?.value).toBe(0);
    await stop();
  });
});
