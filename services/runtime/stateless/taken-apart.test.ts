import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { expect, it } from 'vitest';
import type { LogRecord } from '../log/broker.ts';
import type { ItemOutcome } from './outcome.ts';
import type { StatelessDefinition } from './stateless-definition.ts';
import { runStatelessLoop } from './stateless-loop.ts';

const ITEMS = 100;
const RECORDS = 10;

function itemOf({ offset }: LogRecord, index: number): ItemOutcome {
  const value = Buffer.from(`${offset}#${index}`);
  if (index % 10 === 9)
    return { kind: 'dead-letter', reason: 'bad', detail: 'why', item: { index, count: ITEMS, value } };
  return {
    kind: 'publish',
    reason: 'ok',
    deliveries: [{ topic: 'out', partition: 0, record: { key: null, value } }],
  };
}

const definition: StatelessDefinition = {
  groupId: 'apart',
  inputs: async () => ['in'],
  deadLetterTopic: 'dead',
  handle: (record) => ({
    kind: 'taken-apart',
    reason: 'container',
    items: Array.from({ length: ITEMS }, (_, index) => itemOf(record, index)),
  }),
  deadLetter: (record, reason, detail, { item }) => ({
    key: null,
    value: Buffer.from(
      `${record.offset}#${item?.index} of ${item?.count} ${reason} ${detail} ${item?.value}`,
    ),
  }),
};

it('appends all answers of a record that was taken apart, in order, and not too many at once', async () => {
  const broker = new MemoryBroker({ batchSize: RECORDS });
  await broker.createTopics(
    ['in', 'out', 'dead'].map((name) => ({ name, partitions: 1, replicationFactor: 1, settings: {} })),
  );
  broker.put(
    'in',
    0,
    Array.from({ length: RECORDS }, () => ({ key: null, value: Buffer.from('x') })),
  );
  const context = testContext((error) => {
    throw error;
  });
  // A clock that stands: only the number of answers ends a run.
  const loop = await runStatelessLoop(definition, broker, context, () => 0);
  const published = (RECORDS * ITEMS * 9) / 10;
  const isDone = async () => (await broker.committed('apart', 'in'))[0]?.offset === RECORDS;
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 5));
  await loop.stop();
  const texts = (topic: string) => broker.records(topic, 0).map(({ value }) => String(value));
  const all = Array.from({ length: RECORDS * ITEMS }, (_, at) => `${Math.floor(at / ITEMS)}#${at % ITEMS}`);
  expect(texts('out')).toEqual(all.filter((place) => !place.endsWith('9')));
  expect(texts('dead').slice(0, 2)).toEqual(['0#9 of 100 bad why 0#9', '0#19 of 100 bad why 0#19']);
  expect(texts('dead')).toHaveLength(published / 9);
  const { values } = await context.metrics.appendDuration.get();
  const appends = values.find(({ metricName }) => metricName?.endsWith('_count'))?.value;
  // Four records, four, and two, each to two topics.
  expect(appends).toBe(6);
  const items = (await context.metrics.items.get()).values.map(({ labels, value }) => [
    labels.outcome,
    value,
  ]);
  expect(items).toEqual([
    ['publish', 900],
    ['dead-letter', 100],
  ]);
});
