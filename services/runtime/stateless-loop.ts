/**
 * The stateless loop: consume, answer, publish, commit; at least once.
 *
 * Order of effects for a run of records:
 *   1. answer each                  (pure; a crash costs nothing)
 *   2. append answers and dead letters, one partition a batch, in input order
 *                                   (a crash after it repeats the run: readers know a re-delivery by its origin)
 *   3. resolve and commit           (a crash before it repeats the run)
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
import type { LoopContext } from './loop-context.ts';
import type { Outcome } from './outcome.ts';
import { withRetry } from './retry.ts';

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

/** Records answered before the answers are appended: bounds memory and what a crash repeats. */
const RUN_LENGTH = 200;
/** How often a commit is tried. */
const COMMIT_ATTEMPTS = 4;
/** How often new topics are looked for, ms. */
const TOPIC_REFRESH_MS = 30_000;

class StatelessRunner {
  readonly #loop: StatelessLoop;
  readonly #context: LoopContext;
  readonly #publisher: Publisher;

  constructor(loop: StatelessLoop, context: LoopContext, publisher: Publisher) {
    this.#loop = loop;
    this.#context = context;
    this.#publisher = publisher;
  }

  async onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    for (let start = 0; start < batch.records.length; start += RUN_LENGTH) {
      const run = batch.records.slice(start, start + RUN_LENGTH);
      const pending = await this.#answer(run);
      if (batch.isStale()) return;
      if (!(await this.#append(pending, batch))) return;
      const last = run[run.length - 1];
      if (last === undefined) return;
      batch.resolve(last.offset);
      await this.#commit(batch, control, last);
      await batch.heartbeat();
    }
  }

  async #answer(
    run: readonly LogRecord[],
  ): Promise<Map<string, { topic: string; partition: number; records: NewRecord[] }>> {
    const pending = new Map<string, { topic: string; partition: number; records: NewRecord[] }>();
    const add = (topic: string, partition: number, record: NewRecord) => {
      const key = `${topic}/${partition}`;
      const entry = pending.get(key);
      if (entry) entry.records.push(record);
      else pending.set(key, { topic, partition, records: [record] });
    };
    const { metrics } = this.#context;
    metrics.unaccounted.inc(run.length);
    for (const record of run) {
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
    }
    return pending;
  }

  async #append(
    pending: ReadonlyMap<string, { topic: string; partition: number; records: NewRecord[] }>,
    batch: RecordBatch,
  ): Promise<boolean> {
    for (const { topic, partition, records } of pending.values()) {
      for (const part of batchGroups(records.map((record) => [record]))) {
        const end = this.#context.metrics.appendDuration.startTimer();
        await withRetry(() => this.#publisher.append(topic, partition, part), {
          ...this.#context.transient('append'),
          shouldStop: () => batch.isStale(),
        });
        end();
        if (batch.isStale()) return false;
      }
    }
    return true;
  }

  async #commit(batch: RecordBatch, control: GroupControl, last: LogRecord): Promise<void> {
    try {
      await withRetry(() => control.commit(batch.topic, batch.partition, last.offset + 1), {
        ...this.#context.transient('commit'),
        // Not for ever: that the partition was taken away shows only at the next heartbeat.
        attempts: COMMIT_ATTEMPTS,
        shouldStop: () => batch.isStale(),
      });
    } catch (error) {
      // Whoever has the partition by now repeats these records, which readers recognise.
      this.#context.logger.warn(
        { err: error, topic: batch.topic, partition: batch.partition },
        'a commit failed; these records will be repeated',
      );
    }
    this.#context.reportLag(batch, last);
  }
}

/** Runs the loop until stop is called. */
export async function runStatelessLoop(
  loop: StatelessLoop,
  broker: Broker,
  context: LoopContext,
): Promise<{ stop(): Promise<void> }> {
  const publisher = await broker.publisher();
  const runner = new StatelessRunner(loop, context, publisher);
  let topics = await loop.inputs();
  const join = (): Promise<Membership> =>
    broker.join(
      { groupId: loop.groupId, topics, coPartitioned: false },
      {
        onAssigned: (assignment) => {
          context.metrics.rebalances.inc();
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
      await membership.leave();
      await publisher.close();
    },
  };
}
