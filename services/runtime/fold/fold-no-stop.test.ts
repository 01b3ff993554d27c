/** No input stops a partition of a fold, and what has to wait holds up its own partition alone. */
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker, type MemoryOptions } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../log/broker.ts';
import { NotNow } from '../loop/not-now.ts';
import { skipGroup } from '../loop/skips.ts';
import type { FoldDefinition } from './fold-definition.ts';
import { runFoldLoop } from './fold-loop.ts';

interface Sum {
  text: string;
}

/** Joins its inputs; throws at a bug with its state half changed, and waits at a schema until the registry is there. */
function joining(registry: { isThere: boolean }): FoldDefinition<Sum> {
  const check = ({ value }: LogRecord) => {
    if (String(value).startsWith('schema') && !registry.isThere) throw new NotNow('registry', 'no schema 7');
  };
  const answer = (value: string) => ({
    records: [{ key: null, value: Buffer.from(value) }],
    deadLetters: [],
    outcome: 'publish' as const,
    reason: 'ok',
  });
  return {
    groupId: 'join',
    input: 'in',
    output: 'out',
    deadLetterTopic: 'dead',
    memory: 'output',
    open: () => ({ text: '' }),
    restore: (sum, { value }) => {
      if (String(value).endsWith('schema') && !registry.isThere) throw new NotNow('registry', 'no schema 7');
      sum.text = String(value);
    },
    answer: (sum, record) => {
      check(record);
      sum.text += record.value;
      if (String(record.value) === 'bug') throw new TypeError('x is not a function');
      return answer(sum.text);
    },
    refuse: ({ offset }, reason, detail) => ({
      ...answer('refused'),
      deadLetters: [{ key: null, value: Buffer.from(`${offset} ${reason} ${detail}`) }],
      outcome: 'dead-letter',
      reason,
    }),
    check: async (record) => check(record),
  };
}

async function world(options: MemoryOptions = {}) {
  const broker = new MemoryBroker({ batchSize: 5, ...options });
  await broker.createTopics(
    ['in', 'out', 'dead'].map((name) => ({
      name,
      partitions: name === 'dead' ? 1 : 2,
      replicationFactor: 1,
      settings: {},
    })),
  );
  const put = (partition: number, ...values: string[]) =>
    broker.put(
      'in',
      partition,
      values.map((value) => ({ key: null, value: Buffer.from(value) })),
    );
  const out = (topic: string, partition: number) =>
    broker.records(topic, partition).map(({ value }) => String(value));
  return { broker, put, out };
}

async function member(broker: MemoryBroker, registry = { isThere: true }) {
  const failures: Error[] = [];
  const context = testContext(
    (error) => failures.push(error),
    (ms) => new Promise((resolve) => setTimeout(resolve, ms / 50)),
  );
  const { stop } = await runFoldLoop(joining(registry), broker, context);
  return { context, failures, stop };
}

describe('a fold', () => {
  it('restores its state and refuses an input that it failed on', async () => {
    const { broker, put, out } = await world();
    put(0, 'a', 'b', 'bug', 'c');
    const { failures, stop } = await member(broker);
    await until(() => out('out', 0).length === 4);
    await stop();
    // The state after the refused input is what its own record says it is.
    expect(out('out', 0)).toEqual(['a', 'ab', 'refused', 'abc']);
    expect(out('dead', 0)).toEqual(['2 failed newsfold failed on it, which is a bug: x is not a function']);
    expect(failures).toEqual([]);
  });

  it('waits at an input whose schema cannot be had, and goes on with other partitions', async () => {
    const { broker, put, out } = await world();
    const registry = { isThere: false };
    put(0, 'a', 'schema', 'b');
    broker.putHole('in', 0, 2);
    put(1, 'c');
    const { context, failures, stop } = await member(broker, registry);
    await until(() => context.waits.has('in', 0) && out('out', 1).length === 1);
    put(1, 'd');
    await until(() => out('out', 1).length === 2);
    expect(out('out', 0)).toEqual(['a']);
    await until(async () => (await broker.committed('join', 'in'))[1]?.offset === 2);
    expect((await broker.committed('join', 'in'))[0]?.offset).toBe(1);
    expect(context.waits.list()).toMatchObject([
      { topic: 'in', partition: 0, offset: 1, reason: 'registry' },
    ]);
    registry.isThere = true;
    await until(() => out('out', 0).length === 3);
    expect(out('out', 0)).toEqual(['a', 'aschema', 'aschemab']);
    expect(context.waits.list()).toEqual([]);
    await stop();
    expect(failures).toEqual([]);
  });

  it('passes an input that the operator skips', async () => {
    const { broker, put, out } = await world();
    put(0, 'a', 'schema', 'b');
    const { context, stop } = await member(broker, { isThere: false });
    await until(() => context.waits.has('in', 0));
    broker.commitFor(skipGroup('join'), 'in', 0, 2);
    await until(() => out('out', 0).length === 3);
    await stop();
    expect(out('out', 0)).toEqual(['a', 'refused', 'ab']);
    expect(out('dead', 0)).toEqual([]);
  });

  it('waits while the broker refuses an answer, and says to which input', async () => {
    let takes = false;
    const isRefused: MemoryOptions['isRefused'] = (topic, records) =>
      topic === 'out' && !takes && records.some(({ value }) => String(value) === 'ax');
    const { broker, put, out } = await world({ isRefused });
    put(0, 'a', 'x', 'b');
    put(1, 'c');
    const { context, failures, stop } = await member(broker);
    await until(() => context.waits.list().some(({ offset }) => offset === 1));
    expect(out('out', 0)).toEqual(['a']);
    put(1, 'd');
    await until(() => out('out', 1).length === 2);
    takes = true;
    await until(() => out('out', 0).length === 3);
    expect(out('out', 0)).toEqual(['a', 'ax', 'axb']);
    expect(context.waits.list()).toEqual([]);
    await stop();
    expect(failures).toEqual([]);
  });

  it('waits in a restore for a schema, and restores from the beginning then', async () => {
    const { broker, put, out } = await world();
    put(0, 'a', 'schema');
    put(1, 'c');
    const first = await member(broker);
    await until(() => out('out', 0).length === 2 && out('out', 1).length === 1);
    await first.stop();
    const registry = { isThere: false };
    const second = await member(broker, registry);
    await until(() => second.context.waits.has('out', 0));
    put(0, 'b');
    put(1, 'd');
    await until(() => out('out', 1).length === 2);
    expect(out('out', 0)).toHaveLength(2);
    registry.isThere = true;
    await until(() => out('out', 0).length === 3);
    await second.stop();
    expect(out('out', 0)).toEqual(['a', 'aschema', 'aschemab']);
    expect(second.context.waits.list()).toEqual([]);
    expect(second.failures).toEqual([]);
  });

  it('gets over offsets without records in its input and its output', async () => {
    const { broker, put, out } = await world();
    put(0, 'a');
    broker.putHole('in', 0, 7);
    put(0, 'b');
    broker.putHole('in', 0, 2);
    const first = await member(broker);
    await until(async () => (await broker.committed('join', 'in'))[0]?.offset === 11);
    await first.stop();
    broker.putHole('out', 0, 3);
    put(0, 'c');
    const second = await member(broker);
    await until(() => out('out', 0).length === 6);
    await second.stop();
    expect(out('out', 0).filter((text) => text !== 'null')).toEqual(['a', 'ab', 'abc']);
    expect([first.failures, second.failures]).toEqual([[], []]);
  });
});
