/** What newsfold did not write stands in its inner topics for ever: nobody stops at it, and it counts for nothing. */
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { describe, expect, it } from 'vitest';
import type { NewRecord } from '../log/broker.ts';
import type { FoldDefinition } from './fold-definition.ts';
import { answersOf } from './fold-headers.ts';
import { runFoldLoop } from './fold-loop.ts';

interface Sum {
  text: string;
}

/** Joins what it reads. */
function joining(input: string, output: string, memory: 'input' | 'output'): FoldDefinition<Sum> {
  const answer = (value: string) => ({
    records: [{ key: 'k', value: Buffer.from(value) }],
    deadLetters: [],
    outcome: 'publish' as const,
    reason: 'ok',
  });
  return {
    groupId: output,
    input,
    output,
    deadLetterTopic: 'dead',
    memory,
    open: () => ({ text: '' }),
    restore: (sum, { value }) => {
      sum.text = memory === 'output' ? String(value) : sum.text + value;
    },
    answer: (sum, record) => {
      sum.text += record.value;
      return answer(sum.text);
    },
    refuse: ({ offset }, reason, detail) => ({
      records: [],
      deadLetters: [{ key: null, value: Buffer.from(`${offset} ${reason} ${detail}`) }],
      outcome: 'dead-letter',
      reason,
    }),
    check: async () => undefined,
  };
}

const header = (text: string) => [['newsfold-answers', Buffer.from(text)]] as const;
const STRAYS: readonly NewRecord[] = [
  { key: 'k', value: Buffer.from('stray') },
  { key: 'k', value: null },
  ...['', 'x', '-1', '1e3', ' 2', '0x1', '9'.repeat(20)].map((text) => ({
    key: null,
    value: Buffer.from('stray'),
    headers: header(text),
  })),
];

async function world() {
  const broker = new MemoryBroker({ batchSize: 5 });
  await broker.createTopics(
    ['articles', 'facts', 'stories', 'dead'].map((name) => ({
      name,
      partitions: 1,
      replicationFactor: 1,
      settings: {},
    })),
  );
  const failures: Error[] = [];
  const put = (...values: string[]) =>
    broker.put(
      'articles',
      0,
      values.map((value) => ({ key: null, value: Buffer.from(value) })),
    );
  const start = async () => {
    const contexts = [0, 1].map(() => testContext((error) => failures.push(error)));
    const loops = [
      await runFoldLoop(joining('articles', 'facts', 'output'), broker, contexts[0] as never),
      await runFoldLoop(joining('facts', 'stories', 'input'), broker, contexts[1] as never),
    ];
    return { contexts, stop: () => Promise.all(loops.map(({ stop }) => stop())) };
  };
  const written = (topic: string) =>
    broker
      .records(topic, 0)
      .filter((record) => answersOf(record) !== undefined)
      .map(({ value }) => String(value));
  const letters = () => broker.records('dead', 0).map(({ value }) => String(value));
  return { broker, failures, put, start, written, letters };
}

describe('records of somebody else in the inner topics', () => {
  it('are passed by whoever writes there and whoever reads there, and are dead letters of the reader', async () => {
    const { broker, failures, put, start, written, letters } = await world();
    const { contexts, stop } = await start();
    put('a');
    await until(() => written('stories').length === 1);
    broker.put('facts', 0, STRAYS);
    broker.put('stories', 0, STRAYS);
    await until(() => letters().length === STRAYS.length);
    put('b');
    await until(() => written('stories').length === 2);
    await stop();
    expect(written('facts')).toEqual(['a', 'ab']);
    expect(written('stories')).toEqual(['a', 'aab']);
    expect(letters()[0]).toBe('1 foreign newsfold did not write it; find out what else writes to facts');
    for (const context of contexts)
      expect((await context?.metrics.foreignRecords.get())?.values[0]?.value).toBe(STRAYS.length);
    expect(failures).toEqual([]);
  });

  it('count for nothing in a restore, whatever they stand before, between and behind', async () => {
    const { broker, failures, put, start, written, letters } = await world();
    broker.put('facts', 0, STRAYS);
    broker.put('stories', 0, STRAYS);
    put('a');
    const before = await start();
    await until(() => written('stories').length === 1);
    broker.put('facts', 0, STRAYS);
    broker.put('stories', 0, STRAYS);
    await until(() => letters().length === 2 * STRAYS.length);
    await before.stop();
    const after = await start();
    put('b');
    await until(() => written('stories').length === 2);
    await after.stop();
    expect(written('facts')).toEqual(['a', 'ab']);
    expect(written('stories')).toEqual(['a', 'aab']);
    expect(failures).toEqual([]);
  });
});
