import { answersOf } from '@newsfold/runtime/fold/fold-headers.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { type TopicKey, topicName, topics } from '@newsfold/schemas/topics.ts';
import { corpus } from '@newsfold/test/support/corpus.ts';
import { throughPipeline } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditOptions } from './audit-options.ts';
import { auditText, exitCode } from './audit-report.ts';
import { audit } from './audit-run.ts';

const PREFIX = 'a.';
const START = Date.UTC(2026, 2, 10);
const ALL = { prefix: PREFIX, raw: ['raw.v1'], from: null, to: null };
const ARTICLES = 120;
const BROKEN = 10;

let registry: MemoryRegistry;
let whole: MemoryBroker;

const topic = (key: TopicKey) => topicName(PREFIX, key);

/** A broker with the same records except those for which `leave` is true: what a loss looks like. */
async function cut(
  leave: (key: TopicKey, partition: number, index: number) => boolean,
): Promise<MemoryBroker> {
  const copy = new MemoryBroker();
  for (const key of Object.keys(topics) as TopicKey[]) {
    const partitions = (await whole.topics()).get(topic(key)) ?? 0;
    await copy.createTopics([{ name: topic(key), partitions, replicationFactor: 1, settings: {} }]);
    for (let partition = 0; partition < partitions; partition += 1)
      copy.put(
        topic(key),
        partition,
        whole.records(topic(key), partition).filter((_, index) => !leave(key, partition, index)),
      );
  }
  const groups = [
    ['ingest', 'raw'],
    ['dedupe', 'articles'],
    ['enrich', 'assignments'],
  ] as const;
  for (const [worker, key] of groups) await commitAll(copy, `${PREFIX}${worker}`, topic(key));
  return copy;
}

/** Commits the end of every partition for a group. */
async function commitAll(broker: MemoryBroker, groupId: string, name: string): Promise<void> {
  const ends = await broker.offsets(name);
  await new Promise<void>((resolve, reject) => {
    broker
      .join(
        { groupId, topics: [name], coPartitioned: false },
        {
          onAssigned: (_, control) => {
            for (const { partition } of ends) control.pause(name, partition);
            Promise.all(ends.map(({ partition, high }) => control.commit(name, partition, high))).then(
              () => resolve(),
              reject,
            );
          },
          onBatch: async () => undefined,
          onFailed: reject,
          onActivity: () => undefined,
        },
      )
      .catch(reject);
  });
}

const check = (broker: MemoryBroker, range: Partial<AuditOptions> = {}) =>
  audit(broker, new Codec({ url: registry.url }), { ...ALL, ...range });

beforeAll(async () => {
  registry = await startMemoryRegistry();
  let clock = START;
  whole = new MemoryBroker({
    now: () => {
      clock += 1000;
      return clock;
    },
  });
  await throughPipeline({ broker: whole, registryUrl: registry.url, prefix: PREFIX }, async () => {
    const records = corpus(3, ARTICLES).map((article) => Buffer.from(JSON.stringify(article)));
    for (const [index, value] of records.entries())
      whole.put(topic('raw'), index % 4, [{ key: null, value }]);
    for (let at = 0; at < BROKEN; at += 1)
      whole.put(topic('raw'), at % 4, [{ key: null, value: Buffer.from('{') }]);
  });
}, 60_000);
afterAll(() => registry.close());

