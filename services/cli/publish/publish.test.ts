import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppendRefused } from '@newsfold/runtime/log/broker.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInput } from '../input/input-lines.ts';
import { Tally } from '../input/tally.ts';
import { type PublishTarget, publishFiles, type SentRecord } from './publish-files.ts';
import { RecordPublisher } from './record-publisher.ts';

let folder = '';
let broker: MemoryBroker;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-publish-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  broker = new MemoryBroker();
  await broker.createTopics([{ name: 'raw', partitions: 2, replicationFactor: 1, settings: {} }]);
});

const LINES = '{"title": "Ferry sails"}\nno json\n{"title": ""}\n{"title": "Pier closed"}\n';

async function publish(content: string, more: Partial<PublishTarget> = {}) {
  const path = join(folder, 'a.jsonl');
  writeFileSync(path, content);
  const sent: SentRecord[] = [];
  const told: string[] = [];
  const tally = new Tally((line) => told.push(line.replace(path, 'a.jsonl')));
  const publisher = await broker.publisher();
  const target = { publisher, topic: 'raw', partition: 1, all: false, answered: false };
  const callbacks = { onSent: (record: SentRecord) => void sent.push(record), onRejected: () => undefined };
  const inputs = [[path, await openInput(path)] as const];
  const isWhole = await publishFiles(
    inputs,
    { ...target, ...callbacks, ...more },
    tally,
    new AbortController().signal,
  );
  const records = broker.records('raw', 1).map(({ value }) => String(value));
  return { sent, told, tally, isWhole, records };
}

describe('publishing a file', () => {
  it('sends articles in order, tells each other line with its reason, and counts', async () => {
    const { sent, told, tally, isWhole, records } = await publish(LINES);
    expect(isWhole).toBe(true);
    expect(records).toEqual(['{"title": "Ferry sails"}', '{"title": "Pier closed"}']);
    expect(sent.map(({ number, offset }) => [number, offset])).toEqual([
      [1, 0],
      [4, 1],
    ]);
    expect(told).toEqual([
      expect.stringMatching(/^a\.jsonl line 2: malformed-json: /),
      expect.stringMatching(/^a\.jsonl line 3: no-text: /),
    ]);
    expect(tally.total).toEqual({
      accepted: 0,
      repeated: 0,
      rejected: { 'malformed-json': 1, 'no-text': 1 },
    });
  });

  it('sends what is no article where all is asked for, and leaves the counting to the answers', async () => {
    const { records, tally } = await publish(LINES, { all: true, answered: true });
    expect(records).toHaveLength(4);
    expect(tally.total.rejected).toEqual({});
  });

  it('names the article of a line that holds many', async () => {
    const { told, records } = await publish(
      '[{"title": "Ferry sails", "url": "https://a.example/1"}, {"x": 1}]',
    );
    expect(records).toHaveLength(1);
    expect(told[0]).toMatch(/^a\.jsonl line 1, article 2: no-text/);
  });

  it('keeps the order over many batches', async () => {
    const titles = Array.from({ length: 1300 }, (_, at) => `{"title": "Ferry ${at}"}`);
    const { records, sent } = await publish(titles.join('\n'));
    expect(records).toEqual(titles);
    expect(sent.map(({ offset }) => offset)).toEqual(titles.map((_, at) => at));
  });
});

describe('a publisher of records', () => {
  it('sends by time what comes slowly', async () => {
    const records = new RecordPublisher(await broker.publisher(), 'raw', 0, () => undefined);
    await records.add({ key: null, value: Buffer.from('one') });
    await until(() => broker.records('raw', 0).length === 1);
  });

  it('says so when the broker refuses, also for what was to go out later', async () => {
    const refusing = {
      append: () => Promise.reject(new AppendRefused('too large')),
      close: async () => undefined,
    };
    const records = new RecordPublisher(refusing, 'raw', 0, () => undefined);
    await records.add({ key: null, value: Buffer.from('one') });
    await expect(records.flush()).rejects.toThrow('the broker refuses: too large');
    await expect(records.add({ key: null, value: null })).rejects.toThrow('the broker refuses');
  });
});
