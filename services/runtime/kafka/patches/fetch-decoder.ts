/**
 * Patch of kafkajs: a fetch response is read here in one pass, and what few callers ask for (timestamps and headers in
 * kafkajs' form) is made on demand. kafkajs makes a decoder, several slices and big integers and an object of headers
 * for each record; reading is most of what a worker spends on Kafka. It knows gzip alone, unpacks without a bound, and
 * ends its consumer over a batch that it cannot read. Batches of old brokers are left to it.
 */
import type { AbortedTransaction } from './aborted-transactions.ts';
import { BatchReader, MAGIC, MAGIC_AT, UnpackBudget } from './batch-reader.ts';
import { ByteReader } from './byte-reader.ts';
import { UnreadableMessage } from './fetched-message.ts';
import { kafkajsInternals } from './kafkajs.ts';

type DecodeResponse = (raw: Buffer) => Promise<unknown>;
type KafkajsDecoder = new (bytes: Buffer) => object;
/** Reads messages of the formats before batches, their size in front. */
type ReadOldMessages = (sized: Buffer) => Promise<readonly object[]>;

/** A partition of a response, its records still as bytes. */
interface FetchedPartition {
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly lastStableOffset: string;
  readonly lastStartOffset: string;
  readonly aborted: readonly AbortedTransaction[];
  readonly preferredReadReplica: number;
  readonly bytes: Buffer;
}

interface FetchedTopic {
  readonly topicName: string;
  readonly partitions: readonly FetchedPartition[];
}

let maxUnpackedBytes = 0;
/** Counts responses: each begins with another partition, so that none takes the budget of the others for ever. */
let turn = 0;

function readAll<T>(reader: ByteReader, read: () => T): T[] {
  const items: T[] = [];
  for (let left = reader.int32(); left > 0; left--) items.push(read());
  return items;
}

function readBytes(reader: ByteReader): Buffer {
  const size = reader.int32();
  if (size <= 0 || size > reader.bytes.length - reader.at) return Buffer.alloc(0);
  return reader.take(size);
}

function readPartition(reader: ByteReader): FetchedPartition {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    highWatermark: String(reader.int64()),
    lastStableOffset: String(reader.int64()),
    lastStartOffset: String(reader.int64()),
    aborted: readAll(reader, () => ({ producerId: String(reader.int64()), firstOffset: reader.int64() })),
    preferredReadReplica: reader.int32(),
    bytes: readBytes(reader),
  };
}

/** The partitions of a response, beginning with another one each time. */
function inTurn(topics: readonly FetchedTopic[]): readonly FetchedPartition[] {
  const all = topics.flatMap(({ partitions }) => partitions);
  turn = (turn + 1) % Math.max(1, all.length);
  return [...all.slice(turn), ...all.slice(0, turn)];
}

/** Reads messages of an old format; one that cannot be read stands for itself alone. */
async function readOldMessages(bytes: Buffer, readOld: ReadOldMessages): Promise<readonly object[]> {
  const size = Buffer.alloc(4);
  size.writeInt32BE(bytes.length);
  try {
    return await readOld(Buffer.concat([size, bytes]));
  } catch (error) {
    const offset = new ByteReader(bytes, 0).int64();
    const why = error instanceof Error ? error.message : String(error);
    return [new UnreadableMessage(offset, 0, `the message at offset ${offset} cannot be read: ${why}`)];
  }
}

async function readMessages(
  topics: readonly FetchedTopic[],
  readOld: ReadOldMessages,
): Promise<ReadonlyMap<FetchedPartition, readonly object[]>> {
  const budget = new UnpackBudget(maxUnpackedBytes);
  const messages = new Map<FetchedPartition, readonly object[]>();
  for (const fetched of inTurn(topics)) {
    const { bytes, aborted, highWatermark } = fetched;
    if (bytes.length > MAGIC_AT && (bytes[MAGIC_AT] as number) < MAGIC) {
      messages.set(fetched, await readOldMessages(bytes, readOld));
      continue;
    }
    const reader = new BatchReader(budget, aborted, Number(highWatermark));
    reader.read(bytes);
    messages.set(fetched, reader.messages);
  }
  return messages;
}

function decoderFor(readOld: ReadOldMessages): DecodeResponse {
  return async (raw) => {
    const reader = new ByteReader(raw, 0);
    // The broker has throttled already; kafkajs would throttle again, so it sees none.
    const clientSideThrottleTime = reader.int32();
    const [errorCode, sessionId] = [reader.int16(), reader.int32()];
    const topics = readAll(reader, () => ({
      topicName: reader.take(reader.int16()).toString(),
      partitions: readAll(reader, () => readPartition(reader)),
    }));
    const messages = await readMessages(topics, readOld);
    return {
      throttleTime: 0,
      clientSideThrottleTime,
      errorCode,
      sessionId,
      responses: topics.map(({ topicName, partitions }) => ({
        topicName,
        partitions: partitions.map((fetched) => {
          const { aborted, bytes, ...rest } = fetched;
          // What was aborted is left out already.
          return { ...rest, abortedTransactions: [], messages: messages.get(fetched) };
        }),
      })),
    };
  };
}

let isApplied = false;

/**
 * Applies the patch. Call it before the first record is read. A later call only changes the bound.
 * @param maxUnpacked what the compressed batches of a fetch may unpack to, bytes
 * @throws Error when kafkajs does not look as expected
 */
export function patchFetchDecoder(maxUnpacked: number): void {
  maxUnpackedBytes = maxUnpacked;
  if (isApplied) return;
  const response = kafkajsInternals.load<{ decode: unknown }>('src/protocol/requests/fetch/v11/response.js');
  const Decoder = kafkajsInternals.load<KafkajsDecoder>('src/protocol/decoder.js');
  const decodeMessages = kafkajsInternals.load<(decoder: object) => Promise<readonly object[]>>(
    'src/protocol/requests/fetch/v4/decodeMessages.js',
  );
  kafkajsInternals.confirm(
    'the fetch decoder',
    [response.decode, Decoder, decodeMessages].every((one) => typeof one === 'function'),
  );
  response.decode = decoderFor((sized) => decodeMessages(new Decoder(sized)));
  isApplied = true;
}
