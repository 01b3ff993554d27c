import { skipGroup } from '@newsfold/runtime/loop/skips.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseSkipOptions } from './skip-options.ts';
import { type MakeLetter, skip } from './skip-run.ts';

const makeLetter: MakeLetter = async (worker, topic, { offset }, why) => ({
  key: null,
  value: Buffer.from(`${worker} ${topic} ${offset} ${why}`),
});

let broker: MemoryBroker;
beforeEach(async () => {
  broker = new MemoryBroker();
  await broker.createTopics(
    ['p.raw.v1', 'p.articles.v1', 'p.stories.v1', 'p.ingest.dead-letters.v1', 'p.dedupe.dead-letters.v1'].map(
      (name) => ({ name, partitions: 2, replicationFactor: 1, settings: {} }),
    ),
  );
  for (const topic of ['p.raw.v1', 'p.articles.v1'])
    broker.put(
      topic,
      1,
      ['a', 'b', 'c'].map((value) => ({ key: null, value: Buffer.from(value) })),
    );
});

const options = { topic: 'raw.v1', partition: 1, offset: 1, why: 'broken', prefix: 'p.' };

describe('skipping a record', () => {
  it('writes its dead letter and says so to the worker that reads the topic', async () => {
    expect((await skip(broker, options, makeLetter)).worker).toBe('ingest');
    const [letter] = broker.records('p.ingest.dead-letters.v1', 0);
    expect(letter?.value?.toString()).toBe('ingest p.ingest.dead-letters.v1 1 broken');
    expect((await broker.committed(skipGroup('p.ingest'), 'p.raw.v1'))[1]?.offset).toBe(2);
    expect((await skip(broker, { ...options, topic: 'p.articles.v1' }, makeLetter)).worker).toBe('dedupe');
  });

  it.each([
    ['no such topic', { topic: 'other' }],
    ['no worker reads it', { topic: 'stories.v1' }],
    ['no such partition', { partition: 7 }],
    ['has the offsets 0 to 2', { offset: 3 }],
  ])('refuses what is not there: %s', async (why, wrong) => {
    await expect(skip(broker, { ...options, ...wrong }, makeLetter)).rejects.toThrow(why);
  });

  it('refuses an offset without a record', async () => {
    broker.putHole('p.raw.v1', 1, 1);
    await expect(skip(broker, { ...options, offset: 3 }, makeLetter)).rejects.toThrow('there is no record');
    expect(broker.records('p.ingest.dead-letters.v1', 0)).toEqual([]);
  });
});

describe('the options of skip', () => {
  const all = [
    '--topic=t',
    '--partition=2',
    '--offset=47',
    '--why=x',
    '--brokers=b:1',
    '--registry=http://r:2',
  ];

  it('are read', () => {
    expect(parseSkipOptions(all)).toMatchObject({ topic: 't', partition: 2, offset: 47, why: 'x' });
  });

  it.each(['--topic', '--partition', '--offset', '--why'])('cannot do without %s', (name) => {
    expect(() => parseSkipOptions(all.filter((one) => !one.startsWith(name)))).toThrow(`${name} is missing`);
  });

  it('are whole numbers where they are numbers', () => {
    expect(() => parseSkipOptions(all.map((one) => one.replace('47', '-1')))).toThrow('--offset -1');
  });
});
