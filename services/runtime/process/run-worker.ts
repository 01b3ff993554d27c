/**
 * The life of a worker process, the same for all of them.
 *
 * configuration → health server (not ready) → topics and schemas → loop → ready … → signal → not ready, stop fetching,
 * drain, leave, exit. Exit codes: 0 stopped by signal; 1 wrong configuration or a port taken; 70 a bug or a loop that
 * cannot continue; 75 a stall or a drain that took too long. A second signal ends it at once, with 0: the next
 * owner of its partitions repeats what was not finished, as after any end.
 */

import { schemaTopicName } from '@newsfold/schemas/topics.ts';
import { type ProcessName, placeOf, type ViewPlace, type WorkerPlace } from '@newsfold/schemas/topology.ts';
import type { Registry } from 'prom-client';
import type { Config, ConfigTable, Variable } from '../config/config.ts';
import { type Connection, connectionOf } from '../config/connection.ts';
import type { runtimeTable } from '../config/runtime-config.ts';
import { examine } from '../doctor/doctor.ts';
import { kafkaBroker } from '../kafka/kafka-broker.ts';
import type { Broker } from '../log/broker.ts';
import { Refused } from '../log/broker-errors.ts';
import { createLoopContext, type LoopContext } from '../loop/loop-context.ts';
import { createLogger, type Logger } from '../observe/logger.ts';
import { createMetrics, type RuntimeMetrics } from '../observe/metrics.ts';
import { collectProcessMetrics } from '../observe/process-metrics.ts';
import manifest from '../package.json' with { type: 'json' };
import { SchemaTopic } from '../registry/schema-topic.ts';
import type { SchemaStore } from '../registry/written-schemas.ts';
import { atMost } from '../wait/patience.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { startHealthServer } from './health-server.ts';
import { readConfig } from './read-config.ts';

/** What a worker is given to start with. */
export interface WorkerParts<C, P extends ViewPlace = WorkerPlace> {
  readonly config: C;
  readonly connection: Connection;
  /** Its group and topics in this deployment. */
  readonly place: P;
  readonly broker: Broker;
  readonly logger: Logger;
  readonly metrics: RuntimeMetrics;
  readonly context: LoopContext;
  /** Where schemas are kept for when the registry is away. */
  readonly schemas: SchemaStore;
}

/** A started worker. */
export interface RunningWorker {
  /** What /readyz reports beside yes or no. */
  detail?(): { readonly ready: boolean; readonly [key: string]: unknown };
  /** What /about says beside version and settings: nothing secret. */
  about?(): object;
  stop(): Promise<void>;
}

/** A worker: its table and how to start it. */
export interface WorkerDefinition<T extends ConfigTable, P extends ViewPlace = WorkerPlace> {
  readonly name: ProcessName;
  readonly table: T;
  /** Every reason for which it may turn a record into a dead letter. */
  readonly deadLetterReasons: readonly string[];
  /** Registers the metrics that only this worker has, so that they can be listed without running it. */
  registerMetrics(registry: Registry): void;
  /** The raw topics that it reads, as the cluster names them; that of the topology when left out. */
  rawTopics?(config: Config<T>): readonly string[];
  start(parts: WorkerParts<Config<T>, P>): Promise<RunningWorker>;
}

const EXIT_CONFIG = 1;
const EXIT_BUG = 70;
/** What a worker waits for before its loop has begun and anything has failed. */
const START = 'start: the broker and the registry';
const EXIT_STALL = 75;
/** How long a worker that was refused something looks for what it lacks before it ends, ms. */
const LOOK_PATIENCE_MS = 10_000;

type WorkerTable = typeof runtimeTable & { readonly HTTP_PORT: Variable<number> };

