/**
 * Reads what a fetch answers, in place of kafkajs 2.2.4's own decoder; applied once per process.
 *
 * kafkajs makes a decoder, several slices and big integers and an object of headers for each record; reading is most of
 * what a worker spends on Kafka. Here a response is read in one pass, and what few ask for (times and headers in
 * kafkajs' form) is made when it is asked for. Compressed batches and those of old brokers still go to kafkajs. kafkajs
 * is pinned; the shape of what is replaced is checked, and another shape is an error at start.
 */
import { createRequire } from 'node:module';
import { ByteReader } from './byte-reader.ts';
import { type BatchContext, FetchedMessage } from './fetched-message.ts';

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
    // kafkajs would obey the throttling that the broker has done already: it is told of none.
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

let isApplied = false;

/**
 * Applies the replacement. Must be called before the first record is read.
 * @throws Error when kafkajs does not look as expected.
 */
export function replaceFetchDecoder(): void {
  if (isApplied) return;
  const load = createRequire(import.meta.url);
  const from = (path: string) => load(`kafkajs/${path}`);
  const { version } = from('package.json') as { version: string };
  const response = from('src/protocol/requests/fetch/v11/response.js') as { decode: unknown };
  const originals: Originals = {
    Decoder: from('src/protocol/decoder.js'),
    decodeBatch: from('src/protocol/recordBatch/v0/decoder.js'),
    decodeMessages: from('src/protocol/requests/fetch/v4/decodeMessages.js'),
  };
  const used = [response.decode, ...Object.values(originals)];
  if (version !== '2.2.4' || used.some((one) => typeof one !== 'function'))
    throw new Error(
      `kafkajs ${version}: the decoder of fetches was written for 2.2.4; check whether it is still needed`,
    );
  response.decode = decoderFor(originals);
  isApplied = true;
}
