import { signed } from '@newsfold/runtime/fold/fold-headers.ts';
import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { flatPlace } from '@newsfold/schemas/topology.ts';
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { foldedStories, QUAKE_AND_FERRY } from '@newsfold/test/support/folded-stories.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { expect, it } from 'vitest';
import { storyRow } from './domain/story-row.ts';
import { storyTable } from './tables.ts';

const place = flatPlace('').stories;
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function readStory(value: Buffer): Story {
  try {
    return JSON.parse(value.toString()) as Story;
  } catch (error) {
    throw new MalformedRecord('malformed-avro', (error as Error).message);
  }
}

const letter = ({ offset }: LogRecord, reason: string) => ({ key: null, value: json({ offset, reason }) });
const table = storyTable(place, readStory, json, letter);

async function world(): Promise<MemoryBroker> {
  const broker = new MemoryBroker();
  await broker.createTopics(
    [place.input, place.output, place.deadLetters].map((name) => ({
      name,
      partitions: 1,
      replicationFactor: 1,
      settings: {},
    })),
  );
  return broker;
}

/** Appends as enrich does. */
function put(
  broker: MemoryBroker,
  key: string,
  value: Buffer | null,
  answers = broker.records(place.input, 0).length,
): void {
  broker.put(place.input, 0, [signed({ key, value }, answers, { writer: 'enrich', follows: '' })]);
}

/** What a reader of the table has at the end. */
function rowsOf(broker: MemoryBroker): Map<string, unknown> {
  const rows = new Map<string, unknown>();
  for (const { key, value } of broker.records(place.output, 0))
    if (value === null) rows.delete(String(key));
    else rows.set(String(key), JSON.parse(value.toString()));
  return rows;
}

async function run(broker: MemoryBroker, isDone: () => boolean): Promise<void> {
  const failures: Error[] = [];
  const { stop, runner } = await runFoldLoop(
    table,
    broker,
    testContext((error) => failures.push(error)),
  );
  await until(() => failures.length > 0 || (runner.isReady() && isDone()));
  await stop();
  expect(failures).toEqual([]);
}

const written = (broker: MemoryBroker) => broker.records(place.output, 0).length;

it('writes a row for each event, a tombstone for each tombstone, and a letter for what it cannot read', async () => {
  const [story] = await foldedStories(QUAKE_AND_FERRY);
  if (!story) throw new Error('no story');
  const broker = await world();
  // Two stories that one article has changed.
  put(broker, 'a', json(story), 0);
  put(broker, 'b', json(story), 0);
  put(broker, 'c', Buffer.from('{'));
  put(broker, 'b', null);
  await run(broker, () => written(broker) === 3);
  expect(rowsOf(broker)).toEqual(new Map([['a', storyRow(story)]]));
  expect(broker.records(place.deadLetters, 0).map(({ value }) => JSON.parse(String(value)))).toEqual([
    { offset: 2, reason: 'malformed-avro' },
  ]);
});

it('goes on over what compaction has taken, and makes a table again that is gone', async () => {
  const [story] = await foldedStories(QUAKE_AND_FERRY);
  const broker = await world();
  put(broker, 'a', json(story));
  await run(broker, () => written(broker) === 1);
  for (const key of ['a', 'b', 'c']) put(broker, key, json(story));
  broker.putHole(place.input, 0, 2);
  put(broker, 'd', json(story));
  await run(broker, () => written(broker) === 5);
  expect([...rowsOf(broker).keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
  const copy = await world();
  for (const record of broker.records(place.input, 0)) put(copy, String(record.key), record.value);
  await copyCommits(broker, copy);
  await run(copy, () => rowsOf(copy).size === 4);
});

/** What was committed stays when a topic is deleted. */
async function copyCommits(from: MemoryBroker, to: MemoryBroker): Promise<void> {
  const [committed] = await from.committed(place.groupId, place.input);
  const membership = await to.join(
    { groupId: place.groupId, topics: [place.input], coPartitioned: false },
    {
      onAssigned: (_, control) => void control.commit(place.input, 0, committed?.offset ?? 0),
      onBatch: async () => undefined,
      onFailed: () => undefined,
      onActivity: () => undefined,
    },
  );
  await until(async () => (await to.committed(place.groupId, place.input))[0]?.offset === committed?.offset);
  await membership.leave();
}
