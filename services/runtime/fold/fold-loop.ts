/**
 * The fold loop: a deterministic fold over each input partition, exactly once without transactions.
 *
 * A task owns partition p of its input and of its output. Everything it knows can be read back from a log of facts:
 * its own output (dedupe) or its input (enrich). Every output record names the input offset it answers.
 *
 * Order of effects for a run of inputs:
 *   1. answer each: state moves ahead of the log        (a crash forgets the state; a restore finds the log's)
 *   2. append all answers, one input never cut in two   (a crash after it: the restore sees them and goes on after)
 *   3. resolve, and commit for the lag figures          (a crash before it costs nothing)
 *
 * When partitions are dealt, synchronously: pause, so that nothing is fetched; then read the log back to its end as it
 * stood after the join, seek the input to the first unanswered offset, resume.
 *
 * A member that lost its partition without knowing (a zombie) may append late. Where the output is the log of facts,
 * the log decides which of them count (fact-chain.ts); a foreign fact that counts makes the live task forget its state
 * and restore. Where the output holds the newest event of each key, a late old event would
 * be the newest: the live task sees it and writes again all that comes after it (output-progress.ts).
 */
import type { Broker, LogRecord, NewRecord } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { FoldRunner } from './fold-runner.ts';

/** The answer to one input. */
export interface Answer {
  /** Records for the output partition, appended whole or not at all. */
  readonly records: readonly NewRecord[];
  /** Records for the dead-letter topic. */
  readonly deadLetters: readonly NewRecord[];
  readonly outcome: 'publish' | 'drop' | 'dead-letter';
  readonly reason: string;
}

/** What a fold worker is made of. */
export interface FoldLoop<S> {
  readonly groupId: string;
  readonly input: string;
  readonly output: string;
  readonly deadLetterTopic: string;
  /** The log of facts that the state is read back from: the own output, or an input that another fold wrote. */
  readonly memory: 'input' | 'output';
  /** The state of an empty partition. */
  open(partition: number): S;
  /** Applies a fact that was read back. */
  restore(state: S, record: LogRecord): void | Promise<void>;
  /**
   * What a restored state still needs of facts that retention has deleted, in words, each about one thing; empty when it
   * needs none. Asked when the log of facts does not begin with its first record.
   * @param first the input offset that the first fact left answers
   */
  missing?(state: S, first: number): readonly string[];
  /** Answers an input and moves the state. A throw is a bug and ends the process. */
  answer(state: S, record: LogRecord): Answer | Promise<Answer>;
}

/** Runs the loop until stop is called. `now` times restores, ms from anywhere; it never jumps. */
export async function runFoldLoop<S>(
  loop: FoldLoop<S>,
  broker: Broker,
  context: LoopContext,
  now: () => number = () => performance.now(),
): Promise<{ readonly runner: FoldRunner<S>; stop(): Promise<void> }> {
  const publisher = await broker.publisher();
  const runner = new FoldRunner(loop, broker, context, publisher, now);
  const membership = await broker.join(
    { groupId: loop.groupId, topics: [loop.input, loop.output], coPartitioned: true },
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
