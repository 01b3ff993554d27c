/** What holds up one item of a record that holds many holds up its record, and repeats nothing that went out. */
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker, type MemoryOptions } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../log/broker.ts';
import { CUT_HEADER, deadLetterOf } from '../loop/dead-letter.ts';
import { NotNow } from '../loop/not-now.ts';
import { skipGroup } from '../loop/skips.ts';
import type { ItemOutcome } from './outcome.ts';
import type { StatelessDefinition } from './stateless-definition.ts';
import { runStatelessLoop } from './stateless-loop.ts';

/** Takes records apart at their blanks; an item `bad…` is refused by the worker, one `late…` waits for the registry. */
function takingApart(registry: { isThere: boolean }): StatelessDefinition {
  const itemOf = (text: string, index: number, count: number): ItemOutcome => {
    if (text.startsWith('late') && !registry.isThere) throw new NotNow('registry', 'no schema 7');
    const value = Buffer.from(text);
    if (text.startsWith('bad'))
      return { kind: 'dead-letter', reason: 'bad', detail: 'why', item: { index, count, value } };
    const record = { key: null, value };
    return { kind: 'publish', reason: 'ok', deliveries: [{ topic: 'out', partition: 0, record }] };
  };
  return {
    groupId: 'apart',
    inputs: async () => ['raw'],
    deadLetterTopic: 'dead',
    handle: ({ value }) => {
      const texts = String(value).split(' ');
      const items = texts.map((text, index) => itemOf(text, index, texts.length));
      return { kind: 'taken-apart', reason: 'container', items };
    },
    deadLetter: (record: LogRecord, reason, detail, details) => {
      const letter = deadLetterOf('test', record, reason, detail, details);
      const { key, value, headers, origin } = letter;
      const texts = headers.map((header) => `${header.key}=${header.value}`);
      return { key, value: Buffer.from(`${origin.offset}#${origin.item} ${value} ${texts} ${detail}`) };
    },
  };
}

async function world(isRefused: MemoryOptions['isRefused'], registry = { isThere: true }) {
  const broker = new MemoryBroker({ batchSize: 5, ...(isRefused && { isRefused }) });
  await broker.createTopics(
    ['raw', 'out', 'dead'].map((name) => ({ name, partitions: 1, replicationFactor: 1, settings: {} })),
  );
  const put = (...values: string[]) =>
    broker.put(
      'raw',
      0,
      values.map((value) => ({ key: null, value: Buffer.from(value) })),
    );
  const failures: Error[] = [];
  const context = testContext(
    (error) => failures.push(error),
    (ms) => new Promise((resolve) => setTimeout(resolve, ms / 50)),
  );
  const texts = (topic: string) => broker.records(topic, 0).map(({ value }) => String(value));
  const start = () => runStatelessLoop(takingApart(registry), broker, context);
  const committed = async () => (await broker.committed('apart', 'raw'))[0]?.offset;
  const skip = (offset: number) => broker.commitFor(skipGroup('apart'), 'raw', 0, offset + 1);
  return { broker, put, context, failures, texts, start, committed, skip };
}

const refusing =
  (
    topic: string,
    pattern: RegExp,
    when: { refuses: boolean } = { refuses: true },
  ): MemoryOptions['isRefused'] =>
  (to, records) =>
    to === topic && when.refuses && records.some(({ value }) => pattern.test(String(value)));

