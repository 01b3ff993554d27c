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
import { CUT_HEADER } from '../loop/dead-letter.ts';
import { GatheredCommits } from '../loop/gathered-commits.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { NotNow } from '../loop/not-now.ts';
import { ParkedPartitions } from '../loop/parked-partitions.ts';
import { PoisonFuse } from '../loop/poison-fuse.ts';
import { RUN_ANSWERS, RUN_LENGTH, runEnd } from '../loop/run-bounds.ts';
import type { Skips } from '../loop/skips.ts';
import { atMost } from '../wait/patience.ts';
import { withRetry } from '../wait/retry.ts';
import type { ItemOutcome, Outcome } from './outcome.ts';
import { appendOneByOne, gravest, type PendingRecord, RefusedAnswer } from './refused-answer.ts';
import type { StatelessDefinition } from './stateless-definition.ts';

/** How long a stop waits for the runs in flight, ms. */
const DRAIN_PATIENCE_MS = 2000;

/** What a run appends to one partition. */
interface Pending {
  readonly topic: string;
  readonly partition: number;
  /** Not appended yet, each with the offset of the record that it answers. */
  readonly records: PendingRecord[];
}

/** What a run appends, by topic and partition. */
type PendingRun = ReadonlyMap<string, Pending>;

/** Adds a record to what a run appends. */
type Add = (topic: string, partition: number, record: PendingRecord) => void;

/** A run as far as it was answered. */
interface AnsweredRun {
  readonly pending: PendingRun;
  readonly answered: number;
  readonly last: LogRecord | undefined;
  /** The record that has to wait, which the run ends before, and why. */
  readonly waiting?: { readonly record: LogRecord; readonly why: NotNow };
}

/** Answers the batches of one member of a stateless group. */
export class StatelessRunner {
  readonly #definition: StatelessDefinition;
  readonly #context: LoopContext;
  readonly #publisher: Publisher;
  readonly #skips: Skips;
  readonly #now: () => number;
  readonly #fuse = new PoisonFuse();
  readonly parked: ParkedPartitions;
  readonly commits: GatheredCommits;
  readonly #inFlight = new Set<Promise<void>>();
  #isDraining = false;

  constructor(
    definition: StatelessDefinition,
    context: LoopContext,
    publisher: Publisher,
    skips: Skips,
    now: () => number,
  ) {
    this.#now = now;
    this.#skips = skips;
    this.parked = new ParkedPartitions(context);
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
    this.parked.clear();
    await atMost(DRAIN_PATIENCE_MS, Promise.allSettled(this.#inFlight));
    await this.commits.stop();
  }

  async #run(batch: RecordBatch, control: GroupControl): Promise<void> {
    for (let start = 0; start < batch.records.length && !this.#isDraining; ) {
      const run = await this.#answer(batch.records.slice(start, start + RUN_LENGTH));
      const { last, pending, answered, waiting } = run;
      start += answered;
      if (batch.isStale()) return;
      if (last !== undefined) {
        try {
          if (!(await this.#append(pending, () => batch.isStale()))) return;
        } catch (error) {
          if (!(error instanceof RefusedAnswer)) throw error;
          return this.#parkRefused(error, pending, last, batch, control);
        }
        this.#finish(batch, last.offset + 1, last.timestamp, control);
      }
      if (waiting !== undefined) return this.#parkWaiting(waiting, batch, control);
      await this.#heartbeat(batch);
    }
    // Behind the last record lie offsets without any.
    const { next } = batch;
    if (this.#isDraining || batch.isStale() || next <= (batch.records.at(-1)?.offset ?? -1) + 1) return;
    this.#finish(batch, next, undefined, control);
  }

  /** Notes that a partition is answered up to `next`. */
  #finish(batch: RecordBatch, next: number, timestamp: number | undefined, control: GroupControl): void {
    batch.resolve(next - 1);
    this.commits.note(batch.topic, batch.partition, next, control);
    this.#context.reportLag(batch, next, timestamp);
  }

  /** Waits at a record that cannot be answered now, until it can, or the operator passes it. */
  #parkWaiting(
    { record, why }: NonNullable<AnsweredRun['waiting']>,
    batch: RecordBatch,
    control: GroupControl,
  ): void {
    // Kept from one attempt to the next: what the broker has taken is not appended again because it refuses the rest.
    let pending: PendingRun | undefined;
    this.parked.park(record, why, control, async (isOver) => {
      const isSkipped = await this.#skips.hasNow(record, this.#context);
      if (pending === undefined) {
        const run = await this.#answer([record]);
        if (run.waiting !== undefined) throw run.waiting.why;
        pending = run.pending;
      } else if (isSkipped) pending = new Map();
      await this.#append(pending, isOver);
      this.#settled(batch, record, isOver, control);
      return record.offset + 1;
    });
  }

  /** Waits until the broker takes what it refuses, or the operator passes the record that it answers. */
  #parkRefused(
    refused: RefusedAnswer,
    pending: PendingRun,
    last: LogRecord,
    batch: RecordBatch,
    control: GroupControl,
  ): void {
    const { topic, partition } = batch;
    // More than one may be refused: each in turn is the one that waits.
    let { offset } = refused;
    const noteProgress = (isOver: () => boolean) =>
      this.#settled(batch, { offset: offset - 1 }, isOver, control);
    noteProgress(() => batch.isStale());
    this.parked.park({ topic, partition, offset }, refused, control, async (isOver) => {
      if (await this.#skips.hasNow({ topic, partition, offset }, this.#context))
        for (const { records } of pending.values())
          records.splice(0, Infinity, ...records.filter(({ answers }) => answers !== offset));
      try {
        await this.#append(pending, isOver);
      } catch (error) {
        if (error instanceof RefusedAnswer && error.offset !== offset) {
          ({ offset } = error);
          noteProgress(isOver);
        }
        throw error;
      }
      this.#settled(batch, last, isOver, control);
      return last.offset + 1;
    });
  }

  #settled(
    { topic, partition }: RecordBatch,
    { offset }: Pick<LogRecord, 'offset'>,
    isOver: () => boolean,
    control: GroupControl,
  ): void {
    if (!isOver()) this.commits.note(topic, partition, offset + 1, control);
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
      const outcome = await this.#outcomeOf(record);
      end();
      if (outcome instanceof NotNow) {
        metrics.unaccounted.dec();
        return { last: run[answered - 1], pending, answered, waiting: { record, why: outcome } };
      }
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
      for (const delivery of outcome.deliveries)
        add(delivery.topic, delivery.partition, { record: delivery.record, answers: record.offset });
    } else if (outcome.kind === 'dead-letter') {
      metrics.deadLetters.inc({ reason: outcome.reason });
      const letter = this.#letterOf(record, outcome);
      this.#context.noteLetter(letter.record);
      add(this.#definition.deadLetterTopic, 0, letter);
    }
  }

  /** The dead letter of a record, or of an item of one, and a smaller one for a topic that does not take it. */
  #letterOf(record: LogRecord, outcome: Extract<ItemOutcome, { kind: 'dead-letter' }>): PendingRecord {
    const { deadLetter } = this.#definition;
    const { reason, detail, item } = outcome;
    const bytes = (item ? item.value : record.value)?.length ?? 0;
    const cut = [[CUT_HEADER, Buffer.from(String(bytes))]] as const;
    return {
      record: deadLetter(record, reason, detail, outcome),
      smaller: () =>
        deadLetter(
          item ? record : { ...record, key: null, value: null, headers: cut },
          reason,
          `${detail} (the topic of dead letters refused the record itself, of ${bytes} bytes)`,
          { ...outcome, ...(item && { item: { ...item, value: null } }) },
        ),
      answers: record.offset,
    };
  }

