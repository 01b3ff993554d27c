/**
 * Patch of kafkajs: a fetch response is read here in one pass, and what few callers ask for (timestamps and headers in
 * kafkajs' form) is made on demand. kafkajs makes a decoder, several slices and big integers and an object of headers
 * for each record; reading is most of what a worker spends on Kafka. Compressed batches and those of old brokers are
 * left to kafkajs.
 */
import { ByteReader } from './byte-reader.ts';
import { type BatchContext, FetchedMessage } from './fetched-message.ts';
import { kafkajsInternals } from './kafkajs.ts';

type Message = object;
type DecodeResponse = (raw: Buffer) => Promise<unknown>;
type KafkajsDecoder = new (bytes: Buffer) => object;

/** What of kafkajs is used for batches that are not read here. */
interface Originals {
  readonly Decoder: KafkajsDecoder;
  readonly decodeBatch: (decoder: object) => Promise<{ readonly records: readonly Message[] }>;
  readonly decodeMessages: (decoder: object) => Promise<Message[]>;
}

/** Bytes before the records of a batch, as kafkajs counts them: a shorter rest is no batch. */
const BATCH_OVERHEAD = 49;
/** Bytes of a batch's first offset and length. */
const BATCH_PREFIX = 12;
const MAGIC_AT = 16;
const MAGIC = 2;
const COMPRESSION = 0x7;
const LOG_APPEND_TIME = 0x8;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

function readRecords(reader: ByteReader, context: BatchContext, into: Message[]): void {
  const count = reader.int32();
  for (let i = 0; i < count; i++) {
    const length = reader.varint();
    const end = reader.at + length;
    if (length < 0 || end > reader.bytes.length) throw new Error('a record batch is cut short');
    into.push(new FetchedMessage(reader, context));
    reader.at = end;
  }
}

/** Reads a batch of this format; null when it is compressed. The reader stands after the length. */
function readBatch(reader: ByteReader, firstOffset: number, into: Message[]): boolean {
  const partitionLeaderEpoch = reader.int32();
  const magicByte = reader.int8();
  reader.at += 4;
  const attributes = reader.int16();
  if (magicByte !== MAGIC || (attributes & COMPRESSION) !== 0) return false;
  const context: BatchContext = {
    firstOffset,
    partitionLeaderEpoch,
    magicByte,
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
  readRecords(reader, context, into);
  return true;
}

/** Reads the batches in some bytes; the last may be cut short, as a fetch is. */
async function readBatches(bytes: Buffer, originals: Originals): Promise<Message[]> {
  const messages: Message[] = [];
  let at = 0;
  while (bytes.length - at >= BATCH_OVERHEAD) {
    const reader = new ByteReader(bytes, at);
    const firstOffset = reader.int64();
    const length = reader.int32();
    const end = at + BATCH_PREFIX + length;
    if (end > bytes.length) break;
    if (!readBatch(new ByteReader(bytes.subarray(0, end), reader.at), firstOffset, messages)) {
      const { records } = await originals.decodeBatch(new originals.Decoder(bytes.subarray(at, end)));
      for (const record of records) messages.push(record);
    }
    at = end;
  }
  return messages;
}

async function readMessages(reader: ByteReader, originals: Originals): Promise<Message[]> {
  const begin = reader.at;
  const size = reader.int32();
  if (size <= 0 || size > reader.bytes.length - reader.at) return [];
  const bytes = reader.take(size);
  return bytes.length > MAGIC_AT && bytes[MAGIC_AT] !== MAGIC
    ? originals.decodeMessages(new originals.Decoder(reader.bytes.subarray(begin, reader.at)))
    : readBatches(bytes, originals);
}

async function readPartition(reader: ByteReader, originals: Originals): Promise<object> {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    highWatermark: String(reader.int64()),
    lastStableOffset: String(reader.int64()),
    lastStartOffset: String(reader.int64()),
    abortedTransactions: Array.from({ length: Math.max(0, reader.int32()) }, () => ({
      producerId: String(reader.int64()),
      firstOffset: String(reader.int64()),
    })),
    preferredReadReplica: reader.int32(),
    messages: await readMessages(reader, originals),
  };
}

async function readAll<T>(reader: ByteReader, read: () => Promise<T>): Promise<T[]> {
  const items: T[] = [];
  for (let left = reader.int32(); left > 0; left--) items.push(await read());
  return items;
}

function decoderFor(originals: Originals): DecodeResponse {
  return async (raw) => {
    const reader = new ByteReader(raw, 0);
    // The broker has throttled already; kafkajs would throttle again, so it sees none.
    const clientSideThrottleTime = reader.int32();
    return {
      throttleTime: 0,
      clientSideThrottleTime,
      errorCode: reader.int16(),
      sessionId: reader.int32(),
      responses: await readAll(reader, async () => ({
        topicName: reader.take(reader.int16()).toString(),
        partitions: await readAll(reader, () => readPartition(reader, originals)),
      })),
    };
  };
}

/**
 * Applies the patch. Call it before the first record is read.
 * @throws Error when kafkajs does not look as expected
 */
export function patchFetchDecoder(): void {
  const response = kafkajsInternals.load<{ decode: unknown }>('src/protocol/requests/fetch/v11/response.js');
  const originals: Originals = {
    Decoder: kafkajsInternals.load('src/protocol/decoder.js'),
    decodeBatch: kafkajsInternals.load('src/protocol/recordBatch/v0/decoder.js'),
    decodeMessages: kafkajsInternals.load('src/protocol/requests/fetch/v4/decodeMessages.js'),
  };
  kafkajsInternals.confirm(
    'the fetch decoder',
    [response.decode, ...Object.values(originals)].every((one) => typeof one === 'function'),
  );
  response.decode = decoderFor(originals);
}