/** Runs a worker until a signal or a failure ends the process. */
export async function runWorker<T extends ConfigTable & WorkerTable, P extends ViewPlace>(
  definition: WorkerDefinition<T, P>,
): Promise<void> {
  const { config, needs, warnings, changed } = await readConfig(definition);
  const shared = config as unknown as Config<WorkerTable>;
  const logger = createLogger(definition.name, shared.LOG_LEVEL);
  const metrics = createMetrics(definition.name, definition.deadLetterReasons);
  collectProcessMetrics(metrics.registry);
  for (const warning of warnings) logger.warn(warning);
  const connection = connectionOf(shared, `newsfold-${definition.name}`);
  const watch = new ConnectionWatch(
    () => examine(connection, needs),
    logger,
    () => performance.now(),
  );
  let ready = false;
  let worker: RunningWorker | undefined;

  const exitBy = (code: number, error: unknown, message: string): void => {
    logger.fatal({ err: error }, message);
    process.exit(code);
  };
  process.on('uncaughtException', (error) => exitBy(EXIT_BUG, error, 'uncaught: a bug'));
  process.on('unhandledRejection', (error) => exitBy(EXIT_BUG, error, 'unhandled rejection: a bug'));

  /** Who is refused something wants to know what it lacks; the process ends whatever is found. */
  const endByFailure = async (error: unknown, message: string): Promise<void> => {
    if (error instanceof Refused) await atMost(LOOK_PATIENCE_MS, watch.look());
    exitBy(EXIT_BUG, error, message);
  };

  const context = createLoopContext({
    logger,
    metrics,
    now: Date.now,
    monotonic: () => performance.now(),
    onReady: () => {
      ready = true;
      metrics.ready.set(1);
    },
    onFailed: (error) => void endByFailure(error, 'the loop cannot continue'),
    onAway: () => {
      ready = false;
      metrics.ready.set(0);
    },
  });
  const startedAt = Date.now();
  const server = await startHealthServer(shared.HTTP_HOST, shared.HTTP_PORT, {
    registry: metrics.registry,
    onError: (error) => logger.warn({ err: error }, 'a request for a page failed'),
    about: () => ({
      name: definition.name,
      version: manifest.version,
      node: process.versions.node,
      startedAt,
      settings: changed,
      letters: context.letters.list(),
      ...worker?.about?.(),
    }),
    live: () => ({
      ok: context.silence() < shared.STALL_TIMEOUT_MS,
      detail: { silenceMs: Math.round(context.silence()) },
    }),
    ready: () => {
      const detail = worker?.detail?.() ?? { ready: true };
      const ok = ready && detail.ready;
      const waitsFor = ok ? undefined : (context.waitsFor() ?? (worker ? undefined : START));
      const waits = context.waits.list();
      const wrong = watch.wrong();
      return {
        ok,
        detail: {
          ...detail,
          ready: ok,
          ...(waitsFor === undefined ? {} : { waitsFor }),
          ...(waits.length === 0 ? {} : { waits }),
          ...(ok || wrong.length === 0 ? {} : { wrong }),
        },
      };
    },
  }).catch((error: Error) => {
    process.stderr.write(`${definition.name}: ${error.message}\n`);
    return process.exit(EXIT_CONFIG);
  });

  const broker = kafkaBroker({
    connection: connection.kafka,
    logger,
    sessionTimeoutMs: shared.SESSION_TIMEOUT_MS,
    maxWaitMs: shared.FETCH_MAX_WAIT_MS,
    maxUnpackedBytes: shared.FETCH_MAX_UNPACKED_BYTES,
    compression: shared.COMPRESSION,
  });
  const schemas = new SchemaTopic(broker, schemaTopicName(shared.TOPIC_PREFIX), logger);
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) {
      logger.warn({ signal }, 'a signal again: stopping at once');
      process.exit(0);
    }
    stopping = true;
    ready = false;
    metrics.ready.set(0);
    logger.info({ signal }, 'stopping');
    setTimeout(
      () => exitBy(EXIT_STALL, undefined, 'the drain took too long'),
      shared.DRAIN_TIMEOUT_MS,
    ).unref();
    // Leaving a broker that is away fails; that is no reason to stay.
    for (const step of [
      () => worker?.stop(),
      () => schemas.close(),
      () => broker.close(),
      () => server.close().closeAllConnections(),
    ]) {
      try {
        await step();
      } catch (error) {
        logger.warn({ err: error }, 'a step of stopping failed');
      }
    }
    logger.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  setInterval(() => {
    if (context.silence() > shared.STALL_TIMEOUT_MS)
      exitBy(EXIT_STALL, undefined, 'no sign of life from the loop');
    watch.tick(!ready && !stopping && (worker === undefined || context.waitsFor() !== undefined));
  }, 1000).unref();

  try {
    // The definition of a worker asks for the place that its kind has.
    const place = placeOf(definition.name, shared.TOPIC_PREFIX) as P;
    worker = await definition.start({ config, connection, place, broker, logger, metrics, context, schemas });
  } catch (error) {
    if (!stopping) await endByFailure(error, 'the worker did not start');
  }
}
