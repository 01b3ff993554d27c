import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { expect, it } from 'vitest';
import { pacedBroker } from './paced-broker.ts';

async function filled(): Promise<MemoryBroker> {
  const broker = new MemoryBroker({ batchSize: 10 });
  const plan = { partitions: 1, replicationFactor: 1, settings: {} };
  await broker.createTopics(['articles', 'facts'].map((name) => ({ name, ...plan })));
  for (const topic of ['articles', 'facts'])
    broker.put(
      topic,
      0,
      Array.from({ length: 40 }, () => ({ key: null, value: Buffer.from('x') })),
    );
  return broker;
}

it('lets the log of articles begin later, and no other', async () => {
  const paced = pacedBroker(await filled(), {
    topic: 'articles',
    begins: new Map([[0, 25]]),
    rate: 1,
    now: () => 0,
    sleep: async () => undefined,
  });
  expect(await paced.offsets('articles')).toEqual([{ partition: 0, low: 25, high: 40 }]);
  expect(await paced.offsets('facts')).toEqual([{ partition: 0, low: 0, high: 40 }]);
});

it('gives so many articles a second, and other records as they come', async () => {
  const broker = await filled();
  let clock = 0;
  const paced = pacedBroker(broker, {
    topic: 'articles',
    begins: new Map(),
    rate: 20,
    now: () => clock,
    sleep: async (ms) => {
      clock += ms;
    },
  });
  const times: Record<string, number[]> = { articles: [], facts: [] };
  const membership = await paced.join(
    { groupId: 'g', topics: ['articles', 'facts'], coPartitioned: true },
    {
      onAssigned: () => undefined,
      onBatch: async ({ topic, next, resolve }) => {
        times[topic]?.push(clock);
        resolve(next - 1);
      },
      onFailed: (error) => {
        throw error;
      },
      onActivity: () => undefined,
    },
  );
  await until(() => (times.articles?.length ?? 0) === 4 && (times.facts?.length ?? 0) === 4);
  await membership.leave();
  expect(times.articles).toEqual([0, 500, 1000, 1500]);
});
