import { setTimeout as sleep } from 'node:timers/promises';
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { describe, expect, it } from 'vitest';
import type { StatelessDefinition } from './stateless-definition.ts';
import { runStatelessLoop } from './stateless-loop.ts';

const COPY: StatelessDefinition = {
  groupId: 'copy',
  inputs: async () => ['raw'],
  deadLetterTopic: 'dead',
  handle: ({ value }) => ({
    kind: 'publish',
    reason: 'copied',
    deliveries: [{ topic: 'out', partition: 0, record: { key: null, value } }],
  }),
  deadLetter: () => ({ key: null, value: null }),
};

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ key: null, value: Buffer.from(String(from + i)) }));

async function world(): Promise<MemoryBroker> {
  const broker = new MemoryBroker({ batchSize: 5 });
  await broker.createTopics(
    ['raw', 'out', 'dead'].map((name) => ({ name, partitions: 1, replicationFactor: 1, settings: {} })),
  );
  return broker;
}

/** Runs a member until the last of so many records came out. @returns how many it says are lost */
async function copyUntil(broker: MemoryBroker, wanted: number): Promise<number> {
  const failures: Error[] = [];
  const context = testContext((error) => failures.push(error));
  const loop = await runStatelessLoop(COPY, broker, context);
  const deadline = Date.now() + 20_000;
  while (broker.records('out', 0).length < wanted && Date.now() < deadline) await sleep(2);
  await loop.stop();
  expect(failures).toEqual([]);
  expect(broker.records('out', 0)).toHaveLength(wanted);
  return (await context.metrics.lostInput.get()).values[0]?.value ?? Number.NaN;
}

describe('a stateless worker whose input was deleted', () => {
  it('counts what retention took while it was away, and continues', async () => {
    const broker = await world();
    broker.put('raw', 0, numbered(0, 10));
    expect(await copyUntil(broker, 10)).toBe(0);
    broker.put('raw', 0, numbered(10, 60));
    broker.deleteBefore('raw', 0, 60);
    expect(await copyUntil(broker, 20)).toBe(50);
    expect(broker.records('out', 0).at(10)?.value?.toString()).toBe('60');
  });

  it('takes a topic from the oldest record when it never read it', async () => {
    const broker = await world();
    broker.put('raw', 0, numbered(0, 30));
    broker.deleteBefore('raw', 0, 20);
    expect(await copyUntil(broker, 10)).toBe(0);
  });
});
