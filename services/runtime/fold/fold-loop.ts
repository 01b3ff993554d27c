/**
 * The fold loop: a deterministic fold over each input partition, exactly once without transactions.
 *
 * A task owns partition p of its input and of its output. Everything it knows can be read back from a log of facts:
 * its own output (dedupe) or its input (enrich). Every output record names the input offset it answers. answer-run.ts
 * has the order of effects; fold-task.ts has the phases of a task.
 *
 * When partitions are assigned, synchronously: pause, so that nothing is fetched. Then read the log back to the end that
 * it had after the join, seek the input to the first unanswered offset, and resume.
 *
 * A member that lost its partition without knowing (a zombie) may append late. Where the output is the log of facts,
 * the log decides which of them count (fact-chain.ts); a foreign fact that counts makes the live task forget its state
 * and restore. Where the output holds the newest event of each key, a late old event would be the newest: the live task
 * sees it and writes again all that comes after it (output-progress.ts).
 */
import type { Broker } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import type { FoldDefinition } from './fold-definition.ts';
import { FoldRunner } from './fold-runner.ts';

/** Runs the loop until stop is called. `now` times restores, ms from anywhere; it never jumps. */
export async function runFoldLoop<S>(
  fold: FoldDefinition<S>,
  broker: Broker,
  context: LoopContext,
  now: () => number = () => performance.now(),
): Promise<{ readonly runner: FoldRunner<S>; stop(): Promise<void> }> {
  const publisher = await broker.publisher();
  const runner = new FoldRunner(fold, broker, context, publisher, now);
  const membership = await broker.join(
    { groupId: fold.groupId, topics: [fold.input, fold.output], coPartitioned: true },
    {
      onAssigned: (assignment, control) => runner.onAssigned(assignment, control),
      onBatch: (batch, control) => context.watch(() => runner.onBatch(batch, control)),
      onFailed: context.onFailed,
      onActivity: context.onActivity,
      onAway: context.onAway,
    },
  );
  return {
    runner,
    stop: async () => {
      await runner.flushCommits();
      await membership.leave();
      await publisher.close();
    },
  };
}
