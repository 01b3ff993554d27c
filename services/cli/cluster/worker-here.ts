/** A worker inside the process of a command: everything but its own process, its pages and its signals. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, ConfigTable } from '@newsfold/runtime/config/config.ts';
import type { Connection } from '@newsfold/runtime/config/connection.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLoopContext } from '@newsfold/runtime/loop/loop-context.ts';
import type { Logger } from '@newsfold/runtime/observe/logger.ts';
import { createMetrics, type RuntimeMetrics } from '@newsfold/runtime/observe/metrics.ts';
import type { RunningWorker, WorkerDefinition } from '@newsfold/runtime/process/run-worker.ts';
import { SchemaTopic } from '@newsfold/runtime/registry/schema-topic.ts';
import { schemaTopicName } from '@newsfold/schemas/topics.ts';
import { placeOf, type ViewPlace } from '@newsfold/schemas/topology.ts';

/** A worker in this process. */
export interface WorkerHere {
  readonly worker: RunningWorker;
  readonly metrics: RuntimeMetrics;
  /** @throws the failure of its loop, if it had one */
  stop(): Promise<void>;
}

/** What it is started with. */
export interface WorkerHereOptions<T extends ConfigTable> {
  readonly broker: Broker;
  readonly connection: Connection;
  readonly prefix: string;
  readonly config: Config<T>;
  readonly logger: Logger;
  /** Its loop cannot continue. */
  readonly onFailed: (error: Error) => void;
}

/** Starts one worker and waits until it is ready. @throws what keeps it from starting */
export async function startWorkerHere<T extends ConfigTable, P extends ViewPlace>(
  definition: WorkerDefinition<T, P>,
  { broker, connection, prefix, config, logger, onFailed }: WorkerHereOptions<T>,
): Promise<WorkerHere> {
  const metrics = createMetrics(definition.name, definition.deadLetterReasons);
  let isReady = false;
  const failures: Error[] = [];
  const context = createLoopContext({
    logger,
    metrics,
    now: Date.now,
    monotonic: () => performance.now(),
    onReady: () => {
      isReady = true;
    },
    onFailed: (error) => {
      failures.push(error);
      onFailed(error);
    },
  });
  const schemas = new SchemaTopic(broker, schemaTopicName(prefix), logger);
  const worker = await definition.start({
    config,
    connection,
    place: placeOf(definition.name, prefix) as P,
    broker,
    logger,
    metrics,
    context,
    schemas,
  });
  while (failures.length === 0 && !(isReady && (worker.detail?.().ready ?? true))) await sleep(10);
  return {
    worker,
    metrics,
    stop: async () => {
      await worker.stop();
      await schemas.close();
      if (failures[0]) throw failures[0];
    },
  };
}
