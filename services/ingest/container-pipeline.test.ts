/** A record of fifty articles, three of which are bad, through the workers, the audit and the redrive, in memory. */
import { audit } from '@newsfold/cli/audit/audit-run.ts';
import { headerText, type NewRecord } from '@newsfold/runtime/log/broker.ts';
import { decodeWithoutRegistry } from '@newsfold/runtime/redrive/read-letters.ts';
import { redrive } from '@newsfold/runtime/redrive/redrive-run.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { type TopicKey, topicName } from '@newsfold/schemas/topics.ts';
import { corpus } from '@newsfold/test/support/corpus.ts';
import { startInProcess, throughPipeline } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestWorker } from './worker.ts';

const PREFIX = 'c.';
const topic = (key: TopicKey) => topicName(PREFIX, key);
const NOW = Date.now();
const BAD = [7, 20, 49];

const fifty = corpus(3, 50).map((article, index) =>
  BAD.includes(index) ? { ...article, title: '', body: '' } : article,
);
const FEED = {
  title: 'Isle Herald',
  home_page_url: 'https://www.isleherald.example/',
  language: 'en',
  items: fifty,
};

let registry: MemoryRegistry;
let broker: MemoryBroker;
let clock = NOW;
const options = () => ({ broker, registryUrl: registry.url, prefix: PREFIX });
const put = (...documents: readonly unknown[]) =>
  broker.put(
    topic('raw'),
    0,
    documents.map(
      (document): NewRecord => ({
        key: 'k',
        value: Buffer.from(JSON.stringify(document)),
        headers: [['traceparent', Buffer.from('tp')]],
      }),
    ),
  );
const standing = async (key: TopicKey) =>
  Array.from({ length: (await broker.topics()).get(topic(key)) ?? 0 }, (_, at) =>
    broker.records(topic(key), at),
  ).flat();
const letters = async () =>
  (await standing('ingestDeadLetters')).map(({ value }) => decodeWithoutRegistry(value as Buffer));
const articles = async () => {
  const decode = new Codec({ url: registry.url }).decoder('Article');
  return Promise.all((await standing('articles')).map(({ value }) => decode(value as Buffer)));
};
const account = () =>
  audit(broker, new Codec({ url: registry.url }), { prefix: PREFIX, raw: ['raw.v1'], from: null, to: null });
const putBack = (now = NOW, due = false) =>
  redrive(broker, decodeWithoutRegistry, {
    ...{ from: topic('ingestDeadLetters'), prefix: PREFIX, reasons: null, since: null, now, due },
    ...{ dryRun: false, rate: null, limit: 3, again: false },
  });

beforeAll(async () => {
  registry = await startMemoryRegistry();
});
afterAll(() => registry.close());
beforeEach(() => {
  clock = NOW;
  broker = new MemoryBroker({ now: () => clock });
});

