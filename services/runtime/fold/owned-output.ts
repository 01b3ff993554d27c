/** How far a task has read the output, and whether anybody else writes to it. */
import { randomBytes } from 'node:crypto';
import type { LogRecord, NewRecord, PartitionOffsets } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { answersOf, signatureOf } from './fold-headers.ts';
import type { FoldMemory, OutputReader } from './fold-memory.ts';

/** One partition of the output of a fold, as the task that owns it sees it. */
export class OwnedOutput implements OutputReader {
  /** Names this stretch of ownership in what it writes: what an earlier one of this process wrote late is foreign too. */
  readonly writer = randomBytes(9).toString('base64url');
  /** Where the partition began and ended when it was located last. */
  offsets: PartitionOffsets;
  /** Offset after the last record read. */
  read = 0;
  readonly #topic: string;
  readonly #memory: FoldMemory;
  readonly #context: LoopContext;
  /** The last input offset that the output is known to answer. */
  #confirmed = -1;

  constructor(topic: string, partition: number, memory: FoldMemory, context: LoopContext) {
    this.#topic = topic;
    this.#memory = memory;
    this.#context = context;
    this.offsets = { partition, low: 0, high: 0 };
  }

  get isRead(): boolean {
    return this.read >= this.offsets.high;
  }

  /** Notes what the output answers when the restore ends. */
  confirm(answered: number): void {
    this.#confirmed = answered;
  }

  /** Takes a record that was appended after the restore. True when another stretch of ownership wrote it and it counts. */
  observe(record: LogRecord): boolean {
    const answers = answersOf(record);
    if (answers === undefined) {
      this.#passStray(record);
      return false;
    }
    const counts = this.#memory.takesOutput(record, this.#confirmed);
    if (signatureOf(record).writer === this.writer) {
      this.#confirmed = Math.max(this.#confirmed, answers);
      return false;
    }
    this.#context.metrics.foreignRecords.inc();
    if (!counts) return false;
    const { partition } = this.offsets;
    this.#context.logger.warn(
      { partition, offset: record.offset, answers, late: answers < this.#confirmed },
      'another member wrote here; restoring',
    );
    return true;
  }

  /** Notes a record that newsfold did not write. */
  #passStray({ topic, partition, offset }: LogRecord): void {
    this.#context.metrics.foreignRecords.inc();
    this.#context.logger.error(
      { topic, partition, offset },
      `${topic}/${partition}/${offset} was not written by newsfold and is passed; find out what else writes to this topic`,
    );
  }

  /**
   * Skips what this task appended itself at offset `first`, if that is right after what was read: then nobody else has
   * written, and there is nothing to learn from reading it. False when all that follows has to be read.
   */
  skipOwn(records: readonly NewRecord[], first: number | undefined): boolean {
    if (first !== this.read) return false;
    for (const { headers = [] } of records) {
      const place = { topic: this.#topic, partition: this.offsets.partition, offset: this.read };
      this.observe({ ...place, timestamp: 0, key: null, value: null, headers });
      this.read += 1;
    }
    return true;
  }
}
