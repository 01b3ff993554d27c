/**
 * Tells the batches of aborted transactions from the others, as the broker's list with each fetch allows. kafkajs takes
 * every record whose key is four zero bytes for the end of a transaction, and of several transactions that were aborted
 * before one record it notices one.
 */
import type { BatchContext } from './fetched-message.ts';

/** A producer whose transaction was aborted, and the first offset of that. */
export interface AbortedTransaction {
  readonly producerId: string;
  readonly firstOffset: number;
}

/** Type of the control record that aborts a transaction, in its key after two bytes of version. */
const ABORT = 0;
const TYPE_AT = 2;

/** Follows the transactions of one partition through the batches of one fetch, in their order. */
export class AbortedTransactions {
  readonly #toCome: AbortedTransaction[];
  readonly #aborted = new Set<string>();

  constructor(aborted: readonly AbortedTransaction[]) {
    this.#toCome = [...aborted].sort((a, b) => a.firstOffset - b.firstOffset);
  }

  /** Whether a batch belongs to one, and nobody may see its records. */
  hides({ inTransaction, isControlBatch, producerId, firstOffset, lastOffsetDelta }: BatchContext): boolean {
    while ((this.#toCome[0]?.firstOffset ?? Number.POSITIVE_INFINITY) <= firstOffset + lastOffsetDelta)
      this.#aborted.add((this.#toCome.shift() as AbortedTransaction).producerId);
    return inTransaction && !isControlBatch && this.#aborted.has(producerId);
  }

  /** Takes the key of a control record: it may end the transaction of its producer. */
  end(producerId: string, key: Buffer | null): void {
    if (key !== null && key.length >= TYPE_AT + 2 && key.readInt16BE(TYPE_AT) === ABORT)
      this.#aborted.delete(producerId);
  }
}
