/** What a state holds beside its memory is given up once, when nothing works with it any more. */

import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { answersAll } from '@newsfold/test/support/fixture-fold.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { expect, it } from 'vitest';
import { StateLost } from '../loop/state-lost.ts';
import type { FoldDefinition } from './fold-definition.ts';
import { runFoldLoop } from './fold-loop.ts';

interface Held {
  readonly partition: number;
  working: number;
  closed: number;
  closedAtWork: boolean;
}

/** Copies its inputs slowly; `held` are the states that were opened. */
function copying(held: Held[], onAnswer: (value: string) => void = () => undefined): FoldDefinition<Held> {
  return {
    groupId: 'copy',
    input: 'in',
    output: 'out',
    deadLetterTopic: 'dead',
    memory: 'output',
    open: (partition) => {
      const state = { partition, working: 0, closed: 0, closedAtWork: false };
      held.push(state);
      return state;
    },
    close: (state) => {
      state.closed += 1;
      state.closedAtWork ||= state.working > 0;
    },
    restore: () => undefined,
    ...answersAll,
    answer: async (state, { value }) => {
      state.working += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      state.working -= 1;
      onAnswer(String(value));
      return { records: [{ key: null, value }], deadLetters: [], outcome: 'publish', reason: 'ok' };
    },
  };
}

async function brokerWithInputs(): Promise<MemoryBroker> {
  const broker = new MemoryBroker({ batchSize: 5 });
  await broker.createTopics(
    ['in', 'out', 'dead'].map((name) => ({ name, partitions: 2, replicationFactor: 1, settings: {} })),
  );
  for (const partition of [0, 1])
    for (let i = 0; i < 20; i++) broker.put('in', partition, [{ key: null, value: Buffer.from(`${i}`) }]);
  return broker;
}

it('closes the state of a partition that another member gets, and keeps the others', async () => {
  const broker = await brokerWithInputs();
  const [first, second]: [Held[], Held[]] = [[], []];
  const one = await runFoldLoop(copying(first), broker, testContext());
  // Which of the two goes is for the group to say.
  await until(() => first.length === 2 && first.every(({ working }) => working > 0));
  const other = await runFoldLoop(copying(second), broker, testContext());
  await until(() => [0, 1].every((partition) => broker.records('out', partition).length >= 20));
  const kept =
    first.filter(({ closed }) => closed === 0).length + second.filter(({ closed }) => closed === 0).length;
  expect(kept).toBe(2);
  expect(first.some(({ closed }) => closed === 1)).toBe(true);
  expect([...first, ...second].every(({ closed }) => closed <= 1)).toBe(true);
  expect([...first, ...second].some(({ closedAtWork }) => closedAtWork)).toBe(false);
  await one.stop();
  await other.stop();
});

it('ends the member whose state is lost, and refuses no input for it', async () => {
  const broker = await brokerWithInputs();
  let failure: Error | undefined;
  const lost = copying([], (value) => {
    if (value === '7') throw new StateLost('the disk is gone');
  });
  await runFoldLoop(
    lost,
    broker,
    testContext((error) => {
      failure = error;
    }),
  );
  await until(() => failure !== undefined);
  expect(failure?.message).toContain('the disk is gone');
  expect([0, 1].flatMap((partition) => broker.records('dead', partition))).toEqual([]);
  const values = broker.records('out', 0).map(({ value }) => String(value));
  expect(values).not.toContain('7');
});
