/**
 * A fold beside the live one: dedupe and enrich in this process, on the same log of articles, into topics of another
 * prefix. Their loops are those of the workers, exactly once by the same rules, so a run that was broken off continues
 * where its log ends, and whoever runs the workers under that prefix afterwards continues from there too.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { dedupeWorker } from '@newsfold/dedupe/worker.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import { type ConfigTable, describeProblem, loadConfig } from '@newsfold/runtime/config/config.ts';
import { type Connection, connectionEnv } from '@newsfold/runtime/config/connection.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import type { WorkerDefinition } from '@newsfold/runtime/process/run-worker.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { workerPlace } from '@newsfold/schemas/topology.ts';
import { startWorkerHere, type WorkerHere } from '../cluster/worker-here.ts';
import { CommandError } from '../command/exit-codes.ts';
import { compareFolds } from './compare-folds.ts';
import { pacedBroker } from './paced-broker.ts';
import { readPlaces } from './read-places.ts';
import type { RefoldOptions } from './refold-options.ts';
import type { RefoldReport } from './refold-report.ts';

/** How far a refold is, in articles. */
export interface RefoldProgress {
  readonly done: number;
  readonly total: number;
}

/** What a refold needs of its surroundings. */
export interface RefoldParts {
  readonly broker: Broker;
  readonly connection: Connection;
  readonly codec: Codec;
  readonly onProgress: (progress: RefoldProgress) => void;
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 500;
/** Live stories that are shown as samples. */
const SAMPLES = 10;

function configOf<T extends ConfigTable>(
  { table }: { readonly table: T },
  { deployment, beside, settings }: RefoldOptions,
  partitions: Readonly<Record<string, string>>,
) {
  const env = {
    ...process.env,
    ...connectionEnv(deployment),
    ...settings,
    ...partitions,
    TOPIC_PREFIX: beside,
  };
  const loaded = loadConfig(table, env);
  if (loaded.ok) return loaded.config;
  throw new CommandError(loaded.problems.map(describeProblem).join('; '), 'usage');
}

/** The offsets of a topic by partition. */
const byPartition = (all: readonly { readonly partition: number; readonly offset: number }[]) =>
  new Map(all.map(({ partition, offset }) => [partition, offset]));

/** One run. */
class Refold {
  readonly #options: RefoldOptions;
  readonly #parts: RefoldParts;
  readonly #articles: string;
  readonly #facts: string;

  constructor(options: RefoldOptions, parts: RefoldParts) {
    this.#options = options;
    this.#parts = parts;
    this.#articles = topicName(options.beside, 'articles');
    this.#facts = topicName(options.beside, 'assignments');
  }

