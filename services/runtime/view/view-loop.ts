/**
 * The view loop: reads a topic, keeps a table of it, and writes nothing to the log. No output, no dead letters, nothing
 * committed: the table itself remembers how far it is, in the transaction that changes its rows, so that a crash at any
 * moment leaves it at a place that it has reached. Each process reads every partition, as a group of its own.
 *
 * When partitions are assigned, synchronously: pause, so that nothing is fetched before the place is known. Then ask
 * where each begins and ends, decide where to go on, seek, and resume. Where to go on:
 *
 *   the table is new                          from the begin
 *   the log ends before where the table is    it is another log: forget what came of it, from the begin
 *   the table was away for too long           from the begin, and what is not met again is forgotten: tombstones that
 *                                             were written meanwhile may be gone from a compacted log
 *   else                                      where it was
 */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { RestoreMeter } from '../fold/progress/restore-meter.ts';
import type { Broker, GroupControl, LogRecord, PartitionOffsets, RecordBatch } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { withRetry } from '../wait/retry.ts';

/** How far a table has come in a partition. */
export interface TablePosition {
  /** Offset of the record that comes next. */
  readonly next: number;
  /** When it last knew that nothing was missing, ms since the epoch; null when it never has. */
  readonly liveAt: number | null;
}

/** A table that follows a topic. */
export interface ViewTable {
  /** Where it is in a partition; null when it knows nothing of it. */
  position(partition: number): TablePosition | null;
  /** Forgets everything that came of a partition. */
  forget(partition: number): void;
  /** From now on the partition is read again from here; what is not met until `endSweep` is gone from the log. */
  beginSweep(partition: number, from: number): void;
  /**
   * Takes records in and notes where it is, in one transaction: both or neither.
   * @throws what waiting may mend, such as a full disk: it is tried again
   */
  take(partition: number, records: readonly LogRecord[], next: number): Promise<void>;
  /** All that was in the partition when it was assigned has been read. */
  onLive(partition: number): void;
  /** Notes that nothing is missing in these partitions. */
  noteLive(partitions: readonly number[]): void;
}

/** What the loop works with. */
export interface ViewDefinition {
  /** What the name of the group begins with. */
  readonly groupId: string;
  readonly topic: string;
  readonly table: ViewTable;
  /** How long a table may be away and still go on where it was, ms: less than the log keeps tombstones. */
  readonly longestAbsenceMs: number;
  readonly now: () => number;
  /** Whether an error of the table may go away by itself. */
  isTransient(error: unknown): boolean;
}

/** How often it is noted that nothing is missing, ms. */
const NOTE_LIVE_MS = 10_000;
/**
 * Records of one transaction at most: a fetch may bring thousands, and nobody is answered meanwhile. More while what was
 * there is read: a table takes many together in much less time, and who asks is told that it is not whole yet.
 */
const TAKEN = 100;
const TAKEN_AT_FIRST = 1000;

/** What is waited for while the broker is away: without its address, for anybody may ask. */
const BROKER_AWAY = 'the broker is away';

interface Read {
  next: number;
  /** Where reading began, and where the partition ended then. */
  start: number;
  end: number;
  /** Next offset of the partition when it was last heard of. */
  high: number;
  isLive: boolean;
  readonly meter: RestoreMeter;
}

/** How far a view is. */
export interface ViewStatus {
  readonly isReady: boolean;
  /** Why it is not up to date: the broker is away, or why the table does not take what was read; null when it is. */
  readonly waitsFor: string | null;
  readonly partitions: readonly {
    readonly partition: number;
    readonly isLive: boolean;
    readonly next: number;
    readonly behind: number;
    readonly progress: number;
    readonly secondsLeft: number | null;
  }[];
}

class ViewReader {
  readonly #view: ViewDefinition;
  readonly #broker: Broker;
  readonly #context: LoopContext;
  readonly #read = new Map<number, Read>();
  #expected: ReadonlySet<number> = new Set();
  #isAssigned = false;
  #generation = 0;
  #isStopping = false;
  #waitsFor: string | null = null;
  #isBrokerAway = false;

  constructor(view: ViewDefinition, broker: Broker, context: LoopContext) {
    this.#view = view;
    this.#broker = broker;
    this.#context = context;
  }

  onAssigned(assignment: ReadonlyMap<string, readonly number[]>, control: GroupControl): void {
    const { topic } = this.#view;
    const { metrics, logger } = this.#context;
    metrics.rebalances.inc();
    metrics.lagRecords.reset();
    logger.info({ assignment: Object.fromEntries(assignment) }, 'partitions assigned');
    this.#expected = new Set(assignment.get(topic));
    this.#isAssigned = true;
    this.#generation += 1;
    for (const partition of this.#expected) control.pause(topic, partition);
    this.#place(control, this.#generation).catch((error: Error) => this.#context.onFailed(error));
  }

  async #place(control: GroupControl, generation: number): Promise<void> {
    const { topic } = this.#view;
    const isOld = () => this.#generation !== generation || this.#isStopping;
    const ranges = await withRetry(() => this.#broker.offsets(topic), {
      ...this.#context.transient('offsets'),
      shouldStop: isOld,
    }).catch((error: unknown) => {
      if (isOld()) return [];
      throw error;
    });
    if (isOld()) return;
    for (const range of ranges) {
      if (!this.#expected.has(range.partition)) continue;
      const read = this.#read.get(range.partition) ?? this.#begin(range);
      control.seek(topic, range.partition, read.next);
      control.resume(topic, range.partition);
      this.#look(range.partition, read);
    }
    // Also where nothing new was written while the broker was away.
    this.#noteReady();
  }

