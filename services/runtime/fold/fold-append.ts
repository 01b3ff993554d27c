/** Appends the answers of a fold: dead letters first, then the records, one input never cut in two. */
import { batchGroups } from '../log/batch-records.ts';
import { AppendRefused, type NewRecord, type Publisher } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';

/** Pause before a restore after an append in doubt, ms. */
const DOUBT_PAUSE_MS = 200;

/** Where answers go. */
interface AnswerTarget {
  readonly output: string;
  readonly partition: number;
  readonly deadLetterTopic: string;
  /** True once the partition belongs to another task. */
  readonly isOver: () => boolean;
  /** Called with what was appended, and the offset that its first record got. */
  readonly onAppended: (records: readonly NewRecord[], first: number | undefined) => void;
}

/** The answers to a run of inputs: the records for each input, and dead letters. */
export interface RunAnswers {
  readonly groups: readonly NewRecord[][];
  readonly deadLetters: readonly NewRecord[];
}

/**
 * Appends the answers of a run. False when some of them may be missing in the log.
 * @throws AppendRefused when they never will be
 */
export async function appendAnswers(
  publisher: Publisher,
  context: LoopContext,
  target: AnswerTarget,
  { groups, deadLetters }: RunAnswers,
): Promise<boolean> {
  try {
    for (const part of batchGroups(deadLetters.map((letter) => [letter]))) {
      await publisher.append(target.deadLetterTopic, 0, part);
      for (const letter of part) context.noteLetter(letter);
    }
    for (const part of batchGroups(groups)) {
      // Readers would ignore what a former owner appends; not appending it saves them the work.
      if (target.isOver()) return false;
      const end = context.metrics.appendDuration.startTimer();
      const first = await publisher.append(target.output, target.partition, part);
      end();
      target.onAppended(part, first);
    }
    return true;
  } catch (error) {
    if (error instanceof AppendRefused) throw error;
    context.metrics.retries.inc({ operation: 'append' });
    context.logger.warn(
      { err: error, partition: target.partition },
      'append in doubt; restoring to see how far the log goes',
    );
    await context.sleep(DOUBT_PAUSE_MS);
    return false;
  }
}
