/**
 * Restores from the input, which is a log of facts that another fold writes (enrich).
 *
 * The output is compacted: it holds the newest event of each key. Its end alone says how far the input is answered,
 * and compaction may have removed the last records of it.
 */
import type { LogRecord, PartitionOffsets } from '../log/broker.ts';
import { FactChain } from './fact-chain.ts';
import { answersOf, beganAfter, signatureOf } from './fold-headers.ts';
import type { FactLog, FoldMemory, OutputReader } from './fold-memory.ts';
import { committedAnswer } from './fold-offsets.ts';
import type { FoldParts } from './fold-parts.ts';
import { OutputProgress } from './progress/output-progress.ts';

/** How far back the output is searched for its last events: several runs of answers. */
const TAIL_RECORDS = 2000;
/** How long that search may wait for the next record: compaction may have removed the rest, ms. */
const TAIL_PATIENCE_MS = 2000;
/** Pause between two looks at how far the search is, ms. */
const TAIL_POLL_MS = 5;

/** The memory of a fold whose input is the log of facts. */
export class InputMemory<S> implements FoldMemory {
  readonly #parts: FoldParts<S>;
  readonly #partition: number;
  readonly #facts = new FactChain();
  readonly #progress = new OutputProgress();

  constructor(parts: FoldParts<S>, partition: number) {
    this.#parts = parts;
    this.#partition = partition;
  }

  get answered(): number {
    return this.#progress.answered;
  }

  outputStart({ low, high }: PartitionOffsets): number {
    return Math.max(low, high - TAIL_RECORDS);
  }

  /** The tail is a moment's work; the restore proper is that of the input. */
  restoreRange(): null {
    return null;
  }

  readOutput(record: LogRecord): void {
    const answers = answersOf(record);
    if (answers !== undefined) this.#progress.take(answers, signatureOf(record).writer, beganAfter(record));
  }

  async isEndGone(output: OutputReader, isOver: () => boolean): Promise<boolean> {
    const { context, now } = this.#parts;
    let { read } = output;
    let movedAt = now();
    while (!output.isRead && now() < movedAt + TAIL_PATIENCE_MS && !isOver()) {
      await context.sleep(TAIL_POLL_MS);
      if (output.read > read) [read, movedAt] = [output.read, now()];
    }
    return !isOver();
  }

  /** The figure for the dashboards never runs ahead of the answers. */
  answeredByCommit(isOver: () => boolean): Promise<number> {
    return committedAnswer(this.#parts, this.#partition, isOver);
  }

  inputStart(input: PartitionOffsets, _answered: number): number {
    return input.low;
  }

  takesInput(record: LogRecord): boolean {
    return this.#facts.take(record);
  }

  /** A late older event would be the newest of its key: everything after its answer has to be written again. */
  takesOutput(record: LogRecord, confirmed: number): boolean {
    return answersOf(record) !== confirmed;
  }

  follows(_outputRead: number, answered: number): string {
    return `@${answered}`;
  }

  factLog(input: PartitionOffsets): FactLog {
    return { topic: this.#parts.fold.input, low: input.low, first: this.#facts.first };
  }
}

/**
 * The same for an output that is a table of rows for others (flat). Nothing is lost with such a table: writing a row once
 * more changes nothing, so that one that is gone is made again, from what is left of the input.
 */
export class RowsMemory<S> extends InputMemory<S> {
  /** What was committed says how far a table was that is no more. */
  override async answeredByCommit(): Promise<number> {
    return -1;
  }
}

/**
 * Restores nothing. The input may be compacted: each record is a row by itself, and what compaction has taken was
 * followed by another record of its key.
 */
export class NoMemory<S> extends RowsMemory<S> {
  override inputStart(_input: PartitionOffsets, answered: number): number {
    return answered + 1;
  }

  override takesInput(record: LogRecord): boolean {
    return answersOf(record) !== undefined;
  }
}
