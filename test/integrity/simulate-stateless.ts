/**
 * Deterministic simulation of the stateless loop: members vanish and freeze, appends are refused or their
 * acknowledgement is lost, between any two steps. At least once: every input must come out, and the first time it does
 * its order must be that of its partition.
 */

import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import type { ItemOutcome } from '@newsfold/runtime/stateless/outcome.ts';
import type { StatelessDefinition } from '@newsfold/runtime/stateless/stateless-definition.ts';
import type { runStatelessLoop } from '@newsfold/runtime/stateless/stateless-loop.ts';
import type { MemoryBroker } from '../support/memory-broker.ts';
import { faultyWorld } from './faulty-world.ts';
import type { SimulationResult } from './simulation.ts';

/** The loop under test: the product's, or a mutant of it. */
export type StatelessLoopRunner = typeof runStatelessLoop;

const GROUP = 'stateless';
const PARTITIONS = 2;
const MEMBERS = 2;
const EVENTS = 25;
const MAX_STEPS = 10_000;

/** Share of records that are taken apart. */
const APART = 3;

/** To both partitions in turn, so that a run is appended in more than one batch. */
const answer = (record: LogRecord, turn: number): ItemOutcome => ({
  kind: 'publish',
  reason: 'ok',
  deliveries: [
    {
      topic: 'out',
      partition: turn % PARTITIONS,
      record: { key: String(record.partition), value: record.value },
    },
  ],
});

const letter = ({ value }: LogRecord): ItemOutcome => ({
  kind: 'dead-letter',
  reason: 'bad',
  detail: 'for the test',
  item: { index: 2, count: 3, value },
});

const loop: StatelessDefinition = {
  groupId: GROUP,
  inputs: async () => ['in'],
  deadLetterTopic: 'dead',
  // Every third record is taken apart into two, which go to both partitions, and a dead letter.
  handle: (record) =>
    record.offset % APART === 0
      ? { kind: 'taken-apart', reason: 'ok', items: [answer(record, 0), answer(record, 1), letter(record)] }
      : answer(record, record.offset),
  deadLetter: (record, _, __, { item }) => ({ key: String(record.partition), value: item?.value ?? null }),
};

function check(broker: MemoryBroker): string[] {
  const problems: string[] = [];
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    const inputs = broker.records('in', partition).map(({ value }) => value?.toString() ?? '');
    const letters = new Set(
      broker
        .records('dead', 0)
        .filter(({ key }) => key?.toString() === String(partition))
        .map(({ value }) => value?.toString() ?? ''),
    );
    const unkept = inputs.filter((value, offset) => offset % APART === 0 && !letters.has(value));
    if (unkept.length > 0) problems.push(`${partition}: ${unkept.join()} without a dead letter`);
    for (let target = 0; target < PARTITIONS; target += 1) {
      const wanted = inputs.filter((_, offset) => offset % APART === 0 || offset % PARTITIONS === target);
      const found = broker
        .records('out', target)
        .filter(({ key }) => key?.toString() === String(partition))
        .map(({ value }) => value?.toString() ?? '');
      const first = [...new Set(found)];
      if (first.join() === wanted.join()) continue;
      const lost = wanted.filter((value) => !first.includes(value));
      problems.push(
        `${partition} → ${target}: ${lost.length > 0 ? `${lost.join()} never came out` : 'out of order'}`,
      );
    }
  }
  return problems;
}

/** One simulated run. */
export async function simulateStateless(run: StatelessLoopRunner, seed: number): Promise<SimulationResult> {
  const { scheduler, broker, problems, context, calm, rest } = await faultyWorld(seed, {
    topics: ['in', 'out', 'dead'],
    partitions: PARTITIONS,
    faulty: ['out', 'dead'],
    maxSteps: MAX_STEPS,
  });
  const start = () => {
    void run(loop, broker, context(), scheduler.now);
  };
  let inputs = 0;
  let faults = 0;
  const wakes: (() => void)[] = [];
  const feed = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      broker.put('in', inputs % PARTITIONS, [{ key: null, value: Buffer.from(`v${inputs}`) }]);
      inputs += 1;
    }
  };
  for (let index = 0; index < MEMBERS; index += 1) start();
  for (let event = 0; event < EVENTS; event += 1) {
    for (let step = scheduler.below(60); step > 0; step -= 1) await scheduler.advance();
    const chance = scheduler.random();
    faults += chance < 0.5 ? 1 : 0;
    if (chance < 0.2) {
      broker.kill(GROUP, scheduler.below(MEMBERS));
      start();
    } else if (chance < 0.35) wakes.push(broker.freeze(GROUP, scheduler.below(MEMBERS)));
    else if (chance < 0.5) wakes.splice(scheduler.below(wakes.length + 1), 1)[0]?.();
    else feed(1 + scheduler.below(12));
  }
  for (const wake of wakes) wake();
  calm();
  start();
  feed(3);
  await rest();
  problems.push(...check(broker));
  return { seed, problems, inputs, faults };
}
