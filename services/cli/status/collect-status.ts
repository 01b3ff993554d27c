/** The state of a deployment: how far each worker is in each partition, how fast, and what was refused. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { readRange } from '@newsfold/runtime/reading/read-range.ts';
import { type WorkerName, workerNames, workerPlace } from '@newsfold/schemas/topology.ts';
import { FeedCounter, type FeedCounts } from './feed-counter.ts';
import type { LetterCounter, LetterCounts } from './letter-counter.ts';
import { type MemberStatus, memberStatus, type WorkerPage } from './worker-pages.ts';

/** One partition of a worker's input. */
export interface PartitionStatus {
  readonly partition: number;
  /** Next offset of the topic. */
  readonly end: number;
  /** Next offset that the worker will answer. */
  readonly answered: number;
  readonly behind: number;
  /** Age of the oldest record that is not answered, seconds; 0 when there is none, null when it could not be read. */
  readonly lagSeconds: number | null;
}

/** One worker. */
export interface WorkerStatus {
  readonly worker: WorkerName;
  readonly topic: string;
  readonly partitions: readonly PartitionStatus[];
  readonly behind: number;
  readonly lagSeconds: number | null;
  /** Records answered a second since the look before; null at the first. */
  readonly perSecond: number | null;
  /** Its members, where their pages are known. */
  readonly members: readonly MemberStatus[];
}

/** A deployment, as `status --json` prints it. */
export interface DeploymentStatus {
  /** ISO 8601. */
  readonly at: string;
  readonly workers: readonly WorkerStatus[];
  readonly deadLetters: LetterCounts;
  /** Feeds by their health; null where none was ever polled. */
  readonly feeds: FeedCounts | null;
}

/** How long the oldest unanswered records may take to be read, ms. */
const SILENCE_MS = 3000;

/** Ages of the first records that are not answered, by partition, seconds. */
async function lags(
  broker: Broker,
  topic: string,
  partitions: readonly { partition: number; answered: number; behind: number }[],
  now: number,
): Promise<ReadonlyMap<number, number>> {
  const ages = new Map<number, number>();
  const ranges = partitions
    .filter(({ behind }) => behind > 0)
    .map(({ partition, answered }) => ({ partition, from: answered, to: answered + 1 }));
  await readRange(
    broker,
    topic,
    ranges,
    ({ partition, timestamp }) => void ages.set(partition, Math.max(0, (now - timestamp) / 1000)),
    { silenceMs: SILENCE_MS },
  );
  return ages;
}

/** Looks at a deployment again and again. */
export class StatusCollector {
  readonly #broker: Broker;
  readonly #prefix: string;
  readonly #pages: readonly WorkerPage[];
  readonly #letters: LetterCounter;
  readonly #feeds: FeedCounter;
  readonly #before = new Map<WorkerName, { readonly answered: number; readonly at: number }>();

  constructor(broker: Broker, prefix: string, pages: readonly WorkerPage[], letters: LetterCounter) {
    this.#broker = broker;
    this.#prefix = prefix;
    this.#pages = pages;
    this.#letters = letters;
    this.#feeds = new FeedCounter(broker, prefix);
  }

  async #worker(worker: WorkerName): Promise<WorkerStatus> {
    const { groupId, input: topic } = workerPlace(worker, this.#prefix);
    const offsets = await this.#broker.offsets(topic);
    const committed = new Map(
      (await this.#broker.committed(groupId, topic)).map(({ partition, offset }) => [partition, offset]),
    );
    const counted = offsets.map(({ partition, low, high }) => {
      const answered = Math.max(low, committed.get(partition) ?? 0);
      return { partition, end: high, answered, behind: Math.max(0, high - answered) };
    });
    const at = Date.now();
    const ages = await lags(this.#broker, topic, counted, at);
    const partitions = counted.map((one) => ({
      ...one,
      lagSeconds: one.behind === 0 ? 0 : (ages.get(one.partition) ?? null),
    }));
    const answered = counted.reduce((sum, one) => sum + one.answered, 0);
    const before = this.#before.get(worker);
    this.#before.set(worker, { answered, at });
    const pages = this.#pages.filter(({ name }) => name === worker);
    return {
      worker,
      topic,
      partitions,
      behind: counted.reduce((sum, one) => sum + one.behind, 0),
      lagSeconds: partitions.some(({ lagSeconds }) => lagSeconds === null)
        ? null
        : Math.max(0, ...partitions.map(({ lagSeconds }) => lagSeconds ?? 0)),
      perSecond:
        before === undefined || at <= before.at
          ? null
          : (1000 * (answered - before.answered)) / (at - before.at),
      members: await Promise.all(pages.map(({ url }) => memberStatus(url))),
    };
  }

  /** Looks now. */
  async look(): Promise<DeploymentStatus> {
    const workers: WorkerStatus[] = [];
    for (const worker of workerNames) workers.push(await this.#worker(worker));
    return {
      at: new Date().toISOString(),
      workers,
      deadLetters: await this.#letters.update(),
      feeds: await this.#feeds.count(Date.now()),
    };
  }
}
