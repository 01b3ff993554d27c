/** Partitions that are added to a raw topic are read without a restart. */
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { runStatelessLoop } from './stateless-loop.ts';

afterEach(() => vi.useRealTimers());

it('joins again when a topic has got partitions, within ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const broker = new MemoryBroker();
  const plan = { partitions: 1, replicationFactor: 1, settings: {} };
  await broker.createTopics(['raw', 'out', 'dead'].map((name) => ({ name, ...plan })));
  const failures: Error[] = [];
  const loop = await runStatelessLoop(
    {
      groupId: 'copy',
      inputs: async () => ['raw'],
      deadLetterTopic: 'dead',
      handle: ({ value }) => ({
        kind: 'publish',
        reason: 'copied',
        deliveries: [{ topic: 'out', partition: 0, record: { key: null, value } }],
      }),
      deadLetter: () => ({ key: null, value: null }),
    },
    broker,
    testContext((error) => failures.push(error)),
  );
  broker.addPartitions('raw', 3);
  broker.put('raw', 2, [{ key: null, value: Buffer.from('late') }]);
  vi.advanceTimersByTime(10_000);
  await until(() => broker.records('out', 0).length === 1);
  await loop.stop();
  expect(failures).toEqual([]);
});