describe('a record that holds many', () => {
  it('waits for the one item that the broker refuses, and publishes the others once', async () => {
    const when = { refuses: true };
    const { put, context, failures, texts, start, committed } = await world(refusing('out', /large/, when));
    put('a', 'b large c bad', 'd');
    const loop = await start();
    await until(() => context.waits.has('raw', 0) && texts('out').length === 4);
    // What comes before it is done with.
    await until(async () => (await committed()) === 1);
    const attempts = async () => (await context.metrics.retries.get()).values[0]?.value ?? 0;
    await until(async () => (await attempts()) >= 3);
    expect(context.waits.list()).toMatchObject([{ offset: 1, reason: 'refused' }]);
    expect(texts('out')).toEqual(['a', 'b', 'c', 'd']);
    expect(texts('dead')).toEqual(['1#3 bad  why']);
    when.refuses = false;
    await until(async () => (await committed()) === 3);
    await loop.stop();
    expect(texts('out')).toEqual(['a', 'b', 'c', 'd', 'large']);
    expect(texts('dead')).toHaveLength(1);
    const items = (await context.metrics.items.get()).values.map(({ labels, value }) => [
      labels.outcome,
      value,
    ]);
    expect(items).toEqual([
      ['publish', 5],
      ['dead-letter', 1],
    ]);
    expect((await context.metrics.unaccounted.get()).values[0]?.value).toBe(0);
    expect(failures).toEqual([]);
  });

  it('waits as a whole while one item does, and publishes none of it twice when the broker refuses another', async () => {
    const when = { refuses: true };
    const registry = { isThere: false };
    const { put, context, failures, texts, start, committed } = await world(
      refusing('out', /large/, when),
      registry,
    );
    put('a', 'b late large bad', 'd');
    const loop = await start();
    await until(() => context.waits.has('raw', 0));
    expect(context.waits.list()).toMatchObject([{ offset: 1, reason: 'registry' }]);
    expect(texts('out')).toEqual(['a']);
    registry.isThere = true;
    await until(() => context.waits.list()[0]?.reason === 'refused');
    const refusals = async () =>
      (await context.metrics.retries.get()).values.find(({ labels }) => labels.operation === 'refused')
        ?.value ?? 0;
    await until(async () => (await refusals()) >= 3);
    expect(texts('out')).toEqual(['a', 'b', 'late']);
    when.refuses = false;
    await until(async () => (await committed()) === 3);
    await loop.stop();
    expect(texts('out')).toEqual(['a', 'b', 'late', 'large', 'd']);
    expect(texts('dead')).toHaveLength(1);
    expect((await context.metrics.unaccounted.get()).values[0]?.value).toBe(0);
    expect(failures).toEqual([]);
  });

  it('is passed with what is left of it when the operator skips it, refused at once or after a wait', async () => {
    const registry = { isThere: false };
    const { put, context, failures, texts, start, committed, skip } = await world(
      refusing('out', /large/),
      registry,
    );
    put('b large c', 'late large e', 'd');
    const loop = await start();
    await until(() => context.waits.list()[0]?.reason === 'refused');
    skip(0);
    await until(() => context.waits.list()[0]?.reason === 'registry');
    registry.isThere = true;
    await until(() => context.waits.list()[0]?.reason === 'refused');
    expect(context.waits.list()).toMatchObject([{ offset: 1 }]);
    skip(1);
    await until(async () => (await committed()) === 3);
    await loop.stop();
    expect(texts('out')).toEqual(['b', 'c', 'late', 'e', 'd']);
    expect(failures).toEqual([]);
  });

  it('has a letter without the item where one with it is refused, which says how large its record is', async () => {
    const { put, failures, texts, start, committed } = await world(refusing('dead', /bad-one/));
    put('a bad-one bad-two');
    const loop = await start();
    await until(async () => (await committed()) === 1);
    await loop.stop();
    expect(texts('dead')).toEqual([
      `0#1 null ${CUT_HEADER}=17 why (the topic of dead letters refused the record itself, of 7 bytes)`,
      '0#2 bad-two  why',
    ]);
    expect(failures).toEqual([]);
  });
});

describe('records of one run whose answers the broker refuses', () => {
  it('are passed one after the other, each named while it is the one that waits', async () => {
    const { put, context, failures, texts, start, committed, skip } = await world(refusing('out', /large/));
    put('a', 'large', 'b', 'large', 'c');
    const loop = await start();
    await until(() => context.waits.list()[0]?.offset === 1);
    expect(texts('out')).toEqual(['a', 'b', 'c']);
    skip(1);
    await until(() => context.waits.list()[0]?.offset === 3);
    expect((await context.metrics.waitingOffset.get()).values.map(({ value }) => value)).toEqual([3]);
    // Whoever has the partition next begins there: the first word is not needed any more.
    await until(async () => (await committed()) === 3);
    skip(3);
    await until(async () => (await committed()) === 5);
    await loop.stop();
    expect(texts('out')).toEqual(['a', 'b', 'c']);
    expect(failures).toEqual([]);
  });

  it('wait at the earliest, whichever partition refuses', async () => {
    const isRefused: MemoryOptions['isRefused'] = (_, records) =>
      records.some(({ value }) => /large|why/.test(String(value)));
    const { put, context, start } = await world(isRefused);
    // The run has answers before it has a letter, but the letter answers the earlier record.
    put('a', 'bad', 'large');
    const loop = await start();
    await until(() => context.waits.has('raw', 0));
    expect(context.waits.list()).toMatchObject([{ offset: 1 }]);
    await loop.stop();
  });
});
