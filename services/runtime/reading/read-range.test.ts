import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readRange, wholeTopic } from './read-range.ts';

async function cluster(counts: readonly number[]): Promise<MemoryBroker> {
  const broker = new MemoryBroker({ batchSize: 7 });
  await broker.createTopics([{ name: 't', partitions: counts.length, replicationFactor: 1, settings: {} }]);
  for (const [partition, count] of counts.entries())
    broker.put(
      't',
      partition,
      Array.from({ length: count }, (_, at) => ({ key: null, value: Buffer.from(`${partition}/${at}`) })),
    );
  return broker;
}

afterEach(() => vi.restoreAllMocks());

describe('reading a range of a topic', () => {
  it('passes every record once, each partition in order', async () => {
    const broker = await cluster([30, 0, 12]);
    const seen: string[] = [];
    const note = (record: { value: Buffer | null }) => void seen.push(String(record.value));
    expect(await readRange(broker, 't', await wholeTopic(broker, 't'), note)).toBe(true);
    expect(seen.filter((one) => one.startsWith('0/'))).toEqual(
      Array.from({ length: 30 }, (_, at) => `0/${at}`),
    );
    expect(seen.filter((one) => one.startsWith('2/'))).toHaveLength(12);
    expect(seen).toHaveLength(42);
  });

  it('stays in its range while records are appended', async () => {
    const broker = await cluster([30]);
    const offsets: number[] = [];
    await readRange(broker, 't', [{ partition: 0, from: 5, to: 20 }], async ({ offset }) => {
      offsets.push(offset);
      broker.put('t', 0, [{ key: null, value: Buffer.from('late') }]);
    });
    expect(offsets).toEqual(Array.from({ length: 15 }, (_, at) => at + 5));
  });

  it('passes no record twice when the group rebalances in the middle', async () => {
    const broker = await cluster([40]);
    const offsets: number[] = [];
    await readRange(
      broker,
      't',
      await wholeTopic(broker, 't'),
      async ({ offset }) => {
        offsets.push(offset);
        if (offset === 10 || offset === 25) broker.freeze('readers', 0)();
        await new Promise((resolve) => setImmediate(resolve));
      },
      { groupId: 'readers' },
    );
    expect(offsets).toEqual(Array.from({ length: 40 }, (_, at) => at));
  });

  it('waits for a group that takes minutes to be joined, and counts the silence from there', async () => {
    const broker = await cluster([12]);
    const join = broker.join.bind(broker);
    let ahead = 0;
    const now = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
    vi.spyOn(broker, 'join').mockImplementation((...given) => {
      ahead += 5 * 60_000;
      return join(...given);
    });
    let count = 0;
    const isWhole = await readRange(broker, 't', await wholeTopic(broker, 't'), () => {
      count += 1;
    });
    expect([isWhole, count]).toEqual([true, 12]);
  });

  it('passes on what the reader of the records throws', async () => {
    const broker = await cluster([3]);
    const fail = async () => {
      throw new Error('no more');
    };
    await expect(readRange(broker, 't', await wholeTopic(broker, 't'), fail)).rejects.toThrow('no more');
  });
});