describe('a record of fifty articles', () => {
  it('is accounted for by item, and three that are mended are put back without the others', async () => {
    await throughPipeline(options(), async () => put(FEED));
    const origins = (await articles()).map(({ origin }) => origin);
    expect(origins.map(({ item }) => item).sort((a, b) => a - b)).toEqual(
      fifty.map((_, index) => index).filter((index) => !BAD.includes(index)),
    );
    expect(origins.every(({ offset, items }) => offset === 0 && items === 50)).toBe(true);
    expect((await letters()).map(({ reason, origin }) => [reason, origin.item, origin.items])).toEqual(
      BAD.map((item) => ['no-text', item, 50]),
    );
    const before = await account();
    expect(before.stages[0]).toMatchObject({
      records: 1,
      items: 50,
      outcomes: { article: 47, 'dead letter': 3 },
      balance: 0,
    });
    expect(before.ok).toBe(true);

    // Still bad, each comes back alone, as the whole record that it is now.
    expect(await putBack()).toMatchObject({ putBack: 3 });
    expect(await putBack()).toMatchObject({ putBack: 0 });
    const back = broker.records(topic('raw'), 0).slice(1);
    expect(back.map((record) => headerText(record, 'newsfold-puts-back'))).toEqual(
      BAD.map((item) => `c.raw.v1/0/0#${item}`),
    );
    expect(back.map((record) => headerText(record, 'traceparent'))).toEqual(['tp', 'tp', 'tp']);
    expect(JSON.parse(String(back[0]?.value))).toMatchObject({ url: fifty[7]?.url, lang: 'en' });
    await throughPipeline(options());
    const after = await account();
    expect(after.stages[0]).toMatchObject({
      records: 4,
      items: 53,
      outcomes: { article: 47, 'dead letter': 6 },
      balance: 0,
    });
    expect(after.ok).toBe(true);
    expect(
      (await letters()).slice(3).map(({ origin, attempts }) => [origin.offset, origin.item, attempts]),
    ).toEqual([1, 2, 3].map((offset) => [offset, -1, 2]));
  });

  it('that a member answers twice changes nothing', async () => {
    await throughPipeline(options(), async () => put(FEED));
    const events = (await standing('stories')).length;
    const repeats = (await account()).stages[1]?.outcomes.repeat ?? 0;
    const answers = await standing('articles');
    // What a crash between append and commit leaves: the same answers again.
    for (const { partition, key, value, headers } of answers)
      broker.put(topic('articles'), partition, [{ key, value, headers }]);
    await throughPipeline(options());
    expect((await standing('stories')).length).toBe(events);
    const report = await account();
    expect(report.ok).toBe(true);
    expect(report.stages[1]?.outcomes.repeat).toBe(repeats + 47);
    expect(report.notes.join()).toMatch(/47 articles were delivered again/);
  });

  it('of which one is lost is not accounted for, and the item is named', async () => {
    const worker = await startInProcess(ingestWorker, options());
    put(FEED);
    while ((await standing('ingestDeadLetters')).length < 3)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await worker.stop();
    const copy = new MemoryBroker();
    for (const [name, partitions] of await broker.topics()) {
      await copy.createTopics([{ name, partitions, replicationFactor: 1, settings: {} }]);
      for (let at = 0; at < partitions; at += 1) {
        const records = broker.records(name, at);
        copy.put(name, at, name === topic('ingestDeadLetters') ? records.slice(0, 2) : records);
      }
    }
    broker = copy;
    const report = await account();
    expect(report.ok).toBe(false);
    expect(report.stages[0]?.waiting).toEqual([{ place: 'c.raw.v1/0/0#49', why: expect.any(String) }]);
    expect(report.stages[0]).toMatchObject({ items: 50, balance: 0 });
  });

  it('is counted as one record and fifty items', async () => {
    const worker = await startInProcess(ingestWorker, options());
    put(FEED);
    while ((await standing('ingestDeadLetters')).length < 3)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const sum = async (name: 'outcomes' | 'items' | 'unaccounted' | 'deadLetters') =>
      (await worker.metrics[name].get()).values.map(({ labels, value }) =>
        [...Object.values(labels).filter((label) => label !== 'ingest'), value].join(' '),
      );
    expect(await sum('outcomes')).toEqual(['taken-apart container 1']);
    expect(await sum('items')).toEqual(
      expect.arrayContaining(['publish article 47', 'dead-letter no-text 3']),
    );
    expect(await sum('deadLetters')).toContain('no-text 3');
    expect(await sum('unaccounted')).toEqual(['0']);
    await worker.stop();
  });
});

describe('an item that is too deep to be written as a record', () => {
  it('has a letter without it, and the others are published', async () => {
    const deep = `{"title":"","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const value = Buffer.from(`{"items":[${JSON.stringify(fifty[0])},${deep}]}`);
    await throughPipeline(options(), async () => broker.put(topic('raw'), 0, [{ key: null, value }]));
    expect(await standing('articles')).toHaveLength(1);
    expect(await letters()).toMatchObject([{ reason: 'no-text', value: null, origin: { item: 1 } }]);
    expect(await putBack()).toMatchObject({ putBack: 0, judged: [{ fate: 'cut' }] });
    expect((await account()).ok).toBe(true);
  });
});

describe('an article under embargo', () => {
  it('waits among the dead letters, and is put back once its hour has passed', async () => {
    const hour = NOW + 3_600_000;
    const held = {
      title: 'Minister to resign',
      url: 'https://gazette.example/1',
      embargoed: new Date(hour).toISOString(),
    };
    await throughPipeline(options(), async () => put({ articles: [fifty[0], held] }));
    expect(await standing('articles')).toHaveLength(1);
    expect(await letters()).toMatchObject([{ reason: 'embargoed', dueAt: hour, origin: { item: 1 } }]);
    expect(await putBack(hour - 1, true)).toMatchObject({ putBack: 0, judged: [{ fate: 'not-due' }] });
    expect(await putBack(hour - 1)).toMatchObject({ putBack: 0 });
    clock = hour + 60_000;
    expect(await putBack(clock, true)).toMatchObject({ putBack: 1 });
    await throughPipeline(options());
    const made = (await articles()).find(({ title }) => title === held.title);
    expect(made).toMatchObject({ seenAt: hour, origin: { timestamp: hour, item: -1 } });
    expect((await letters()).length).toBe(1);
    expect((await account()).ok).toBe(true);
  });
});
