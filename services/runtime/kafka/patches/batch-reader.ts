/**
 * Reads the record batches that a fetch brought for one partition.
 *
 * Nothing that lies in a log may stop its partition: a batch that cannot be read (a codec that is not known, more than
 * may be unpacked, bytes that are no records) yields a record for each of its offsets that says so, and reading goes on
 * behind it. Batches without records to see (control records, aborted transactions, what compaction took) yield the
 * offset that they end at: without it a reader would ask for them for ever.
 */

import { TooMuchUnpacked } from '../codecs/record-codec.ts';
import { codecOf } from '../codecs/record-codecs.ts';
import { type AbortedTransaction, AbortedTransactions } from './aborted-transactions.ts';
import { ByteReader } from './byte-reader.ts';
import { crc32c } from './crc32c.ts';
import { type BatchContext, FetchedMessage, PassedOffsets, UnreadableMessage } from './fetched-message.ts';

/** A message as kafkajs hands it on. */
export type Message = FetchedMessage | UnreadableMessage | PassedOffsets;

/** How much a fetch may unpack to, all partitions of it together. */
export class UnpackBudget {
  readonly max: number;
  left: number;

  /** @param max bytes */
  constructor(max: number) {
    this.max = max;
    this.left = max;
  }
}

/** Bytes before the records of a batch: a shorter rest is no batch. */
const BATCH_OVERHEAD = 49;
/** Bytes of a batch's first offset and length, and up to what its checksum covers. */
const BATCH_PREFIX = 12;
export const MAGIC_AT = 16;
const CHECKSUM_AT = 17;
const ATTRIBUTES_AT = 21;
/** The format that has batches. */
export const MAGIC = 2;
const COMPRESSION = 0x7;
const LOG_APPEND_TIME = 0x8;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
/** The most offsets that a batch that cannot be read may claim: a broken header may claim any number. */
const MAX_UNREADABLE = 1_000_000;

function readRecords(reader: ByteReader, count: number, context: BatchContext): FetchedMessage[] {
  const messages: FetchedMessage[] = [];
  for (let i = 0; i < count; i++) {
    const length = reader.varint();
    const end = reader.at + length;
    if (length < 0 || end > reader.bytes.length) throw new Error('a record batch is cut short');
    messages.push(new FetchedMessage(reader, context));
    reader.at = end;
  }
  return messages;
}

/** Reads what the records of a batch have in common. The reader stands after the checksum. */
function readContext(
  reader: ByteReader,
  attributes: number,
  firstOffset: number,
  partitionLeaderEpoch: number,
): BatchContext {
  return {
    firstOffset,
    partitionLeaderEpoch,
    magicByte: MAGIC,
    inTransaction: (attributes & TRANSACTIONAL) !== 0,
    isControlBatch: (attributes & CONTROL) !== 0,
    lastOffsetDelta: reader.int32(),
    firstTimestamp: reader.int64(),
    maxTimestamp: reader.int64(),
    isAppendTime: (attributes & LOG_APPEND_TIME) !== 0,
    producerId: String(reader.int64()),
    producerEpoch: reader.int16(),
    firstSequence: reader.int32(),
  };
}

/** Why a batch cannot be read, in words. */
function reasonOf(batch: Buffer, error: unknown): string {
  const isWhole = batch.readUInt32BE(CHECKSUM_AT) === crc32c(batch.subarray(ATTRIBUTES_AT));
  const why = error instanceof Error ? error.message : String(error);
  return isWhole ? why : `its checksum is wrong: the batch was damaged where it is stored (${why})`;
}

/** Reads the batches of one partition. */
export class BatchReader {
  readonly messages: Message[] = [];
  readonly #budget: UnpackBudget;
  readonly #transactions: AbortedTransactions;
  readonly #high: number;
  /** The last offset that the batches read so far cover; -1 before the first. */
  #covered = -1;

  /** @param high next offset of the partition: no batch reaches beyond */
  constructor(budget: UnpackBudget, aborted: readonly AbortedTransaction[], high: number) {
    this.#budget = budget;
    this.#transactions = new AbortedTransactions(aborted);
    this.#high = high;
  }

  /** Reads batches; the last may be cut short, as a fetch is. What the budget does not allow is left to the next fetch. */
  read(bytes: Buffer): void {
    let at = 0;
    while (bytes.length - at >= BATCH_OVERHEAD) {
      const head = new ByteReader(bytes, at);
      const firstOffset = head.int64();
      const end = at + BATCH_PREFIX + head.int32();
      if (end > bytes.length || end <= at) break;
      if (!this.#readBatch(bytes.subarray(at, end), firstOffset)) break;
      at = end;
    }
    if (this.#covered > (this.messages.at(-1)?.offsetNumber ?? -1))
      this.messages.push(new PassedOffsets(this.#covered));
  }

  /** False when the fetch has no room left for it. */
  #readBatch(batch: Buffer, firstOffset: number): boolean {
    const reader = new ByteReader(batch, BATCH_PREFIX);
    const epoch = reader.int32();
    reader.at = ATTRIBUTES_AT;
    const attributes = reader.int16();
    const context = readContext(reader, attributes, firstOffset, epoch);
    const last = firstOffset + Math.max(0, context.lastOffsetDelta);
    if (this.#transactions.hides(context)) {
      this.#covered = last;
      return true;
    }
    try {
      if (batch[MAGIC_AT] !== MAGIC) throw new Error(`format ${batch[MAGIC_AT]} is not known`);
      const count = reader.int32();
      const records = this.#recordsOf(reader, attributes & COMPRESSION, count, context);
      if (records === undefined) return false;
      if (context.isControlBatch) this.#transactions.end(context.producerId, records[0]?.key ?? null);
      else for (const record of records) this.messages.push(record);
      this.#covered = last;
    } catch (error) {
      this.#unreadable(batch, error, context);
    }
    return true;
  }

  /** The records of a batch; undefined when there is no room for them in this fetch. */
  #recordsOf(
    reader: ByteReader,
    compression: number,
    count: number,
    context: BatchContext,
  ): FetchedMessage[] | undefined {
    if (compression === 0) return readRecords(reader, count, context);
    const packed = reader.bytes.subarray(reader.at);
    const budget = this.#budget;
    try {
      const unpacked = codecOf(compression).unpack(packed, budget.left);
      budget.left -= unpacked.length;
      return readRecords(new ByteReader(unpacked, 0), count, context);
    } catch (error) {
      if (error instanceof TooMuchUnpacked && budget.left < budget.max) return undefined;
      throw error;
    }
  }

  #unreadable(batch: Buffer, error: unknown, { firstOffset, lastOffsetDelta, maxTimestamp }: BatchContext) {
    const last = Math.min(
      firstOffset + Math.min(Math.max(0, lastOffsetDelta), MAX_UNREADABLE),
      Math.max(firstOffset, this.#high - 1),
    );
    const range = last === firstOffset ? `offset ${firstOffset}` : `offsets ${firstOffset} to ${last}`;
    const reason = `the batch with ${range} cannot be read: ${reasonOf(batch, error)}`;
    for (let offset = firstOffset; offset <= last; offset++)
      this.messages.push(new UnreadableMessage(offset, maxTimestamp, reason));
  }
}
