/** What a fold worker is made of. */
import type { LogRecord, NewRecord } from '../log/broker.ts';

/** The answer to one input. */
export interface Answer {
  /** Records for the output partition, appended whole or not at all. */
  readonly records: readonly NewRecord[];
  /** Records for the dead-letter topic. */
  readonly deadLetters: readonly NewRecord[];
  readonly outcome: 'publish' | 'drop' | 'dead-letter';
  readonly reason: string;
}

/** Why an input is refused that the fold did not look at: it failed on it, the operator passed it, or it is no fact of newsfold's. */
export const REFUSAL_REASONS = ['failed', 'skipped', 'foreign'] as const;

/** A deterministic fold over each partition of its input. */
export interface FoldDefinition<S> {
  readonly groupId: string;
  readonly input: string;
  readonly output: string;
  readonly deadLetterTopic: string;
  /**
   * The log of facts that the state is restored from: the output, or an input that another fold writes. Where the output
   * is a table, which is made again from what is left of the input when it is gone: `rows` restores from such an input,
   * and `none` has no state, since each answer depends on its input alone.
   */
  readonly memory: 'input' | 'output' | 'rows' | 'none';
  /** The state of an empty partition. */
  open(partition: number): S;
  /** Gives up what a state holds beside its memory; nothing is asked of the state afterwards. */
  close?(state: S): void;
  /** Applies a fact that was read back. */
  restore(state: S, record: LogRecord): void | Promise<void>;
  /**
   * What a restored state still needs of facts that retention has deleted, in words, one item each; empty when it needs
   * none. Asked when the log of facts does not begin with its first record.
   * @param first the input offset that the first fact left answers
   */
  missing?(state: S, first: number): readonly string[];
  /**
   * Answers an input and advances the state.
   * @throws NotNow when it has to wait, with the state as it was; StateLost when the process has to begin again; anything
   * else is a bug: the state is restored, and the input refused
   */
  answer(state: S, record: LogRecord): Answer | Promise<Answer>;
  /** The answer to an input that gets none, with its dead letter; the state stays as it is. */
  refuse(record: LogRecord, reason: string, detail: string): Answer;
  /** Looks whether an input that had to wait can be answered by now. @throws NotNow when it still cannot */
  check(record: LogRecord): Promise<void>;
}
