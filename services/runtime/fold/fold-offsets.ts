/** Where the partitions of a fold begin and end, asked of the broker until it answers. */
import type { PartitionOffsets } from '../log/broker.ts';
import { withRetry } from '../wait/retry.ts';
import type { FoldParts } from './fold-parts.ts';

/**
 * First and next offset of a partition. Asks again until the broker answers or `isOver`.
 * @throws Error when the topic has no such partition, or the last error once it is over.
 */
export async function partitionOffsets<S>(
  { broker, context }: FoldParts<S>,
  topic: string,
  partition: number,
  isOver: () => boolean,
): Promise<PartitionOffsets> {
  const policy = { ...context.transient('offsets'), shouldStop: isOver };
  const all = await withRetry(() => broker.offsets(topic), policy);
  const found = all.find((offsets) => offsets.partition === partition);
  if (!found) {
    throw new Error(
      `${topic} has no partition ${partition}; input and output of a fold need the same number of partitions`,
    );
  }
  return found;
}

/** The last input offset that the group has committed as answered; -1 when none. It never runs ahead of the answers. */
export async function committedAnswer<S>(
  { broker, context, fold }: FoldParts<S>,
  partition: number,
  isOver: () => boolean,
): Promise<number> {
  const policy = { ...context.transient('committed'), shouldStop: isOver };
  const all = await withRetry(() => broker.committed(fold.groupId, fold.input), policy);
  return (all.find((committed) => committed.partition === partition)?.offset ?? 0) - 1;
}
