/** The fold over all partitions of one member: one task for each partition that the group assigns to it. */
import type { Broker, GroupControl, Publisher, RecordBatch } from '../log/broker.ts';
import { GatheredCommits } from '../loop/gathered-commits.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { ParkedPartitions } from '../loop/parked-partitions.ts';
import { PoisonFuse } from '../loop/poison-fuse.ts';
import { Skips } from '../loop/skips.ts';
import type { FoldDefinition } from './fold-definition.ts';
import type { FoldParts } from './fold-parts.ts';
import { FoldTask } from './fold-task.ts';
import type { RestoreProgress } from './progress/restore-meter.ts';

/** What /readyz reports of a fold. */
interface FoldStatus {
  readonly partitions: number;
  readonly live: number;
  readonly restoring: readonly ({ readonly partition: number } & RestoreProgress)[];
  /** Partitions whose state lacks facts that retention has deleted, and how many items each lacks; absent when none lacks any. */
  readonly incomplete?: readonly { readonly partition: number; readonly missing: number }[];
}

/** Runs the tasks of one member. */
export class FoldRunner<S> {
  readonly #parts: FoldParts<S>;
  readonly #tasks = new Map<number, FoldTask<S>>();
  #isAssigned = false;

  constructor(
    fold: FoldDefinition<S>,
    broker: Broker,
    context: LoopContext,
    publisher: Publisher,
    now: () => number,
  ) {
    this.#parts = {
      fold,
      broker,
      context,
      publisher,
      now,
      commits: new GatheredCommits(context),
      fuse: new PoisonFuse(),
      parked: new ParkedPartitions(context),
      skips: new Skips(broker, fold.groupId),
      failures: new Map(),
      onLive: () => this.#reportReady(),
      onRestart: (partition, control) => this.#begin(partition, control),
    };
  }

  /** Retires the tasks of revoked partitions, keeps or begins the others. Synchronous, before anything is fetched. */
  onAssigned(assignment: ReadonlyMap<string, readonly number[]>, control: GroupControl): void {
    const { metrics, logger } = this.#parts.context;
    metrics.rebalances.inc();
    for (const gauge of [
      metrics.lagRecords,
      metrics.lagSeconds,
      metrics.restoring,
      metrics.restoreLeft,
      metrics.restoreMissing,
    ])
      gauge.reset();
    logger.info({ assignment: Object.fromEntries(assignment) }, 'partitions assigned');
    this.#parts.commits.clear();
    this.#parts.parked.clear();
    this.#isAssigned = true;
    const assigned = new Set(assignment.get(this.#parts.fold.input));
    for (const [partition, task] of this.#tasks) {
      if (assigned.has(partition)) continue;
      task.retire();
      this.#tasks.delete(partition);
    }
    // A member that keeps a partition keeps its state: a rebalance costs it a look at its output, not a restore.
    for (const partition of assigned)
      if (!this.#tasks.get(partition)?.rejoin(control)) this.#begin(partition, control);
    this.#reportReady();
  }

  #begin(partition: number, control: GroupControl): void {
    this.#tasks.get(partition)?.retire();
    const task = new FoldTask(this.#parts, partition);
    this.#tasks.set(partition, task);
    task.begin(control);
  }

  async onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    if (!batch.isStale()) await this.#tasks.get(batch.partition)?.onBatch(batch, control);
  }

  #reportReady(): void {
    if (this.isReady()) this.#parts.context.onReady();
  }

  /** Whether the group has assigned this member its partitions and all of them are live. */
  isReady(): boolean {
    return this.#isAssigned && [...this.#tasks.values()].every((task) => task.isLive);
  }

  /** How many partitions this member has, how many of them are live, and how far the others are. */
  status(): FoldStatus {
    const tasks = [...this.#tasks.values()];
    const incomplete = tasks
      .filter((task) => task.missing.length > 0)
      .map((task) => ({ partition: task.partition, missing: task.missing.length }));
    return {
      ...(incomplete.length > 0 ? { incomplete } : {}),
      partitions: tasks.length,
      live: tasks.filter((task) => task.isLive).length,
      restoring: tasks
        .filter((task) => !task.isLive)
        .map((task) => ({ partition: task.partition, ...task.progress() })),
    };
  }

  /** The states of the live partitions, for figures. */
  states(): readonly { readonly partition: number; readonly state: S }[] {
    return [...this.#tasks.values()].filter((task) => task.isLive);
  }

  /** Sends the lag figures that wait, before leaving the group; waits for nothing else any more. */
  flushCommits(): Promise<void> {
    this.#parts.parked.clear();
    return this.#parts.commits.stop();
  }
}
