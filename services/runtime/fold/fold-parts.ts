/** What the tasks of one member work with. */
import type { Broker, GroupControl, Publisher } from '../log/broker.ts';
import type { GatheredCommits } from '../loop/gathered-commits.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import type { ParkedPartitions } from '../loop/parked-partitions.ts';
import type { PoisonFuse } from '../loop/poison-fuse.ts';
import type { Skips } from '../loop/skips.ts';
import type { FoldDefinition } from './fold-definition.ts';

/** Shared by all tasks of a member. */
export interface FoldParts<S> {
  readonly fold: FoldDefinition<S>;
  readonly broker: Broker;
  readonly context: LoopContext;
  readonly publisher: Publisher;
  readonly commits: GatheredCommits;
  readonly fuse: PoisonFuse;
  readonly parked: ParkedPartitions;
  readonly skips: Skips;
  /** The input of each partition that the fold failed on last, and why: it is refused once the state is restored. */
  readonly failures: Map<number, { readonly offset: number; readonly detail: string }>;
  /** Milliseconds from anywhere, never jumping. */
  readonly now: () => number;
  readonly onLive: () => void;
  /** Retires the task of a partition, whose state must not be used again, and restores with a fresh one. */
  readonly onRestart: (partition: number, control: GroupControl) => void;
}
