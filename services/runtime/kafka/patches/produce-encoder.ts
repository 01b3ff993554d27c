/**
 * Patch of kafkajs: a produce request is written here in one pass, byte for byte what kafkajs writes. kafkajs makes an
 * encoder of half a kilobyte for each record and each header, and copies a batch six times on its way to the socket:
 * 57 µs a record of 2.9 KB in batches of 20, where this takes 8. Left to it are requests to old brokers, and codecs that
 * newsfold does not write.
 */
import { codecOf } from '../codecs/record-codecs.ts';
import { ByteWriter, varintSize } from './byte-writer.ts';
import { crc32c } from './crc32c.ts';
import { kafkajsInternals } from './kafkajs.ts';

/** What has bytes in a record. */
type Bytes = Buffer | string;

/** A record as kafkajs has it before it is sent. */
export interface ProducedMessage {
  readonly key?: Bytes | null | undefined;
  readonly value: Bytes | null;
  /** Milliseconds since the epoch, as text. */
  readonly timestamp?: string | undefined;
  readonly headers?: Readonly<Record<string, Bytes | readonly Bytes[]>> | undefined;
}

interface ProducedPartition {
  readonly partition: number;
  readonly firstSequence: number;
  readonly messages: readonly ProducedMessage[];
}

/** A produce request as kafkajs asks for it. */
export interface ProduceRequest {
  readonly acks: number;
  readonly timeout: number;
  readonly transactionalId?: string | null | undefined;
  readonly producerId?: { toString(): string } | undefined;
  readonly producerEpoch?: number | undefined;
  readonly compression?: number | undefined;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly ProducedPartition[];
  }[];
}

/** The part of kafkajs' encoder that holds what is written. */
interface KafkajsEncoder {
  buf: Buffer;
  offset: number;
}

const PATH = 'src/protocol/requests/produce/v7/request.js';
/** Bytes of a batch before its records: offset, length, epoch, magic and checksum, then what the checksum covers. */
const BATCH_HEAD = 21;
const COVERED_HEAD = 40;
/** Bytes of a batch that its length does not count. */
const UNCOUNTED = 12;
const MAGIC = 2;
const TRANSACTIONAL = 0x10;
const CODEC_MASK = 0x7;

/** The headers of a message, a name once for each of its values. */
function headersOf({ headers = {} }: ProducedMessage): Array<readonly [name: string, value: Bytes]> {
  return Object.keys(headers).flatMap((name) => {
    const value = headers[name] as Bytes | readonly Bytes[];
    const values: readonly Bytes[] = typeof value === 'string' || Buffer.isBuffer(value) ? [value] : value;
    return values.map((one) => [name, one] as const);
  });
}

/** Bytes of a value with its length before it. */
function countedSize(value: Bytes | null | undefined): number {
  if (value == null) return varintSize(-1);
  const length = Buffer.byteLength(value);
  return varintSize(length) + length;
}

function writeCounted(writer: ByteWriter, value: Bytes | null | undefined): void {
  if (value == null) {
    writer.varint(-1);
  } else if (typeof value === 'string') {
    writer.varint(Buffer.byteLength(value));
    writer.text(value);
  } else {
    writer.varint(value.length);
    writer.put(value);
  }
}

/** A record whose size is known. */
interface SizedRecord {
  readonly message: ProducedMessage;
  readonly headers: ReturnType<typeof headersOf>;
  readonly delta: number;
  /** Bytes after the length. */
  readonly size: number;
}

function sized(message: ProducedMessage, index: number, delta: number): SizedRecord {
  const headers = headersOf(message);
  let size = 1 + varintSize(delta) + varintSize(index);
  size += countedSize(message.key) + countedSize(message.value) + varintSize(headers.length);
  for (const [name, value] of headers) size += countedSize(name) + countedSize(value);
  return { message, headers, delta, size };
}

function writeRecord(
  writer: ByteWriter,
  { message, headers, delta, size }: SizedRecord,
  index: number,
): void {
  writer.varint(size);
  writer.int8(0);
  writer.varint(delta);
  writer.varint(index);
  writeCounted(writer, message.key);
  writeCounted(writer, message.value);
  writer.varint(headers.length);
  for (const [name, value] of headers) {
    writeCounted(writer, name);
    writeCounted(writer, value);
  }
}

/** The times of a batch, as kafkajs finds them: it sorts the texts. */
function timesOf(messages: readonly ProducedMessage[], now: number): readonly [first: string, last: string] {
  const times = messages.flatMap(({ timestamp }) => timestamp ?? []).sort();
  return [times[0] ?? String(now), times.at(-1) ?? String(now)];
}

