/**
 * The stateless loop: consume, answer, publish, commit; at least once.
 *
 * Order of effects for a run of records:
 *   1. answer each                  (pure; a crash costs nothing)
 *   2. append answers and dead letters, one partition a batch, in input order
 *                                   (a crash after it repeats the run: readers know a re-delivery by its origin)
 *   3. resolve, and commit now and then
 *                                   (a crash before it repeats what was not committed)
 */

import { batchGroups } from './batch-records.ts';
import type {
  Broker,
  GroupControl,
  LogRecord,
  Membership,
  NewRecord,
  Publisher,
  RecordBatch,
} from './broker.ts';
import { GatheredCommits } from './gathered-commits.ts';
import type { LoopContext } from './loop-context.ts';
import type { Outcome } from './outcome.ts';
import { withRetry } from './retry.ts';
import { RUN_LENGTH, runEnd } from './run-bounds.ts';

/** What a stateless worker is made of. */
export interface StatelessLoop {
  readonly groupId: string;
  /** Topics to consume, by name or pattern, read anew while running. */
  readonly inputs: () => Promise<readonly string[]>;
  readonly deadLetterTopic: string;
  /** Answers one record. A throw is a bug and ends the process. */
  readonly handle: (record: LogRecord) => Outcome | Promise<Outcome>;
  /** The dead letter of a record, ready to be appended. */
  readonly deadLetter: (record: LogRecord, reason: string, detail: string) => NewRecord;
}

/** How often new topics are looked for, ms. */
const TOPIC_REFRESH_MS = 30_000;

/** What a run gives to one partition. */
interface Pending {
  readonly topic: string;
  readonly partition: number;
  readonly records: NewRecord[];
}

/** A run as far as it was answered. */
interface AnsweredRun {
  readonly pending: ReadonlyMap<string, Pending>;
  readonly answered: number;
  readonly last: LogRecord | undefined;
}

class StatelessRunner {
  readonly #loop: StatelessLoop;
  readonly #context: LoopContext;
  readonly #publisher: Publisher;
  readonly #now: () => number;
  readonly commits: GatheredCommits;
  readonly #inWork = new Set<Promise<void>>();
  #isDraining = false;

  constructor(loop: StatelessLoop, context: LoopContext, publisher: Publisher, now: () => number) {
    this.#now = now;
    this.commits = new GatheredCommits(context);
    this.#loop = loop;
    this.#context = context;
    this.#publisher = publisher;
  }

  async onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    const work = this.#run(batch, control);
    this.#inWork.add(work);
    await work.finally(() => this.#inWork.delete(work));
  }

  /** Finishes the runs in work and commits them; none is begun any more. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    await Promise.allSettled(this.#inWork);
    await this.commits.stop();
  }

  async #run(batch: RecordBatch, control: GroupControl): Promise<void> {
    for (let start = 0; start < batch.records.length && !this.#isDraining; ) {
      const { last, pending, answered } = await this.#answer(batch.records.slice(start, start + RUN_LENGTH));
      start += answered;
      if (last === undefined || batch.isStale()) return;
      if (!(await this.#append(pending, batch))) return;
      batch.resolve(last.offset);
      this.commits.note(batch.topic, batch.partition, last.offset + 1, control);
      this.#context.reportLag(batch, last);
      await this.#heartbeat(batch);
    }
  }

  /** When the group deals anew, what was answered so far is not left to be repeated. */
  async #heartbeat(batch: RecordBatch): Promise<void> {
    try {
      await batch.heartbeat();
    } catch (error) {
      await this.commits.flush();
      throw error;
    }
  }

  /** Answers a run in order until its time is over; at least its first record. */
  async #answer(run: readonly LogRecord[]): Promise<AnsweredRun> {
    const pending = new Map<string, Pending>();
    const add = (topic: string, partition: number, record: NewRecord) => {
      const key = `${topic}/${partition}`;
      const entry = pending.get(key);
      if (entry) entry.records.push(record);
      else pending.set(key, { topic, partition, records: [record] });
    };
    const { metrics } = this.#context;
    const isTimeOver = runEnd(this.#now);
    let answered = 0;
    for (const record of run) {
      metrics.unaccounted.inc();
      const end = metrics.stageDuration.startTimer();
      const outcome = await this.#loop.handle(record);
      end();
      metrics.outcomes.inc({ outcome: outcome.kind, reason: outcome.reason });
      metrics.unaccounted.dec();
      if (outcome.kind === 'publish') {
        for (const delivery of outcome.deliveries) add(delivery.topic, delivery.partition, delivery.record);
      } else if (outcome.kind === 'dead-letter') {
        metrics.deadLetters.inc({ reason: outcome.reason });
        add(this.#loop.deadLetterTopic, 0, this.#loop.deadLetter(record, outcome.reason, outcome.detail));
      }
      answered += 1;
      if (isTimeOver()) break;
    }
    return { last: run[answered - 1], pending, answered };
  }

  /** Appends a run, all partitions side by side. False when the run is not this member's any more. */
  async #append(pending: ReadonlyMap<string, Pending>, batch: RecordBatch): Promise<boolean> {
    await Promise.all([...pending.values()].map((one) => this.#appendTo(one, batch)));
    return !batch.isStale();
  }

  async #appendTo({ topic, partition, records }: Pending, batch: RecordBatch): Promise<void> {
    for (const part of batchGroups(records.map((record) => [record]))) {
      if (batch.isStale()) return;
      const end = this.#context.metrics.appendDuration.startTimer();
      await withRetry(() => this.#publisher.append(topic, partition, part), {
        ...this.#context.transient('append'),
        shouldStop: () => batch.isStale(),
      }).catch((error: unknown) => {
        // Whoever has the partition by now repeats the run.
        if (!batch.isStale()) throw error;
      });
      end();
    }
  }
}

/** Runs the loop until stop is called. `now` bounds runs, ms from anywhere; it never jumps. */
export async function runStatelessLoop(
  loop: StatelessLoop,
  broker: Broker,
  context: LoopContext,
  now: () => number = () => performance.now(),
): Promise<{ stop(): Promise<void> }> {
  const publisher = await broker.publisher();
  const runner = new StatelessRunner(loop, context, publisher, now);
  let topics = await loop.inputs();
  const join = (): Promise<Membership> =>
    broker.join(
      { groupId: loop.groupId, topics, coPartitioned: false },
      {
        onAssigned: (assignment) => {
          context.metrics.rebalances.inc();
          runner.commits.clear();
          // What another member has now would otherwise stay on this one's page.
          context.metrics.lagRecords.reset();
          context.metrics.lagSeconds.reset();
          context.onReady();
          context.logger.info({ assignment: Object.fromEntries(assignment) }, 'partitions assigned');
        },
        onBatch: (batch, control) => context.watch(() => runner.onBatch(batch, control)),
        onFailed: context.onFailed,
        onActivity: context.onActivity,
      },
    );
  let membership = await join();
  let refreshing = Promise.resolve();
  const refresh = async () => {
    const found = await loop.inputs();
    if (found.join() === topics.join()) return;
    context.logger.info({ topics: found }, 'the set of raw topics changed; joining anew');
    topics = found;
    await runner.commits.flush();
    await membership.leave();
    membership = await join();
  };
  const timer = setInterval(() => {
    refreshing = refreshing.then(refresh).catch((error: unknown) => {
      context.logger.warn({ err: error }, 'looking for raw topics failed; it will be repeated');
    });
  }, TOPIC_REFRESH_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await refreshing;
      await runner.drain();
      await membership.leave();
      await publisher.close();
    },
  };
}
