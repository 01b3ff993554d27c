/** What a fetch brings, as kafkajs hands it on: records, and what stands for records that cannot be seen. */
import type { Headers } from '../../log/broker.ts';
import type { ByteReader } from './byte-reader.ts';
import { collectHeaders } from './header-decoder.ts';

/** What the records of a batch have in common. */
export interface BatchContext {
  readonly firstOffset: number;
  readonly firstTimestamp: number;
  readonly maxTimestamp: number;
  /** Whether the broker's time of appending counts. */
  readonly isAppendTime: boolean;
  readonly partitionLeaderEpoch: number;
  readonly magicByte: number;
  readonly inTransaction: boolean;
  readonly isControlBatch: boolean;
  readonly lastOffsetDelta: number;
  readonly producerId: string;
  readonly producerEpoch: number;
  readonly firstSequence: number;
}

const NO_VALUE = Buffer.alloc(0);

/** Has the fields of kafkajs' messages; those that newsfold reads otherwise are made when they are asked for. */
export class FetchedMessage {
  readonly batchContext: BatchContext;
  readonly attributes: number;
  readonly offsetNumber: number;
  readonly time: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** In the form of the port; a header without a value has an empty one. */
  readonly pairs: Headers;

  /** @param reader stands after the record's length */
  constructor(reader: ByteReader, context: BatchContext) {
    this.batchContext = context;
    this.attributes = reader.int8();
    const delta = reader.varint();
    this.time = context.isAppendTime ? context.maxTimestamp : context.firstTimestamp + delta;
    this.offsetNumber = context.firstOffset + reader.varint();
    this.key = reader.takeCounted();
    this.value = reader.takeCounted();
    const pairs: (readonly [string, Buffer])[] = [];
    for (let left = reader.varint(); left > 0; left--) {
      const name = reader.takeCounted() ?? NO_VALUE;
      pairs.push([name.toString(), reader.takeCounted() ?? NO_VALUE]);
    }
    this.pairs = pairs;
  }

  get magicByte(): number {
    return this.batchContext.magicByte;
  }

  get offset(): string {
    return String(this.offsetNumber);
  }

  get timestamp(): string {
    return String(this.time);
  }

  get isControlRecord(): boolean {
    return this.batchContext.isControlBatch;
  }

  get headers(): ReturnType<typeof collectHeaders> {
    return collectHeaders(this.pairs.map(([key, value]) => ({ key, value })));
  }
}

/** What kafkajs reads of a message that stands for no record. */
const NO_CONTEXT = { producerId: '-1', inTransaction: false } as const;

abstract class StandIn {
  readonly offsetNumber: number;
  readonly batchContext = NO_CONTEXT;
  readonly isControlRecord = false;
  readonly key = null;

  constructor(offset: number) {
    this.offsetNumber = offset;
  }

  get offset(): string {
    return String(this.offsetNumber);
  }
}

/** Stands for a record of a batch that cannot be read. */
export class UnreadableMessage extends StandIn {
  /** Milliseconds since the epoch, as the batch has it. */
  readonly time: number;
  /** Why, in words. */
  readonly reason: string;

  constructor(offset: number, time: number, reason: string) {
    super(offset);
    this.time = time;
    this.reason = reason;
  }
}

/** Stands for offsets without records, up to its own. */
export class PassedOffsets extends StandIn {}
