import { setTimeout as sleep } from 'node:timers/promises';
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { answersAll } from '@newsfold/test/support/fixture-fold.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../log/broker.ts';
import type { FoldDefinition } from './fold-definition.ts';
import { signed } from './fold-headers.ts';
import { runFoldLoop } from './fold-loop.ts';

/** A fold that answers each input with one record under a key that nothing else has. */
const fold = (
  groupId: string,
  input: string,
  output: string,
  memory: 'input' | 'output',
): FoldDefinition<null> => ({
  groupId,
  input,
  output,
  deadLetterTopic: 'dead',
  memory,
  open: () => null,
  restore: () => undefined,
  ...answersAll,
  answer: (_, { offset }) => ({
    records: [{ key: `${offset}`, value: Buffer.from('answer') }],
    deadLetters: [],
    outcome: 'publish',
    reason: 'ok',
  }),
});

const ENRICH = fold('enrich', 'facts', 'events', 'input');
const DEDUPE = fold('dedupe', 'articles', 'facts', 'output');

async function world(step?: () => Promise<void>): Promise<MemoryBroker> {
  const broker = new MemoryBroker({ batchSize: 5, ...(step === undefined ? {} : { step }) });
  await broker.createTopics(
    ['articles', 'facts', 'events', 'dead'].map((name) => ({
      name,
      partitions: 1,
      replicationFactor: 1,
      settings: {},
    })),
  );
  return broker;
}

async function member(loop: FoldDefinition<null>, broker: Broker) {
  const failures: Error[] = [];
  const context = testContext((error) => failures.push(error));
  const { runner, stop } = await runFoldLoop(loop, broker, context);
  return { runner, stop, failures, metrics: context.metrics };
}

async function until(isDone: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isDone()) {
    if (Date.now() > deadline) throw new Error('it did not happen within 20 s');
    await sleep(2);
  }
}

const articles = (count: number) =>
  Array.from({ length: count }, () => ({ key: null, value: Buffer.from('article') }));

describe('a fold', () => {
  it('restores once, however slowly the end of its output comes', async () => {
    let pause = 0;
    const broker = await world(() => sleep(pause));
    broker.put(
      'facts',
      0,
      articles(400).map((record, i) => signed(record, i, { writer: 'upstream', follows: '' })),
    );
    const first = await member(ENRICH, broker);
    await until(() => broker.records('events', 0).length === 400);
    await first.stop();
    // 80 batches of the tail take longer than a search may stand still.
    pause = 30;
    const second = await member(ENRICH, broker);
    await until(() => second.runner.isReady());
    pause = 0;
    await second.stop();
    expect((await second.metrics.foreignRecords.get()).values[0]?.value ?? 0).toBe(0);
    expect(broker.records('events', 0)).toHaveLength(400);
    expect([first.failures, second.failures]).toEqual([[], []]);
  });

  it('follows a log of facts that began again when retention had deleted all of it', async () => {
    const broker = await world();
    const enrich = await member(ENRICH, broker);
    const dedupe = await member(DEDUPE, broker);
    broker.put('articles', 0, articles(20));
    await until(() => broker.records('events', 0).length === 20);
    await dedupe.stop();
    broker.deleteBefore('articles', 0, 20);
    broker.deleteBefore('facts', 0, 20);
    const again = await member(DEDUPE, broker);
    broker.put('articles', 0, articles(15));
    await until(() => broker.records('events', 0).length === 35);
    await Promise.all([enrich.stop(), again.stop()]);
    expect([enrich.failures, again.failures]).toEqual([[], []]);
  });
});