  /** Decides where to go on; see the file's head. */
  #begin({ partition, low, high }: PartitionOffsets): Read {
    const { table, topic, longestAbsenceMs, now } = this.#view;
    const { logger, metrics } = this.#context;
    const known = table.position(partition);
    let next = known?.next ?? low;
    if (known !== null && known.next > high) {
      logger.warn(
        { topic, partition, known: known.next, high },
        'the log ends before the table: it is another log',
      );
      table.forget(partition);
      next = low;
    } else if (known !== null && (known.liveAt === null || now() - known.liveAt > longestAbsenceMs)) {
      // A rebuild that a crash has cut short goes on where it was; only a table that was whole can have missed something.
      if (known.liveAt !== null) {
        logger.info({ topic, partition }, 'the table was away for long: the partition is read again');
        table.beginSweep(partition, low);
        next = low;
      }
    }
    const start = Math.max(next, low);
    const meter = new RestoreMeter(metrics, partition, () => performance.now());
    const read: Read = { next: start, start, end: high, high, isLive: false, meter };
    this.#read.set(partition, read);
    return read;
  }

  #look(partition: number, read: Read): void {
    read.meter.note(read.next, read.start, read.end);
    if (read.isLive || read.next < read.end) return;
    read.isLive = true;
    read.meter.restored();
    read.meter.live();
    this.#view.table.onLive(partition);
    this.#noteReady();
  }

  async onBatch(batch: RecordBatch): Promise<void> {
    const read = this.#read.get(batch.partition);
    if (batch.isStale() || read === undefined) return;
    const records = batch.records.filter(({ offset }) => offset >= read.next);
    // Before the table is asked, which may have to wait: whoever looks meanwhile sees how far behind it is.
    read.high = Math.max(read.high, batch.high);
    const end = Math.max(read.next, batch.next);
    const most = read.isLive ? TAKEN : TAKEN_AT_FIRST;
    for (let at = 0; at < records.length && !batch.isStale(); at += most) {
      const run = records.slice(at, at + most);
      const isLast = at + most >= records.length;
      const next = isLast ? end : (run.at(-1)?.offset ?? end) + 1;
      await this.#take(batch.partition, run, next);
      read.next = next;
      // Whoever asks is answered between two transactions.
      if (!isLast) await setImmediate();
    }
    if (batch.isStale()) return;
    if (records.length === 0) await this.#take(batch.partition, [], end);
    read.next = end;
    batch.resolve(end - 1);
    this.#context.metrics.outcomes.inc({ outcome: 'taken', reason: '' }, records.length);
    this.#context.reportLag(batch, end, batch.records.at(-1)?.timestamp);
    this.#look(batch.partition, read);
    // What was waited for is there again.
    this.#noteReady();
  }

  async #take(partition: number, records: readonly LogRecord[], next: number): Promise<void> {
    const { table, isTransient } = this.#view;
    const policy = this.#context.transient('table');
    await withRetry(() => this.#context.watch(() => table.take(partition, records, next)), {
      ...policy,
      onRetry: (error, attempt) => {
        this.#waitsFor = (error as Error).message;
        policy.onRetry?.(error, attempt);
      },
      isFinal: (error) => !isTransient(error),
      shouldStop: () => this.#isStopping,
    });
    this.#waitsFor = null;
  }

  /** Says that nothing is waited for any more, if so: a batch, or a place in each partition, came from the broker. */
  #noteReady(): void {
    if (!this.isReady()) return;
    this.#isBrokerAway = false;
    this.#context.onReady();
  }

  /** The broker does not answer: what is shown may be old. */
  onAway(error: Error): void {
    this.#isBrokerAway = true;
    this.#context.onAway?.(error);
  }

  isReady(): boolean {
    return (
      this.#isAssigned && [...this.#expected].every((partition) => this.#read.get(partition)?.isLive === true)
    );
  }

  /** Notes for each partition that has no more to read that nothing is missing. */
  noteLive(): void {
    const live = [...this.#read].filter(([, { isLive, next, high }]) => isLive && next >= high);
    this.#view.table.noteLive(live.map(([partition]) => partition));
  }

  status(): ViewStatus {
    const partitions = [...this.#read].map(([partition, { isLive, next, high, end, meter }]) => ({
      partition,
      isLive,
      next,
      behind: Math.max(0, Math.max(high, end) - next),
      ...meter.progress(),
    }));
    return {
      isReady: this.isReady(),
      waitsFor: this.#waitsFor ?? (this.#isBrokerAway ? BROKER_AWAY : null),
      partitions: partitions.sort((a, b) => a.partition - b.partition),
    };
  }

  stop(): void {
    this.#isStopping = true;
  }
}

/** A view that is being kept. */
export interface RunningView {
  status(): ViewStatus;
  stop(): Promise<void>;
}

/** Runs the loop until stop is called. */
export async function runViewLoop(
  view: ViewDefinition,
  broker: Broker,
  context: LoopContext,
): Promise<RunningView> {
  const reader = new ViewReader(view, broker, context);
  const membership = await broker.join(
    { groupId: `${view.groupId}-${randomUUID()}`, topics: [view.topic], coPartitioned: false },
    {
      onAssigned: (assignment, control) => reader.onAssigned(assignment, control),
      onBatch: (batch) => reader.onBatch(batch),
      onFailed: context.onFailed,
      onActivity: context.onActivity,
      onAway: (error) => reader.onAway(error),
    },
  );
  const timer = setInterval(() => {
    try {
      reader.noteLive();
    } catch (error) {
      // Said again with the next batch, which waits for the table.
      context.logger.warn({ err: error }, 'the table could not note where it is');
    }
  }, NOTE_LIVE_MS);
  return {
    status: () => reader.status(),
    stop: async () => {
      reader.stop();
      clearInterval(timer);
      await membership.leave();
    },
  };
}
