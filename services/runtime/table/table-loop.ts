/**
 * The table loop: the newest record of each key of a compacted topic, shared by the members of a group. A member reads
 * the partitions that the group assigns to it from their begin, is told when it has read what there was, and of every
 * record from then on. What it does with them, and whether it writes to the topic itself, is its own affair: nothing is
 * answered here and nothing committed.
 *
 * When partitions are assigned, synchronously: pause, so that nothing is fetched before the place is known. Then ask
 * where each begins and ends, seek, and resume. Who is assigned a partition again continues where it was.
 */
import type { Broker, GroupControl, LogRecord, RecordBatch } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { withRetry } from '../wait/retry.ts';

/** What is done with a table. */
export interface TableDefinition {
  readonly groupId: string;
  readonly topic: string;
  /** A partition is this member's from now on; nothing of it is known yet. */
  onOwned(partition: number): void;
  onRecord(record: LogRecord): void;
  /** Everything that was in the partition when it was assigned has been read. */
  onLive(partition: number): void;
  /** The partition is another's from now on. */
  onRevoked(partition: number): void;
}

interface Owned {
  /** Offset to be read next; undefined until the begin is known. */
  next: number | undefined;
  /** Offset up to which the partition must be read to be live. */
  end: number;
  isLive: boolean;
}

class TableReader {
  readonly #table: TableDefinition;
  readonly #broker: Broker;
  readonly #context: LoopContext;
  readonly #owned = new Map<number, Owned>();
  #isAssigned = false;
  #generation = 0;

  constructor(table: TableDefinition, broker: Broker, context: LoopContext) {
    this.#table = table;
    this.#broker = broker;
    this.#context = context;
  }

  onAssigned(assignment: ReadonlyMap<string, readonly number[]>, control: GroupControl): void {
    const { topic } = this.#table;
    const { metrics, logger } = this.#context;
    const assigned = new Set(assignment.get(topic));
    metrics.rebalances.inc();
    metrics.lagRecords.reset();
    logger.info({ assignment: Object.fromEntries(assignment) }, 'partitions assigned');
    this.#isAssigned = true;
    this.#generation += 1;
    for (const partition of this.#owned.keys()) {
      if (assigned.has(partition)) continue;
      this.#owned.delete(partition);
      this.#table.onRevoked(partition);
    }
    for (const partition of assigned) {
      control.pause(topic, partition);
      if (this.#owned.has(partition)) continue;
      this.#owned.set(partition, { next: undefined, end: 0, isLive: false });
      this.#table.onOwned(partition);
    }
    this.#place(control, this.#generation).catch((error: Error) => this.#context.onFailed(error));
    this.#reportReady();
  }

  /** Finds where the partitions begin and end, and begins to read. */
  async #place(control: GroupControl, generation: number): Promise<void> {
    const { topic } = this.#table;
    const isCurrent = () => generation === this.#generation;
    const offsets = await withRetry(() => this.#broker.offsets(topic), {
      ...this.#context.transient('offsets'),
      shouldStop: () => !isCurrent(),
    }).catch((error: unknown) => {
      if (isCurrent()) throw error;
      return [];
    });
    if (!isCurrent()) return;
    for (const { partition, low, high } of offsets) {
      const owned = this.#owned.get(partition);
      if (owned === undefined) continue;
      owned.next ??= low;
      owned.end = high;
      control.seek(topic, partition, owned.next);
      control.resume(topic, partition);
      this.#look(partition, owned);
    }
  }

  #look(partition: number, owned: Owned): void {
    if (owned.isLive || owned.next === undefined || owned.next < owned.end) return;
    owned.isLive = true;
    this.#table.onLive(partition);
    this.#reportReady();
  }

  onBatch(batch: RecordBatch): void {
    const owned = this.#owned.get(batch.partition);
    if (batch.isStale() || owned?.next === undefined) return;
    for (const record of batch.records) if (record.offset >= owned.next) this.#table.onRecord(record);
    owned.next = Math.max(owned.next, batch.next);
    batch.resolve(batch.next - 1);
    this.#context.reportLag(batch, batch.next, batch.records.at(-1)?.timestamp);
    this.#look(batch.partition, owned);
  }

  #reportReady(): void {
    if (this.isReady()) this.#context.onReady();
  }

  isReady(): boolean {
    return this.#isAssigned && [...this.#owned.values()].every(({ isLive }) => isLive);
  }

  /** Everything is another's: the member leaves. */
  revokeAll(): void {
    this.#generation += 1;
    for (const partition of this.#owned.keys()) this.#table.onRevoked(partition);
    this.#owned.clear();
  }

  status(): { readonly partitions: number; readonly live: number } {
    const owned = [...this.#owned.values()];
    return { partitions: owned.length, live: owned.filter(({ isLive }) => isLive).length };
  }
}

/** A table that is being read. */
export interface RunningTable {
  /** How many partitions this member has, and how many of them it has read. */
  status(): { readonly partitions: number; readonly live: number };
  isReady(): boolean;
  stop(): Promise<void>;
}

/** Runs the loop until stop is called. */
export async function runTableLoop(
  table: TableDefinition,
  broker: Broker,
  context: LoopContext,
): Promise<RunningTable> {
  const reader = new TableReader(table, broker, context);
  const membership = await broker.join(
    { groupId: table.groupId, topics: [table.topic], coPartitioned: true },
    {
      onAssigned: (assignment, control) => reader.onAssigned(assignment, control),
      onBatch: async (batch) => reader.onBatch(batch),
      onFailed: context.onFailed,
      onActivity: context.onActivity,
      onAway: context.onAway,
    },
  );
  return {
    status: () => reader.status(),
    isReady: () => reader.isReady(),
    stop: async () => {
      reader.revokeAll();
      await membership.leave();
    },
  };
}