describe('an audit', () => {
  it('finds everything accounted for after a run, and its sums are zero', async () => {
    const report = await check(whole);
    expect(report).toMatchObject({ ok: true, notes: [] });
    const [raw, articles, decisions] = report.stages;
    expect(raw).toMatchObject({
      records: ARTICLES + BROKEN,
      outcomes: { article: ARTICLES, 'dead letter': BROKEN },
    });
    expect(articles?.records).toBe(ARTICLES);
    expect(articles?.outcomes.repeat).toBeGreaterThan(0);
    expect(decisions?.outcomes).toEqual({ shown: ARTICLES - (articles?.outcomes.repeat ?? 0) });
    expect(report.stages.map(({ balance }) => balance)).toEqual([0, 0, 0]);
    expect(exitCode(report)).toBe(0);
    expect(auditText(report)).toContain('everything is accounted for');
  });

  it('audits only a range of raw records', async () => {
    const times = whole.records(topic('raw'), 0).map(({ timestamp }) => timestamp);
    const [from, to] = [times[2] ?? 0, times[9] ?? 0];
    const report = await check(whole, { from, to });
    expect(report.ok).toBe(true);
    const inside = [0, 1, 2, 3]
      .flatMap((partition) => whole.records(topic('raw'), partition))
      .filter(({ timestamp }) => timestamp >= from && timestamp < to);
    expect(report.stages[0]?.records).toBe(inside.length);
    expect(report.stages[1]?.records).toBe(inside.length);
  });

  it('names a raw record that is neither article nor dead letter', async () => {
    const missing = await check(await cut((key, _, index) => key === 'ingestDeadLetters' && index === 3));
    expect(missing.stages[0]?.missing).toHaveLength(1);
    const place = missing.stages[0]?.missing[0]?.place ?? '';
    expect(place).toMatch(/^a\.raw\.v1\/\d\/\d+$/);
    const [, partition = '', offset = ''] = /\/(\d)\/(\d+)$/.exec(place) ?? [];
    expect(whole.records(topic('raw'), Number(partition))[Number(offset)]?.value?.toString()).toBe('{');
    expect(exitCode(missing)).toBe(1);
    expect(auditText(missing)).toContain(`missing: ${place}: nothing answers it`);
  });

  it('names an article without a decision', async () => {
    const partition = [0, 1, 2, 3].find((one) => whole.records(topic('assignments'), one).length > 20) ?? 0;
    const lost = whole.records(topic('assignments'), partition).length - 1;
    const answered = answersOf(whole.records(topic('assignments'), partition)[lost] as never);
    const report = await check(
      await cut((key, at, index) => key === 'assignments' && at === partition && index === lost),
    );
    expect(report.stages[1]?.missing).toEqual([
      { place: `a.articles.v1/${partition}/${answered}`, why: 'nothing answers it' },
    ]);
    expect(report.stages.map(({ balance }) => balance)).toEqual([0, 0, 0]);
  });

  it('names a decision that no story shows', async () => {
    const partition = [0, 1, 2, 3].find((one) => whole.records(topic('stories'), one).length > 20) ?? 0;
    const last = whole.records(topic('stories'), partition).length - 1;
    const report = await check(
      await cut((key, at, index) => key === 'stories' && at === partition && index === last),
    );
    expect(report.stages[2]?.missing).toHaveLength(1);
    expect(report.stages[2]?.missing[0]?.why).toMatch(/^story [0-9a-f]+ (has no event|shows revision)/);
    expect(exitCode(report)).toBe(1);
  });

  it('distinguishes what is waiting from what is missing', async () => {
    const copy = await cut(() => false);
    copy.put(topic('raw'), 2, [{ key: null, value: Buffer.from('{"title":"late"}') }]);
    const report = await check(copy);
    expect(report.ok).toBe(false);
    expect(report.stages[0]?.missing).toEqual([]);
    expect(report.stages[0]?.waiting).toHaveLength(1);
    expect(exitCode(report)).toBe(3);
    expect(auditText(report)).toContain('workers are behind or down');
  });

  it('waits for a null value that withdraws an article, and for no other', async () => {
    const copy = await cut(() => false);
    const end = copy.records(topic('raw'), 2).length;
    copy.put(topic('raw'), 2, [
      { key: 'row-17', value: null },
      { key: 'https://norpress.example/7711', value: null },
    ]);
    const { stages } = await check(copy);
    expect(stages[0]?.waiting.map(({ place }) => place)).toEqual([`a.raw.v1/2/${end + 1}`]);
  });

  it('says which topic is not there', async () => {
    await expect(check(whole, { raw: ['raw.v1', 'other.v1'] })).rejects.toThrow(
      /^a\.other\.v1: no such topic/,
    );
  });
});
