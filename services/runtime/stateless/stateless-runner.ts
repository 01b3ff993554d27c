/** One member of the stateless loop: answers runs of records, appends the answers, notes the commits. */
import { batchGroups } from '../log/batch-records.ts';
import {
  AppendRefused,
  type GroupControl,
  type LogRecord,
  type NewRecord,
  type Publisher,
  type RecordBatch,
} from '../log/broker.ts';
import { GatheredCommits } from '../loop/gathered-commits.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { RUN_ANSWERS, RUN_LENGTH, runEnd } from '../loop/run-bounds.ts';
import { atMost } from '../wait/patience.ts';
import { withRetry } from '../wait/retry.ts';
import type { ItemOutcome } from './outcome.ts';
import type { StatelessDefinition } from './stateless-definition.ts';

/** How long a stop waits for the runs in flight, ms. */
const DRAIN_PATIENCE_MS = 2000;

/** What a run appends to one partition. */
interface Pending {
  readonly topic: string;
  readonly partition: number;
  readonly records: NewRecord[];
}

/** Adds a record to what a run appends. */
type Add = (topic: string, partition: number, record: NewRecord) => void;

/** A run as far as it was answered. */
interface AnsweredRun {
  readonly pending: ReadonlyMap<string, Pending>;
  readonly answered: number;
  readonly last: LogRecord | undefined;
}

/** Answers the batches of one member of a stateless group. */
export class StatelessRunner {
  readonly #definition: StatelessDefinition;
  readonly #context: LoopContext;
  readonly #publisher: Publisher;
  readonly #now: () => number;
  readonly commits: GatheredCommits;
  readonly #inFlight = new Set<Promise<void>>();
  #isDraining = false;

  constructor(
    definition: StatelessDefinition,
    context: LoopContext,
    publisher: Publisher,
    now: () => number,
  ) {
    this.#now = now;
    this.commits = new GatheredCommits(context);
    this.#definition = definition;
    this.#context = context;
    this.#publisher = publisher;
  }

  async onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    const work = this.#run(batch, control);
    this.#inFlight.add(work);
    await work.finally(() => this.#inFlight.delete(work));
  }

  /** Finishes the runs in flight and commits them; begins no other. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    await atMost(DRAIN_PATIENCE_MS, Promise.allSettled(this.#inFlight));
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

  /** When the group rebalances, what was answered so far is committed at once, so that it is not repeated. */
  async #heartbeat(batch: RecordBatch): Promise<void> {
    try {
      await batch.heartbeat();
    } catch (error) {
      await this.commits.flush();
      throw error;
    }
  }

  /** Answers a run in order until its time is over, or at least its first records. */
  async #answer(run: readonly LogRecord[]): Promise<AnsweredRun> {
    const pending = new Map<string, Pending>();
    const add: Add = (topic, partition, record) => {
      const key = `${topic}/${partition}`;
      const entry = pending.get(key);
      if (entry) entry.records.push(record);
      else pending.set(key, { topic, partition, records: [record] });
    };
    const { metrics } = this.#context;
    const isTimeOver = runEnd(this.#now);
    let answered = 0;
    let answers = 0;
    for (const record of run) {
      metrics.unaccounted.inc();
      const end = metrics.stageDuration.startTimer();
      const outcome = await this.#definition.handle(record);
      end();
      const items = outcome.kind === 'taken-apart' ? outcome.items : [outcome];
      for (const item of items) this.#take(record, item, add);
      metrics.outcomes.inc({ outcome: outcome.kind, reason: outcome.reason });
      metrics.unaccounted.dec();
      answered += 1;
      answers += items.length;
      if (answers >= RUN_ANSWERS || isTimeOver(answers)) break;
    }
    return { last: run[answered - 1], pending, answered };
  }

  /** Adds what answers a record, or an item of one, to what the run appends. */
  #take(record: LogRecord, outcome: ItemOutcome, add: Add): void {
    const { metrics } = this.#context;
    metrics.items.inc({ outcome: outcome.kind, reason: outcome.reason });
    if (outcome.kind === 'publish') {
      for (const delivery of outcome.deliveries) add(delivery.topic, delivery.partition, delivery.record);
    } else if (outcome.kind === 'dead-letter') {
      const { deadLetterTopic, deadLetter } = this.#definition;
      metrics.deadLetters.inc({ reason: outcome.reason });
      add(deadLetterTopic, 0, deadLetter(record, outcome.reason, outcome.detail, outcome));
    }
  }

  /** Appends a run, all partitions side by side. False when it was given up: then the next owner repeats it. */
  async #append(pending: ReadonlyMap<string, Pending>, batch: RecordBatch): Promise<boolean> {
    const done = await Promise.all([...pending.values()].map((one) => this.#appendTo(one, batch)));
    return done.every(Boolean) && !batch.isStale();
  }

  async #appendTo({ topic, partition, records }: Pending, batch: RecordBatch): Promise<boolean> {
    // Another member has the partition by now, or this one is leaving and the broker is away.
    const isOver = () => batch.isStale() || this.#isDraining;
    for (const part of batchGroups(records.map((record) => [record]))) {
      if (batch.isStale()) return false;
      const end = this.#context.metrics.appendDuration.startTimer();
      try {
        await withRetry(() => this.#publisher.append(topic, partition, part), {
          ...this.#context.transient('append'),
          isFinal: (error) => error instanceof AppendRefused,
          shouldStop: isOver,
        });
      } catch (error) {
        if (isOver()) return false;
        throw error;
      }
      end();
    }
    return true;
  }
}
