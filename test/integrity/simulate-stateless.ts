/**
 * Deterministic simulation of the stateless loop: members vanish and freeze, appends are refused or their
 * acknowledgement is lost, between any two steps. At least once: every input must come out, and the first time it does
 * its order must be that of its partition.
 */
import { createLogger } from '@newsfold/runtime/logger.ts';
import { createLoopContext } from '@newsfold/runtime/loop-context.ts';
import { MemoryBroker } from '@newsfold/runtime/memory-broker.ts';
import { createMetrics } from '@newsfold/runtime/metrics.ts';
import type { runStatelessLoop, StatelessLoop } from '@newsfold/runtime/stateless-loop.ts';
import { Scheduler } from './scheduler.ts';
import type { SimulationResult } from './simulation.ts';

/** The loop under test: the product's, or a mutant of it. */
export type StatelessLoopRunner = typeof runStatelessLoop;

const GROUP = 'stateless';
const PARTITIONS = 2;
const MEMBERS = 2;
const EVENTS = 25;
const MAX_STEPS = 10_000;
const logger = createLogger('simulation', 'silent');

const loop: StatelessLoop = {
  groupId: GROUP,
  inputs: async () => ['in'],
  deadLetterTopic: 'dead',
  handle: (record) => ({
    kind: 'publish',
    reason: 'ok',
    deliveries: [
      {
        topic: 'out',
        // To both partitions in turn, so that a run is appended in more than one batch.
        partition: record.offset % PARTITIONS,
        record: { key: String(record.partition), value: record.value },
      },
    ],
  }),
  deadLetter: (record) => ({ key: null, value: record.value }),
};

function check(broker: MemoryBroker): string[] {
  const problems: string[] = [];
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    const inputs = broker.records('in', partition).map(({ value }) => value?.toString() ?? '');
    for (let target = 0; target < PARTITIONS; target += 1) {
      const wanted = inputs.filter((_, offset) => offset % PARTITIONS === target);
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
  const scheduler = new Scheduler(seed);
  let faulty = true;
  const broker = new MemoryBroker({
    batchSize: 1 + scheduler.below(12),
    step: scheduler.step,
    now: scheduler.now,
    appendSteps: () => 1 + (scheduler.random() < 0.3 ? scheduler.below(40) : 0),
    appendFault: () => {
      const chance = scheduler.random();
      if (!faulty) return undefined;
      return chance < 0.04 ? 'before' : chance < 0.08 ? 'after' : undefined;
    },
  });
  await broker.createTopics(
    ['in', 'out', 'dead'].map((name) => ({
      name,
      partitions: PARTITIONS,
      replicationFactor: 1,
      settings: {},
    })),
  );
  const problems: string[] = [];
  const start = () => {
    const context = createLoopContext({
      logger,
      metrics: createMetrics('simulation'),
      now: scheduler.now,
      monotonic: scheduler.now,
      sleep: scheduler.sleep,
      onReady: () => undefined,
      onFailed: (error) => problems.push(error.message),
    });
    void run(loop, broker, context);
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
  faulty = false;
  start();
  feed(3);
  let steps = 0;
  while (steps < MAX_STEPS && (await scheduler.advance())) steps += 1;
  if (steps === MAX_STEPS) problems.push('it never came to rest');
  problems.push(...check(broker));
  return { seed, problems, inputs, faults };
}