  /**
   * What becomes of a record, whatever it holds. One that the handler fails on is a bug, but no reason to come back to it
   * for ever: it becomes a dead letter, unless nearly all do.
   */
  async #outcomeOf(record: LogRecord): Promise<Outcome | NotNow> {
    if (this.#skips.has(record)) return { kind: 'drop', reason: 'skipped' };
    if (record.unreadable !== undefined)
      return { kind: 'dead-letter', reason: 'unreadable-batch', detail: record.unreadable };
    const { topic, partition, offset } = record;
    try {
      const outcome = await this.#definition.handle(record);
      this.#fuse.note(false, topic, outcome.reason);
      return outcome;
    } catch (error) {
      if (error instanceof NotNow) return error;
      this.#context.logger.error(
        { err: error, topic, partition, offset },
        'a record could not be answered: a bug',
      );
      this.#fuse.note(true, topic, 'failed');
      const why = error instanceof Error ? error.message : String(error);
      return {
        kind: 'dead-letter',
        reason: 'failed',
        detail: `newsfold failed on it, which is a bug: ${why}`,
      };
    }
  }

  /**
   * Appends a run, all partitions side by side; what is appended is pending no more. False when it was given up: then the
   * next owner repeats it.
   * @throws RefusedAnswer for the earliest record whose answer is refused, once all answers to earlier ones are appended
   */
  async #append(pending: PendingRun, isStale: () => boolean): Promise<boolean> {
    const work = [...pending.values()].map((one) => this.#appendTo(one, isStale));
    const done = await Promise.allSettled(work);
    const failures = done.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    if (failures.length > 0) throw gravest(failures);
    return done.every((result) => result.status === 'fulfilled' && result.value) && !isStale();
  }

  async #appendTo({ topic, partition, records }: Pending, isStale: () => boolean): Promise<boolean> {
    // Another member has the partition by now, or this one is leaving and the broker is away.
    const isOver = () => isStale() || this.#isDraining;
    const policy = {
      ...this.#context.transient('append'),
      isFinal: (error: unknown) => error instanceof AppendRefused,
      shouldStop: isOver,
    };
    const append = async (part: readonly NewRecord[]) => {
      const end = this.#context.metrics.appendDuration.startTimer();
      await withRetry(() => this.#publisher.append(topic, partition, part), policy);
      end();
    };
    try {
      while (records.length > 0) {
        if (isStale()) return false;
        const [part = []] = batchGroups(records.map(({ record }) => [record]));
        try {
          await append(part);
          records.splice(0, part.length);
        } catch (error) {
          if (!(error instanceof AppendRefused)) throw error;
          await appendOneByOne(records, part.length, append);
        }
      }
      return true;
    } catch (error) {
      if (isOver()) return false;
      throw error;
    }
  }
}
