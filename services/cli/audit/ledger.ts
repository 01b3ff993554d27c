/** One byte for each offset of a topic: what is known of the record there. */
import type { PartitionRange } from '@newsfold/runtime/reading/read-range.ts';

/** No record there, or one outside the audited range. */
export const NOTHING = 0;
/** A record without an answer so far. */
export const OPEN = 1;

/** The records of a topic by partition and offset. */
export class Ledger {
  readonly topic: string;
  readonly #partitions = new Map<number, { readonly from: number; readonly states: Uint8Array }>();
  /** Records entered. */
  entered = 0;

  /** @param ranges the parts of the topic that will be read */
  constructor(topic: string, ranges: readonly PartitionRange[]) {
    this.topic = topic;
    for (const { partition, from, to } of ranges)
      this.#partitions.set(partition, { from, states: new Uint8Array(Math.max(0, to - from)) });
  }

  /** Enters a record that needs an answer. */
  enter(partition: number, offset: number): void {
    if (this.get(partition, offset) === undefined) return;
    this.entered += 1;
    this.set(partition, offset, OPEN);
  }

  /** What is known of an offset; undefined outside the ranges. */
  get(partition: number, offset: number): number | undefined {
    const known = this.#partitions.get(partition);
    return known?.states[offset - known.from];
  }

  /** Notes what became of the record at an offset. */
  set(partition: number, offset: number, state: number): void {
    const known = this.#partitions.get(partition);
    if (known && offset >= known.from && offset - known.from < known.states.length)
      known.states[offset - known.from] = state;
  }

  /** Every record entered, in order, with its state. */
  *records(): Generator<{ readonly partition: number; readonly offset: number; readonly state: number }> {
    for (const [partition, { from, states }] of this.#partitions) {
      for (const [index, state] of states.entries())
        if (state !== NOTHING) yield { partition, offset: from + index, state };
    }
  }
}
