/** Restores from the output, which is the log of facts (dedupe): every fact that counts is applied. */
import type { LogRecord, PartitionOffsets } from '../log/broker.ts';
import { emptiedHead, FactChain } from './fact-chain.ts';
import type { FoldDefinition } from './fold-definition.ts';
import type { FactLog, FoldMemory } from './fold-memory.ts';

/** The memory of a fold whose output is the log of facts. */
export class OutputMemory<S> implements FoldMemory {
  readonly #fold: FoldDefinition<S>;
  readonly #state: S;
  readonly #facts = new FactChain();

  constructor(fold: FoldDefinition<S>, state: S) {
    this.#fold = fold;
    this.#state = state;
  }

  get answered(): number {
    return this.#facts.answered;
  }

  outputStart(output: PartitionOffsets): number {
    return output.low;
  }

  restoreRange(output: PartitionOffsets): PartitionOffsets {
    return output;
  }

  async readOutput(record: LogRecord): Promise<void> {
    if (this.#facts.take(record)) await this.#fold.restore(this.#state, record);
  }

  /** A log of facts is never compacted: its end comes. */
  async isEndGone(): Promise<boolean> {
    return false;
  }

  /** A partition without facts was never answered, or retention has deleted all of them with their inputs. */
  async answeredByCommit(): Promise<number> {
    return -1;
  }

  inputStart(_input: PartitionOffsets, answered: number): number {
    return answered + 1;
  }

  takesInput(): boolean {
    return true;
  }

  takesOutput(record: LogRecord): boolean {
    return this.#facts.take(record);
  }

  follows(outputRead: number): string {
    return this.#facts.head || emptiedHead(outputRead);
  }

  factLog(_input: PartitionOffsets, output: PartitionOffsets): FactLog {
    return { topic: this.#fold.output, low: output.low, first: this.#facts.first };
  }
}
