/** The real workers inside a test's own process, on any broker: everything but their processes. */
import { drain } from '@newsfold/cli/cluster/drain.ts';
import { startWorkerHere, type WorkerHere } from '@newsfold/cli/cluster/worker-here.ts';
import { dedupeWorker } from '@newsfold/dedupe/worker.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { type ConfigTable, loadConfig } from '@newsfold/runtime/config/config.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import type { WorkerDefinition } from '@newsfold/runtime/process/run-worker.ts';
import type { ViewPlace } from '@newsfold/schemas/topology.ts';

/** A worker in this process. */
export type InProcessWorker = WorkerHere;

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
  return startWorkerHere(definition, {
    broker,
    connection: { kafka: { brokers: [], clientId: definition.name }, registry: { url: registryUrl } },
    prefix,
    config: loaded.config,
    logger,
    onFailed: (error) => onTrouble?.(`${error.message}\n`),
  });
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
