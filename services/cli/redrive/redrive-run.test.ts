import { headerText, type LogRecord } from '@newsfold/runtime/log/broker.ts';
import { ATTEMPTS_HEADER, deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { ORIGIN_HEADER, publishedTime } from '@newsfold/runtime/loop/redrive-record.ts';
import type { RedriveOptions } from '@newsfold/runtime/redrive/options.ts';
import { decodeWithoutRegistry } from '@newsfold/runtime/redrive/read-letters.ts';
import { redriveReport } from '@newsfold/runtime/redrive/redrive-report.ts';
import { redrive } from '@newsfold/runtime/redrive/redrive-run.ts';
import { encoderFor } from '@newsfold/runtime/registry/codec.ts';
import { MemoryBroker, type MemoryOptions } from '@newsfold/test/support/memory-broker.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { redriveTable } from './redrive-table.ts';

const LETTERS = 't.ingest.dead-letters.v1';
const RAW = 't.raw.v1';
const encode = encoderFor('DeadLetter', 7);
const OPTIONS: RedriveOptions = {
  from: LETTERS,
  prefix: '',
  reasons: null,
  since: null,
  now: 1_700_000_500_000,
  due: false,
  dryRun: false,
  rate: null,
  limit: 3,
  again: false,
};

let broker: MemoryBroker;
let clock = 0;

async function cluster(options: MemoryOptions = {}): Promise<void> {
  clock = 1_700_000_000_000;
  broker = new MemoryBroker({ now: () => clock++, batchSize: 7, ...options });
  await broker.createTopics([
    { name: RAW, partitions: 2, replicationFactor: 1, settings: {} },
    { name: LETTERS, partitions: 1, replicationFactor: 1, settings: {} },
  ]);
}

/** What ingest does with a record that it rejects. */
function fail(record: LogRecord | undefined, reason: string): void {
  if (record)
    broker.put(LETTERS, 0, [deadLetterRecord(deadLetterOf('ingest', record, reason, 'why'), encode)]);
}

function publish(partition: number, count: number): void {
  for (let at = 0; at < count; at += 1)
    broker.put(RAW, partition, [
      { key: `k${at}`, value: Buffer.from(`{${at}`), headers: [['traceparent', Buffer.from('tp')]] },
    ]);
}

const run = (options: Partial<RedriveOptions> = {}) =>
  redrive(broker, decodeWithoutRegistry, { ...OPTIONS, ...options });
const report = async (options: Partial<RedriveOptions> = {}) =>
  redriveReport(await run(options), { ...OPTIONS, ...options });
const raw = (partition: number) => broker.records(RAW, partition);

describe('a redrive', () => {
  beforeEach(() => cluster());

  it('puts records back as they were, in their partitions, in order', async () => {
    publish(0, 3);
    publish(1, 2);
    for (const record of [raw(0)[2], raw(1)[0], raw(0)[0]]) fail(record, 'no-text');
    expect(await report()).toMatchObject({ letters: 3, putBack: 3, staying: [] });
    const back = raw(0).slice(3);
    expect(back.map(({ key, value }) => [String(key), String(value)])).toEqual([
      ['k2', '{2'],
      ['k0', '{0'],
    ]);
    expect(
      raw(1)
        .slice(2)
        .map((record) => headerText(record, ORIGIN_HEADER)),
    ).toEqual(['t.raw.v1/1/0']);
    expect(headerText(back[0] as LogRecord, 'traceparent')).toBe('tp');
    expect(publishedTime(back[0] as LogRecord)).toBe(raw(0)[2]?.timestamp);
  });

  it('does it once, however often it is run, and again when asked', async () => {
    publish(0, 2);
    fail(raw(0)[0], 'no-text');
    fail(raw(0)[1], 'too-large');
    expect(await report({ reasons: new Set(['too-large']) })).toMatchObject({ putBack: 1, notSelected: 1 });
    expect(await report()).toMatchObject({ putBack: 1, stays: { already: 1 } });
    expect(await report()).toMatchObject({ putBack: 0, stays: { already: 2 } });
    expect(raw(0)).toHaveLength(4);
    expect(await report({ again: true })).toMatchObject({ putBack: 2 });
    expect(raw(0)).toHaveLength(6);
  });

  it('changes nothing in a dry run', async () => {
    publish(0, 1);
    fail(raw(0)[0], 'no-text');
    expect(await report({ dryRun: true })).toMatchObject({ putBack: 1, dryRun: true });
    expect(raw(0)).toHaveLength(1);
    expect(await report()).toMatchObject({ putBack: 1 });
  });

  it('never loops: a record that fails again and again stays after the limit', async () => {
    publish(0, 1);
    fail(raw(0)[0], 'no-text');
    const rounds: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const before = raw(0).length;
      rounds.push((await report()).putBack);
      for (const record of raw(0).slice(before)) fail(record, 'no-text');
    }
    expect(rounds).toEqual([1, 1, 1, 0, 0, 0]);
    expect(headerText(raw(0)[3] as LogRecord, ATTEMPTS_HEADER)).toBe('3');
    const last = await report();
    expect(last.staying).toEqual([
      {
        letter: `${LETTERS}/0/3`,
        origin: `${RAW}/0/3`,
        reason: 'no-text',
        attempts: 4,
        due: null,
        why: 'limit',
      },
    ]);
    expect(redriveTable(last)).toContain('put back as often as --limit allows');
  });

  it('continues after an append whose acknowledgement was lost, without doing it twice', async () => {
    const left: 'after'[] = ['after'];
    await cluster({ appendFault: () => left.pop() });
    publish(0, 500);
    for (const record of raw(0).slice(0, 450)) fail(record, 'no-text');
    await expect(run()).rejects.toThrow(/0 of 450 letters were put back, then: .* run it again/);
    expect(raw(0)).toHaveLength(700);
    expect(await report()).toMatchObject({ putBack: 250, stays: { already: 200 } });
    const places = raw(0)
      .slice(500)
      .map((record) => headerText(record, ORIGIN_HEADER));
    expect(new Set(places).size).toBe(450);
    expect(places).toHaveLength(450);
  });

  it('skips what is not a letter, and a second letter about one record', async () => {
    publish(0, 1);
    broker.put(LETTERS, 0, [
      { key: null, value: Buffer.from('nonsense') },
      { key: null, value: null },
    ]);
    fail(raw(0)[0], 'no-text');
    fail(raw(0)[0], 'no-text');
    const made = await report();
    expect(made).toMatchObject({ letters: 4, putBack: 1, stays: { 'same-record': 1, unreadable: 2 } });
    expect(raw(0)).toHaveLength(2);
  });

  it('keeps to a rate', async () => {
    publish(0, 30);
    for (const record of raw(0).slice()) fail(record, 'no-text');
    const begin = performance.now();
    expect(await report({ rate: 100 })).toMatchObject({ putBack: 30 });
    expect(performance.now() - begin).toBeGreaterThan(150);
  });

  it.each([
    ['raw.v1', 't.', /no dead-letter topic; accepted are ingest.dead-letters.v1 and dedupe.dead-letters.v1/],
    ['ingest.dead-letters.v1', '', /there is no topic ingest.dead-letters.v1 on this cluster/],
    ['enrich.dead-letters.v1', 't.', /assignments.v1 is a log of facts/],
  ])('refuses --from %s', async (from, prefix, message) => {
    await expect(run({ from, prefix })).rejects.toThrow(message);
  });

  it.each([
    ['ingest.dead-letters.v1', 't.'],
    [LETTERS, 't.'],
    [LETTERS, ''],
  ])('takes --from %s with prefix %j', async (from, prefix) => {
    expect(await report({ from, prefix })).toMatchObject({ from: LETTERS, letters: 0, putBack: 0 });
  });
});