  /** Creates the topics, as many partitions and replicas as the log of articles has. */
  async #prepare(): Promise<Readonly<Record<string, string>>> {
    const { broker } = this.#parts;
    const state = (await broker.describeTopics([this.#articles])).get(this.#articles);
    if (state === undefined)
      throw new CommandError(`there is no topic ${this.#articles} here; is --prefix right?`);
    const partitions = {
      SCOPE_PARTITIONS: String(state.partitions),
      REPLICATION_FACTOR: String(state.replicas),
    };
    await ensureTopics(broker, configOf(dedupeWorker, this.#options, partitions));
    return partitions;
  }

  /** Where the log of articles begins for each partition that has no facts yet; the others continue. */
  async #begins(): Promise<ReadonlyMap<number, number>> {
    const { broker } = this.#parts;
    const begins = byPartition(await broker.offsetsAt(this.#articles, this.#options.from));
    for (const { partition, high } of await broker.offsets(this.#facts))
      if (high > 0) begins.delete(partition);
    return begins;
  }

  /** Articles that are folded, and all that there are, since the begin. */
  async #progress(
    from: ReadonlyMap<number, number>,
  ): Promise<RefoldProgress & { readonly isEnrichDone: boolean }> {
    const { broker } = this.#parts;
    const { beside } = this.#options;
    const committed = byPartition(
      await broker.committed(workerPlace('dedupe', beside).groupId, this.#articles),
    );
    let [done, total] = [0, 0];
    for (const { partition, high } of await broker.offsets(this.#articles)) {
      const begin = Math.min(high, from.get(partition) ?? 0);
      total += high - begin;
      done += Math.min(high, Math.max(begin, committed.get(partition) ?? 0)) - begin;
    }
    const shown = byPartition(await broker.committed(workerPlace('enrich', beside).groupId, this.#facts));
    const facts = await broker.offsets(this.#facts);
    const isEnrichDone = facts.every(({ partition, high }) => (shown.get(partition) ?? 0) >= high);
    return { done, total, isEnrichDone };
  }

  /** Waits until everything that was there is folded, and then what came meanwhile. */
  async #catchUp(failed: () => Error | undefined): Promise<boolean> {
    const { broker, onProgress, signal } = this.#parts;
    const from = byPartition(await broker.offsetsAt(this.#articles, this.#options.from));
    let goal = (await this.#progress(from)).total;
    for (let isLast = false; !signal.aborted; ) {
      const failure = failed();
      if (failure !== undefined) throw failure;
      const { done, total, isEnrichDone } = await this.#progress(from);
      onProgress({ done, total });
      if (done >= total && isEnrichDone) return true;
      // Under a flow that does not end nobody is ever at its end; what is left then is what came in the meantime.
      if (done >= goal) {
        if (isLast) return true;
        [goal, isLast] = [total, true];
      }
      await sleep(LOOK_EVERY_MS);
    }
    return false;
  }

  async #start<T extends ConfigTable>(
    definition: WorkerDefinition<T>,
    broker: Broker,
    partitions: Readonly<Record<string, string>>,
    onFailed: (error: Error) => void,
  ): Promise<WorkerHere> {
    const { connection } = this.#parts;
    const config = configOf(definition, this.#options, partitions);
    const logger = createLogger(definition.name, 'warn');
    const prefix = this.#options.beside;
    return startWorkerHere(definition, { broker, connection, prefix, config, logger, onFailed });
  }

  /** Folds until it has caught up. False when it was broken off. */
  async fold(): Promise<boolean> {
    const partitions = await this.#prepare();
    const broker = pacedBroker(this.#parts.broker, {
      topic: this.#articles,
      begins: await this.#begins(),
      rate: this.#options.rate,
      now: () => performance.now(),
      sleep,
    });
    let failure: Error | undefined;
    const onFailed = (error: Error) => {
      failure ??= error;
    };
    const workers: WorkerHere[] = [];
    try {
      workers.push(await this.#start(dedupeWorker, broker, partitions, onFailed));
      workers.push(await this.#start(enrichWorker, broker, partitions, onFailed));
      return await this.#catchUp(() => failure);
    } finally {
      for (const worker of workers) await worker.stop();
    }
  }

  /** Compares what is folded with what is live. */
  async compare(): Promise<RefoldReport> {
    const { broker, codec } = this.#parts;
    const { deployment, beside } = this.#options;
    const live = await readPlaces(broker, codec, deployment.TOPIC_PREFIX);
    const refold = await readPlaces(broker, codec, beside);
    const comparison = compareFolds(live.places, refold.places, SAMPLES);
    const shown = comparison.others.flatMap(({ articles }) => articles);
    return {
      live: deployment.TOPIC_PREFIX,
      beside,
      ...comparison,
      titles: Object.fromEntries(shown.map((id) => [id, live.titles.get(id) ?? ''])),
    };
  }
}

/**
 * Folds the articles again, and says what would be other.
 * @returns null when it was broken off; the same command continues
 * @throws Error with one line when there is no such deployment, or a worker cannot continue
 */
export async function refold(options: RefoldOptions, parts: RefoldParts): Promise<RefoldReport | null> {
  const run = new Refold(options, parts);
  if (options.isFolding && !(await run.fold())) return null;
  return run.compare();
}
