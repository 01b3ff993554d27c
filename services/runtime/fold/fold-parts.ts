/** What the tasks of one member work with. */
import type { Broker, GroupControl, Publisher } from '../log/broker.ts';
import type { GatheredCommits } from '../loop/gathered-commits.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import type { FoldDefinition } from './fold-definition.ts';
import type { PoisonFuse } from './poison-fuse.ts';

/** Shared by all tasks of a member. */
export interface FoldParts<S> {
  readonly fold: FoldDefinition<S>;
  readonly broker: Broker;
  readonly context: LoopContext;
  readonly publisher: Publisher;
  readonly commits: GatheredCommits;
  readonly fuse: PoisonFuse;
  /** Milliseconds from anywhere, never jumping. */
  readonly now: () => number;
  readonly onLive: () => void;
  /** Retires the task of a partition, whose state must not be used again, and restores with a fresh one. */
  readonly onRestart: (partition: number, control: GroupControl) => void;
}
