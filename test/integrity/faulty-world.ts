/** What every simulation runs in: a seeded scheduler, a broker in memory whose appends are slow or fail, and a clock. */

import { createLoopContext, type LoopContext } from '@newsfold/runtime/loop/loop-context.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { createMetrics } from '@newsfold/runtime/observe/metrics.ts';
import { MemoryBroker } from '../support/memory-broker.ts';
import { Scheduler } from './scheduler.ts';

/** Share of appends that take long: what a zombie needs to be late. */
const SLOW_APPENDS = 0.3;
const MAX_BATCH = 12;

/** How a simulated world is made. */
interface WorldOptions {
  readonly topics: readonly string[];
  readonly partitions: number;
  /** Topics whose appends may fail. */
  readonly faulty: readonly string[];
  /** Steps after the last fault by which everything must have come to rest. */
  readonly maxSteps: number;
}

/** A simulated world. */
interface FaultyWorld {
  readonly scheduler: Scheduler;
  readonly broker: MemoryBroker;
  /** What has gone wrong so far, in words. */
  readonly problems: string[];
  /** The context of a new member; its failures become problems. */
  context(): LoopContext;
  /** Ends the faults of appends. */
  calm(): void;
  /** Runs until nothing waits any more; never to come to rest is a problem. */
  rest(): Promise<void>;
}

/** Makes a world; the same seed gives the same one. */
export async function faultyWorld(seed: number, options: WorldOptions): Promise<FaultyWorld> {
  const scheduler = new Scheduler(seed);
  let isFaulty = true;
  const broker = new MemoryBroker({
    batchSize: 1 + scheduler.below(MAX_BATCH),
    step: scheduler.step,
    now: scheduler.now,
    appendSteps: () => 1 + (scheduler.random() < SLOW_APPENDS ? scheduler.below(40) : 0),
    appendFault: (topic) => {
      if (!isFaulty || !options.faulty.includes(topic)) return undefined;
      const chance = scheduler.random();
      return chance < 0.02 ? 'before' : chance < 0.05 ? 'after' : chance < 0.08 ? 'twice' : undefined;
    },
  });
  await broker.createTopics(
    options.topics.map((name) => ({
      name,
      partitions: options.partitions,
      replicationFactor: 1,
      settings: {},
    })),
  );
  const problems: string[] = [];
  const logger = createLogger('simulation', 'silent');
  return {
    scheduler,
    broker,
    problems,
    context: () =>
      createLoopContext({
        logger,
        metrics: createMetrics('simulation'),
        now: scheduler.now,
        monotonic: scheduler.now,
        sleep: scheduler.sleep,
        onReady: () => undefined,
        onFailed: (error) => problems.push(error.message),
      }),
    calm: () => {
      isFaulty = false;
    },
    rest: async () => {
      let steps = 0;
      while (steps < options.maxSteps && (await scheduler.advance())) steps += 1;
      if (steps === options.maxSteps) problems.push('it never came to rest');
    },
  };
}
