/** The fold over all partitions of one member: deals out tasks as the group deals partitions. */
import type { Broker, GroupControl, Publisher, RecordBatch } from '../log/broker.ts';
import { GatheredCommits } from '../loop/gathered-commits.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import type { FoldLoop } from './fold-loop.ts';
import { FoldTask } from './fold-task.ts';
import { PoisonFuse } from './poison-fuse.ts';
import type { RestoreProgress } from './restore-meter.ts';

/** What every task works with. */
export interface FoldParts<S> {
  readonly loop: FoldLoop<S>;
  readonly broker: Broker;
  readonly context: LoopContext;
  readonly publisher: Publisher;
  readonly commits: GatheredCommits;
  readonly fuse: PoisonFuse;
  readonly now: () => number;
  readonly onLive: () => void;
  /** Puts a fresh task in the place of one whose state must not be used again. */
  readonly onRestart: (task: FoldTask<S>, control: GroupControl) => void;
}

/** What /readyz tells of a fold. */
export interface FoldStatus {
  readonly partitions: number;
  readonly live: number;
  readonly restoring: readonly ({ readonly partition: number } & RestoreProgress)[];
  /** Partitions whose state lacks facts that retention has deleted, and how many things each lacks; absent when none does. */
  readonly incomplete?: readonly { readonly partition: number; readonly missing: number }[];
}

/** Runs the tasks of one member. */
export class FoldRunner<S> {
  readonly #parts: FoldParts<S>;
  readonly #tasks = new Map<number, FoldTask<S>>();
  #dealt = false;

  constructor(
    loop: FoldLoop<S>,
    broker: Broker,
    context: LoopContext,
    publisher: Publisher,
    now: () => number,
  ) {
    this.#parts = {
      loop,
      broker,
      context,
      publisher,
      now,
      commits: new GatheredCommits(context),
      fuse: new PoisonFuse(),
      onLive: () => this.#reportReady(),
      onRestart: (task, control) => {
        if (!task.retired) this.#begin(task.partition, control);
      },
    };
  }

  /** Synchronous, before anything is fetched. */
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
    this.#dealt = true;
    const dealt = new Set(assignment.get(this.#parts.loop.input));
    for (const [partition, task] of this.#tasks) {
      if (dealt.has(partition)) continue;
      task.retired = true;
      this.#tasks.delete(partition);
    }
    // A member that keeps a partition keeps its state: a rebalance costs it a look at its output, not a restore.
    for (const partition of dealt)
      if (!this.#tasks.get(partition)?.rejoin(control)) this.#begin(partition, control);
    this.#reportReady();
  }

  #begin(partition: number, control: GroupControl): void {
    const old = this.#tasks.get(partition);
    if (old) old.retired = true;
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

  /** Whether the group has dealt this member its partitions and all of them are live. */
  isReady(): boolean {
    return this.#dealt && [...this.#tasks.values()].every((task) => task.isLive);
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
        .map((task) => ({ partition: task.partition, ...task.meter.progress() })),
    };
  }

  /** The states of the live partitions, for figures. */
  states(): readonly { readonly partition: number; readonly state: S }[] {
    return [...this.#tasks.values()].filter((task) => task.isLive);
  }

  /** Sends the lag figures that wait, before leaving the group. */
  flushCommits(): Promise<void> {
    return this.#parts.commits.stop();
  }
}
