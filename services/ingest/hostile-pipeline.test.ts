/** Every hostile record through the real workers, their loops and handlers, on the broker in memory. */

import { audit } from '@newsfold/cli/audit/audit-run.ts';
import { headerText } from '@newsfold/runtime/log/broker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { type HostileRecord, hostileRecords } from '@newsfold/test/integrity/hostile-records.ts';
import { throughPipeline } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PREFIX = 'h.';
const RAW = topicName(PREFIX, 'raw');
const ARTICLES = topicName(PREFIX, 'articles');
const LETTERS = topicName(PREFIX, 'ingestDeadLetters');
const MIB = 1024 * 1024;

let registry: MemoryRegistry;
let records: readonly HostileRecord[];
const broker = new MemoryBroker();
/** Outcomes by offset in the raw topic. */
const outcomes = new Map<number, { kind: 'article' | 'dead-letter'; reason?: string; detail?: string }>();
const standing = async (topic: string) =>
  Array.from({ length: (await broker.topics()).get(topic) ?? 0 }, (_, at) =>
    broker.records(topic, at),
  ).flat();

beforeAll(async () => {
  registry = await startMemoryRegistry();
  const codec = new Codec({ url: registry.url });
  const ids = {
    rawArticle: await codec.register('RawArticle', RAW),
    deadLetter: await codec.register('DeadLetter', LETTERS),
  };
  records = hostileRecords(ids);
  await throughPipeline({ broker, registryUrl: registry.url, prefix: PREFIX }, async () => {
    broker.put(
      RAW,
      0,
      records.map(({ record }) => record),
    );
  });
  const [decodeArticle, decodeLetter] = [codec.decoder('Article'), codec.decoder('DeadLetter')];
  for (const { value } of await standing(ARTICLES))
    outcomes.set((await decodeArticle(value as Buffer)).origin.offset, { kind: 'article' });
  for (const { value } of await standing(LETTERS)) {
    const { origin, reason, detail } = await decodeLetter(value as Buffer);
    outcomes.set(origin.offset, { kind: 'dead-letter', reason, detail });
  }
}, 180_000);
afterAll(() => registry.close());

describe('hostile records through the pipeline', () => {
  it('each end as the article or the dead letter that is expected, for the reason that is', () => {
    const wrong = records.flatMap(({ name, expect: kind, reason }, offset) => {
      const outcome = outcomes.get(offset);
      return outcome?.kind === kind && outcome.reason === reason ? [] : [{ name, kind, reason, outcome }];
    });
    expect(wrong).toEqual([]);
  });

  it('say in a sentence what is wrong', () => {
    for (const [offset, { kind, detail = '' }] of outcomes) {
      if (kind === 'article') continue;
      expect(detail.length, records[offset]?.name).toBeGreaterThan(10);
      expect(detail.length, records[offset]?.name).toBeLessThan(320);
      expect(detail.isWellFormed()).toBe(true);
    }
  });

  it('are accounted for through all three workers', async () => {
    const report = await audit(broker, new Codec({ url: registry.url }), {
      prefix: PREFIX,
      raw: ['raw.v1'],
      from: null,
      to: null,
    });
    expect(report.stages.flatMap(({ missing, waiting }) => [...missing, ...waiting])).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.stages[0]?.records).toBe(records.length);
  });

  it('leave records that their topics take: small articles, whole letters', async () => {
    for (const { value, headers } of await standing(ARTICLES)) {
      const size = headers.reduce((sum, [key, bytes]) => sum + key.length + bytes.length, value?.length ?? 0);
      expect(size).toBeLessThan(MIB);
    }
    const decode = new Codec({ url: registry.url }).decoder('DeadLetter');
    for (const record of await standing(LETTERS)) {
      const letter = await decode(record.value as Buffer);
      const raw = broker.records(RAW, letter.origin.partition)[letter.origin.offset];
      const size = (raw?.value?.length ?? 0) + (raw?.key?.length ?? 0);
      expect((record.value?.length ?? 0) + (record.key?.length ?? 0)).toBeLessThan(17 * MIB);
      expect(headerText(record, 'newsfold-reason')).toBe(letter.reason);
      if (size <= 15 * MIB)
        expect(Buffer.compare(letter.value ?? Buffer.alloc(0), raw?.value ?? Buffer.alloc(0))).toBe(0);
    }
  });

  it('leave Object.prototype alone', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});
