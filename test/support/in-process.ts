/** The real workers inside a test's own process, on any broker: everything but their processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { drain } from '@newsfold/cli/cluster/drain.ts';
import { dedupeWorker } from '@newsfold/dedupe/worker.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { type Config, type ConfigTable, loadConfig } from '@newsfold/runtime/config/config.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLoopContext } from '@newsfold/runtime/loop/loop-context.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { createMetrics, type RuntimeMetrics } from '@newsfold/runtime/observe/metrics.ts';
import type { RunningWorker, WorkerDefinition } from '@newsfold/runtime/process/run-worker.ts';
import { SchemaTopic } from '@newsfold/runtime/registry/schema-topic.ts';
import { SCHEMA_TOPIC } from '@newsfold/schemas/topics.ts';
import { placeOf, type ViewPlace } from '@newsfold/schemas/topology.ts';

/** A worker in this process. */
export interface InProcessWorker {
  readonly worker: RunningWorker;
  readonly metrics: RuntimeMetrics;
  /** @throws the failure of its loop, if it had one */
  stop(): Promise<void>;
}

/** How to run it. */
export interface InProcessOptions {
  readonly broker: Broker;
  readonly registryUrl: string;
  readonly prefix: string;
  /** Further variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told of what the worker warns of, waits for or fails by. */
  readonly onTrouble?: (what: string) => void;
}

/** Starts one worker and waits until it is ready. */
export async function startInProcess<T extends ConfigTable, P extends ViewPlace>(
  definition: WorkerDefinition<T, P>,
  { broker, registryUrl, prefix, env, onTrouble }: InProcessOptions,
): Promise<InProcessWorker> {
  const loaded = loadConfig(definition.table, {
    SCHEMA_REGISTRY_URL: registryUrl,
    TOPIC_PREFIX: prefix,
    ...env,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const logger = createLogger(definition.name, 'silent');
  if (onTrouble !== undefined)
    for (const level of ['warn', 'error'] as const)
      logger[level] = (detail: { err?: Error } | string, message = '') =>
        onTrouble(`${typeof detail === 'string' ? detail : (detail.err?.message ?? '')} ${message}\n`);
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
      onTrouble?.(`${error.message}\n`);
    },
  });
  const config: Config<T> = loaded.config;
  const worker = await definition.start({
    config,
    connection: { kafka: { brokers: [], clientId: definition.name }, registry: { url: registryUrl } },
    place: placeOf(definition.name, prefix) as P,
    broker,
    logger,
    metrics,
    context,
    schemas: new SchemaTopic(broker, `${prefix}${SCHEMA_TOPIC.name}`, logger),
  });
  while (failures.length === 0 && !(isReady && (worker.detail?.().ready ?? true))) await sleep(10);
  return {
    worker,
    metrics,
    stop: async () => {
      await worker.stop();
      if (failures[0]) throw failures[0];
    },
  };
}

/** Starts the three workers, runs `feed`, waits until everything has come out, and stops them. */
export async function throughPipeline(
  options: InProcessOptions,
  feed: () => Promise<void> = async () => undefined,
): Promise<void> {
  const workers = [
    await startInProcess(ingestWorker, options),
    await startInProcess(dedupeWorker, options),
    await startInProcess(enrichWorker, options),
  ];
  try {
    await feed();
    await drain(options.broker, options.prefix, 60_000, () => undefined);
  } finally {
    for (const worker of workers) await worker.stop();
  }
}
