import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { beforeEach, expect, it } from 'vitest';
import { followTopics, type StartAt } from './follow-topics.ts';

let broker: MemoryBroker;
const record = (text: string, timestamp: number) => ({ key: null, value: Buffer.from(text), timestamp });

beforeEach(async () => {
  broker = new MemoryBroker();
  for (const name of ['a', 'b'])
    await broker.createTopics([{ name, partitions: 2, replicationFactor: 1, settings: {} }]);
  broker.put('a', 0, [record('a1', 1000), record('a2', 2000), record('a3', 3000)]);
  broker.put('b', 1, [record('b1', 2500)]);
});

async function follow(from: StartAt) {
  const seen: string[] = [];
  const following = await followTopics(
    broker,
    ['a', 'b'],
    from,
    async ({ value }) => void seen.push(String(value)),
    (error) => {
      throw error;
    },
  );
  return { seen, following };
}

it.each([
  ['start', ['a1', 'a2', 'a3', 'b1', 'later']],
  [2000, ['a2', 'a3', 'b1', 'later']],
  ['now', ['later']],
] as const)('topics are followed from %s', async (from, expected) => {
  const { seen, following } = await follow(from);
  await until(() => following.hasCaughtUp());
  broker.put('b', 0, [record('later', 4000)]);
  await until(() => seen.includes('later'));
  await following.stop();
  expect(seen.toSorted()).toEqual(expected.toSorted());
});
