/** What a codec of record batches can do. */

/** More came out of a batch than a reader is willing to hold. */
export class TooMuchUnpacked extends Error {
  override readonly name = 'TooMuchUnpacked';

  /** @param maxBytes the bound that it goes beyond */
  constructor(maxBytes: number) {
    super(`the batch unpacks to more than ${maxBytes} bytes`);
  }
}

/** One way of compressing the records of a batch. */
export interface RecordCodec {
  /** Its name in Kafka's settings. */
  readonly name: 'gzip' | 'snappy' | 'lz4' | 'zstd';
  /**
   * The bytes that were compressed. Never holds more than `maxBytes` of output, whatever the input announces.
   * @throws TooMuchUnpacked when they would be more; Error when the input is none of this codec
   */
  unpack(bytes: Buffer, maxBytes: number): Buffer;
  /** Compresses; absent where newsfold only reads. */
  pack?(bytes: Buffer): Buffer;
}
