/**
 * Where the state of one partition is restored from: one strategy for each kind of log of facts.
 *
 * A restore reads the output first, then the input as far as the output answers it. What each of the two yields
 * depends on which of them is the log of facts; so do all questions below. output-memory.ts restores from the own
 * output, input-memory.ts from the input.
 */
import type { LogRecord, PartitionOffsets } from '../log/broker.ts';

/** How far the output has been read. */
export interface OutputReader {
  /** Offset after the last record read. */
  readonly read: number;
  /** Whether it has been read to the end that was located. */
  readonly isRead: boolean;
}

/** Where a partition of the log of facts begins. */
export interface FactLog {
  readonly topic: string;
  /** Offset of the oldest record kept. */
  readonly low: number;
  /** Input offset that the first fact read answers; -1 when none was read. */
  readonly first: number;
}

/** Restores one partition and judges the records of its log of facts. */
export interface FoldMemory {
  /** The last input offset that the output answers, as far as it was read; -1 when it does not say. */
  readonly answered: number;
  /** Offset of the output at which a restore begins to read. */
  outputStart(output: PartitionOffsets): number;
  /** The range of the output whose reading restores the state; null when it is only searched. */
  restoreRange(output: PartitionOffsets): PartitionOffsets | null;
  /** Takes a record of the output that a restore reads. */
  readOutput(record: LogRecord): void | Promise<void>;
  /** Waits for the end of the output where its last records may be gone. True: it counts as read to its end. */
  isEndGone(output: OutputReader, isOver: () => boolean): Promise<boolean>;
  /** The last input offset answered where the output does not say; -1 when nobody knows. */
  answeredByCommit(isOver: () => boolean): Promise<number>;
  /** Offset of the input at which a restore begins to read it; after `answered` when there is nothing to read. */
  inputStart(input: PartitionOffsets, answered: number): number;
  /** Takes an input. False when it is a fact that does not count: neither to be applied nor to be answered. */
  takesInput(record: LogRecord): boolean;
  /**
   * Takes a record of the output that was appended after the restore, whoever wrote it. True when it counts: written
   * by another stretch of ownership, it makes the state worthless.
   * @param confirmed the last input offset that this stretch is known to have answered
   */
  takesOutput(record: LogRecord, confirmed: number): boolean;
  /** What a stretch of ownership that begins here continues from, as its records state it. */
  follows(outputRead: number, answered: number): string;
  factLog(input: PartitionOffsets, output: PartitionOffsets): FactLog;
}
