/**
 * The life of a worker process, the same for all of them.
 *
 * configuration → health server (not ready) → topics and schemas → loop → ready … → signal → not ready, stop fetching,
 * drain, leave, exit. Exit codes: 0 stopped by signal; 1 wrong configuration or a port taken; 70 a bug or a loop that
 * cannot continue; 75 a stall or a drain that took too long. A second signal ends it at once, with 0: the next
 * owner of its partitions repeats what was not finished, as after any end.
 */

import { SCHEMA_TOPIC } from '@newsfold/schemas/topics.ts';
import { type WorkerName, type WorkerPlace, workerPlace, workers } from '@newsfold/schemas/topology.ts';
import type { Registry } from 'prom-client';
import { asksForHelp, type CommandLine, helpOf, readArguments, UsageError } from '../command/command-line.ts';
import {
  type Config,
  type ConfigTable,
  describeProblem,
  loadConfig,
  type Variable,
} from '../config/config.ts';
import { type Connection, connectionOf } from '../config/connection.ts';
import type { runtimeTable } from '../config/runtime-config.ts';
import { kafkaBroker } from '../kafka/kafka-broker.ts';
import type { Broker } from '../log/broker.ts';
import { createLoopContext, type LoopContext } from '../loop/loop-context.ts';
import { createLogger, type Logger } from '../observe/logger.ts';
import { createMetrics, type RuntimeMetrics } from '../observe/metrics.ts';
import { collectProcessMetrics } from '../observe/process-metrics.ts';
import { SchemaTopic } from '../registry/schema-topic.ts';
import type { SchemaStore } from '../registry/written-schemas.ts';
import { startHealthServer } from './health-server.ts';

/** What a worker is given to start with. */
export interface WorkerParts<C> {
  readonly config: C;
  readonly connection: Connection;
  /** Its group and topics in this deployment. */
  readonly place: WorkerPlace;
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
  stop(): Promise<void>;
}

/** A worker: its table and how to start it. */
export interface WorkerDefinition<T extends ConfigTable> {
  readonly name: WorkerName;
  readonly table: T;
  /** Every reason for which it may turn a record into a dead letter. */
  readonly deadLetterReasons: readonly string[];
  /** Registers the metrics that only this worker has, so that they can be listed without running it. */
  registerMetrics(registry: Registry): void;
  start(parts: WorkerParts<Config<T>>): Promise<RunningWorker>;
}

const EXIT_CONFIG = 1;
const EXIT_BUG = 70;
/** What a worker waits for before its loop has begun and anything has failed. */
const START = 'start: the broker and the registry';
const EXIT_STALL = 75;

type WorkerTable = typeof runtimeTable & { readonly HTTP_PORT: Variable<number> };

/** The command line of a worker: everything else about it is in its variables. */
function lineOf(name: WorkerName) {
  return {
    name: `node services/${name}/main.ts`,
    summary: workers[name].doc,
    operands: '',
    options: {
      validate: { type: 'boolean', doc: 'check the variables, say what is wrong with them, and end' },
    },
    notes: `Runs until SIGTERM. It is configured by variables, which docs/configure.md lists. Exit codes: 0 stopped by a signal,
1 wrong configuration or command line, 70 a bug or a loop that cannot continue, 75 a stall.`,
    examples: [],
  } as const satisfies CommandLine;
}

/** Reads the command line; help, and what is unknown, end the process before anything is started. */
function readLine(name: WorkerName): { readonly validate: boolean } {
  const argv = process.argv.slice(2);
  if (asksForHelp(argv)) {
    process.stdout.write(helpOf(lineOf(name), process.stdout.columns));
    process.exit(0);
  }
  try {
    return readArguments(lineOf(name), argv).values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${name}: ${error.message}; --help lists the options\n`);
    process.exit(EXIT_CONFIG);
  }
}

function readConfig<T extends ConfigTable>(definition: WorkerDefinition<T>): Config<T> {
  const { validate } = readLine(definition.name);
  const result = loadConfig(definition.table, process.env);
  if (!result.ok) {
    for (const problem of result.problems)
      process.stderr.write(`${definition.name}: ${describeProblem(problem)}\n`);
    process.exit(EXIT_CONFIG);
  }
  if (validate) {
    process.stderr.write(`${definition.name}: the configuration is valid\n`);
    process.exit(0);
  }
  return result.config;
}

/** Runs a worker until a signal or a failure ends the process. */
export async function runWorker<T extends ConfigTable & WorkerTable>(
  definition: WorkerDefinition<T>,
): Promise<void> {
  const config = readConfig(definition);
  const shared = config as unknown as Config<WorkerTable>;
  const logger = createLogger(definition.name, shared.LOG_LEVEL);
  const metrics = createMetrics(definition.name, definition.deadLetterReasons);
  collectProcessMetrics(metrics.registry);
  let ready = false;
  let worker: RunningWorker | undefined;

  const exitBy = (code: number, error: unknown, message: string): void => {
    logger.fatal({ err: error }, message);
    process.exit(code);
  };
  process.on('uncaughtException', (error) => exitBy(EXIT_BUG, error, 'uncaught: a bug'));
  process.on('unhandledRejection', (error) => exitBy(EXIT_BUG, error, 'unhandled rejection: a bug'));

  const context = createLoopContext({
    logger,
    metrics,
    now: Date.now,
    monotonic: () => performance.now(),
    onReady: () => {
      ready = true;
      metrics.ready.set(1);
    },
    onFailed: (error) => exitBy(EXIT_BUG, error, 'the loop cannot continue'),
    onAway: () => {
      ready = false;
      metrics.ready.set(0);
    },
  });
  const server = await startHealthServer(shared.HTTP_HOST, shared.HTTP_PORT, {
    registry: metrics.registry,
    onError: (error) => logger.warn({ err: error }, 'a connection to the pages could not be accepted'),
    live: () => ({
      ok: context.silence() < shared.STALL_TIMEOUT_MS,
      detail: { silenceMs: Math.round(context.silence()) },
    }),
    ready: () => {
      const detail = worker?.detail?.() ?? { ready: true };
      const ok = ready && detail.ready;
      const waitsFor = ok ? undefined : (context.waitsFor() ?? (worker ? undefined : START));
      const waits = context.waits.list();
      return {
        ok,
        detail: {
          ...detail,
          ready: ok,
          ...(waitsFor === undefined ? {} : { waitsFor }),
          ...(waits.length === 0 ? {} : { waits }),
        },
      };
    },
  }).catch((error: Error) => {
    process.stderr.write(`${definition.name}: ${error.message}\n`);
    return process.exit(EXIT_CONFIG);
  });

  const connection = connectionOf(shared, `newsfold-${definition.name}`);
  const broker = kafkaBroker({
    connection: connection.kafka,
    logger,
    sessionTimeoutMs: shared.SESSION_TIMEOUT_MS,
    maxWaitMs: shared.FETCH_MAX_WAIT_MS,
    maxUnpackedBytes: shared.FETCH_MAX_UNPACKED_BYTES,
    compression: shared.COMPRESSION,
  });
  const schemas = new SchemaTopic(broker, `${shared.TOPIC_PREFIX}${SCHEMA_TOPIC.name}`, logger);
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
  }, 1000).unref();

  try {
    const place = workerPlace(definition.name, shared.TOPIC_PREFIX);
    worker = await definition.start({ config, connection, place, broker, logger, metrics, context, schemas });
  } catch (error) {
    if (!stopping) exitBy(EXIT_BUG, error, 'the worker did not start');
  }
}