/** Whether newsfold writes the codec of a request. */
function isWritten({ compression = 0 }: ProduceRequest): boolean {
  const codec = compression & CODEC_MASK;
  return codec === 0 || codecOf(codec).pack !== undefined;
}

/** A batch, its records packed. */
function batchOf(
  request: ProduceRequest,
  { messages, firstSequence }: ProducedPartition,
  now: number,
): Buffer {
  const { compression = 0, producerId, producerEpoch = 0, transactionalId } = request;
  const [first, last] = timesOf(messages, now);
  const records = messages.map((message, index) =>
    sized(message, index, Number(message.timestamp || now) - Number(first)),
  );
  const size = records.reduce((sum, record) => sum + varintSize(record.size) + record.size, 0);
  const codec = compression & CODEC_MASK;
  const head = BATCH_HEAD + COVERED_HEAD;
  let packed: Buffer | null = null;
  if (codec !== 0) {
    const plain = new ByteWriter(size);
    records.forEach((record, index) => void writeRecord(plain, record, index));
    const { name, pack } = codecOf(codec);
    if (pack === undefined) throw new Error(`newsfold does not write ${name}`);
    packed = pack(plain.bytes);
  }
  const writer = new ByteWriter(head + (packed?.length ?? size));
  writer.at = BATCH_HEAD;
  writer.int16(codec | (transactionalId ? TRANSACTIONAL : 0));
  writer.int32(records.length - 1);
  writer.int64(BigInt(first));
  writer.int64(BigInt(last));
  writer.int64(BigInt(producerId?.toString() ?? -1));
  writer.int16(producerEpoch);
  writer.int32(firstSequence);
  writer.int32(records.length);
  if (packed !== null) writer.put(packed);
  else records.forEach((record, index) => void writeRecord(writer, record, index));
  const { bytes } = writer;
  writer.at = 0;
  writer.int64(0n);
  writer.int32(bytes.length - UNCOUNTED);
  writer.int32(0);
  writer.int8(MAGIC);
  writer.uint32(crc32c(bytes.subarray(BATCH_HEAD)));
  return bytes;
}

function textSize(text: string | null | undefined): number {
  return 2 + (text == null ? 0 : Buffer.byteLength(text));
}

function writeText(writer: ByteWriter, text: string | null | undefined): void {
  writer.int16(text == null ? -1 : Buffer.byteLength(text));
  if (text != null) writer.text(text);
}

/**
 * The bytes of a produce request, without the head that all requests have.
 * @param now for records that have no time, milliseconds since the epoch
 * @throws Error when newsfold does not write the compression
 */
export function encodeProduce(request: ProduceRequest, now: number): Buffer {
  const { acks, timeout, transactionalId, topicData } = request;
  const topics = topicData.map(({ topic, partitions }) => ({
    topic,
    partitions: partitions.map((one) => ({ partition: one.partition, batch: batchOf(request, one, now) })),
  }));
  let size = textSize(transactionalId) + 2 + 4 + 4;
  for (const { topic, partitions } of topics) {
    size += textSize(topic) + 4;
    for (const { batch } of partitions) size += 8 + batch.length;
  }
  const writer = new ByteWriter(size);
  writeText(writer, transactionalId);
  writer.int16(acks);
  writer.int32(timeout);
  writer.int32(topics.length);
  for (const { topic, partitions } of topics) {
    writeText(writer, topic);
    writer.int32(partitions.length);
    for (const { partition, batch } of partitions) {
      writer.int32(partition);
      writer.int32(batch.length);
      writer.put(batch);
    }
  }
  return writer.bytes;
}

/**
 * Applies the patch. Call it before the first record is written.
 * @throws Error when kafkajs does not look as expected
 */
export function patchProduceEncoder(): void {
  type Request = { encode: () => Promise<unknown> };
  const original = kafkajsInternals.load<(request: ProduceRequest) => Request>(PATH);
  const Encoder = kafkajsInternals.load<new (size: number) => KafkajsEncoder>('src/protocol/encoder.js');
  const probe = typeof Encoder === 'function' ? new Encoder(1) : undefined;
  const module = kafkajsInternals.cached(PATH);
  kafkajsInternals.confirm(
    'the produce encoder',
    typeof original === 'function' &&
      Buffer.isBuffer(probe?.buf) &&
      probe.offset === 0 &&
      module !== undefined,
  );
  if (module === undefined) return;
  module.exports = (request: ProduceRequest) => ({
    ...original(request),
    encode: async () => {
      // A codec that newsfold does not write is one that somebody gave to kafkajs.
      if (!isWritten(request)) return original(request).encode();
      const encoder = new Encoder(1);
      encoder.buf = encodeProduce(request, Date.now());
      encoder.offset = encoder.buf.length;
      return encoder;
    },
  });
}
