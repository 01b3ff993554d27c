import { MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { expect, it } from 'vitest';
import { tailStories } from './story-tail.ts';

const decode = (value: Buffer): Story => {
  if (!value.toString().startsWith('{')) throw new MalformedRecord('malformed-avro', 'no story');
  return JSON.parse(value.toString());
};
const event = (key: string, revision: number) => ({
  key,
  value: Buffer.from(JSON.stringify({ storyId: key, revision })),
});

it('passes what is no story, names it, and follows the others', async () => {
  const broker = new MemoryBroker();
  await broker.createTopics([{ name: 'stories', partitions: 1, replicationFactor: 1, settings: {} }]);
  broker.put('stories', 0, [event('s', 1), { key: 's', value: Buffer.from('junk') }]);
  const unreadable: string[] = [];
  const failures: Error[] = [];
  const tail = await tailStories(
    broker,
    'stories',
    decode,
    () => undefined,
    (place, why) => unreadable.push(`${place} ${why}`),
    (error) => failures.push(error),
  );
  broker.put('stories', 0, [event('t', 2), event('s', 0)]);
  await until(() => tail.hasReached([{ partition: 0, high: 4 }]));
  await tail.stop();
  expect(unreadable).toEqual(['stories/0/1 no story']);
  expect([...tail.stories].map(([key, { revision }]) => [key, revision])).toEqual([
    ['s', 1],
    ['t', 2],
  ]);
  expect(failures).toEqual([]);
});
