/** Answers to fetches, made by kafkajs' own encoders, are read as kafkajs reads them. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { IHeaders } from 'kafkajs';
import { describe, expect, it, test } from 'vitest';
import { patchFetchDecoder } from './fetch-decoder.ts';
import { FetchedMessage, PassedOffsets, UnreadableMessage } from './fetched-message.ts';
import { patchHeaderDecoder } from './header-decoder.ts';

const load = createRequire(import.meta.url);
const from = (path: string) => load(`kafkajs/src/protocol/${path}.js`);
const response = from('requests/fetch/v11/response');
const theirs = response.decode as (raw: Buffer) => Promise<Answer>;
patchHeaderDecoder();
const BOUND = 1024 * 1024;
patchFetchDecoder(BOUND);
const ours = response.decode as (raw: Buffer) => Promise<Answer>;

const Encoder = from('encoder');
const { RecordBatch } = from('recordBatch/v0/index');
const Record = from('recordBatch/record/v0/index');

interface Message {
  readonly offset: string;
  readonly timestamp: string;
  readonly attributes: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
  readonly isControlRecord: boolean;
  readonly magicByte: number;
  readonly batchContext: { readonly producerId: string; readonly inTransaction: boolean };
}

interface Answer {
  readonly responses: readonly {
    readonly partitions: readonly { readonly messages: readonly Message[] }[];
  }[];
}

const bytes = fc.uint8Array({ maxLength: 300 }).map((list) => Buffer.from(list));
const record = fc.record({
  key: fc.option(bytes),
  value: fc.option(bytes),
  timestampDelta: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  headers: fc.dictionary(
    fc.string({ maxLength: 12 }),
    fc.oneof(bytes, fc.array(bytes, { minLength: 2, maxLength: 3 })),
  ),
});
const batch = fc.record({
  compression: fc.constantFrom(0, 1),
  transactional: fc.boolean(),
  records: fc.array(record, { minLength: 1, maxLength: 20 }),
});
type Batch = typeof batch extends fc.Arbitrary<infer T> ? T : never;

const START = 1_700_000_000_000;

async function encode(batches: readonly Batch[], cut: number, high = 2 ** 40): Promise<Buffer> {
  const set = new Encoder();
  let offset = 5_000_000_000;
  for (const { records, compression, transactional } of batches) {
    const encoded = await RecordBatch({
      compression,
      transactional,
      firstOffset: BigInt(offset),
      firstTimestamp: START,
      maxTimestamp: START + 1,
      producerId: transactional ? 77n : -1n,
      lastOffsetDelta: records.length - 1,
      records: records.map((one, offsetDelta) => Record({ ...one, offsetDelta })),
    });
    set.writeEncoder(encoded);
    offset += records.length;
  }
  const whole = set.buffer as Buffer;
  const part = whole.subarray(0, Math.max(0, whole.length - cut));
  const head = new Encoder()
    .writeInt32(3)
    .writeInt16(0)
    .writeInt32(0)
    .writeInt32(1)
    .writeString('topic')
    .writeInt32(1);
  head.writeInt32(2).writeInt16(0).writeInt64(high).writeInt64(8).writeInt64(7);
  head.writeInt32(1).writeInt64(77).writeInt64(5).writeInt32(-1).writeInt32(part.length);
  return Buffer.concat([head.buffer, part]);
}

/** All that kafkajs and newsfold read of a message, of those that a reader gets. */
const plain = (answer: Answer) =>
  messagesRead(answer).map((one) => ({
    offset: one.offset,
    timestamp: one.timestamp,
    attributes: one.attributes,
    key: one.key,
    value: one.value,
    headers: { ...one.headers },
    isControlRecord: one.isControlRecord,
    magicByte: one.magicByte,
    producerId: one.batchContext.producerId,
    inTransaction: one.batchContext.inTransaction,
  }));

const KafkajsBatch = load('kafkajs/src/consumer/batch.js');

/** The messages that kafkajs hands to its caller. */
function messagesRead({ responses }: Answer): readonly Message[] {
  const [partition] = responses[0]?.partitions ?? [];
  const { messages } = new KafkajsBatch('topic', '0', partition) as { readonly messages: readonly Message[] };
  return messages.filter((one) => !(one instanceof PassedOffsets));
}

const messagesOf = ({ responses }: Answer) => responses[0]?.partitions[0]?.messages ?? [];

/** As kafkajs reads it; undefined where it fails: it looks for the magic byte, the 17th, before it knows of one. */
async function theirsIfAble(raw: Buffer): Promise<Answer | undefined> {
  return theirs(raw).catch((error: Error) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
}

test('an answer is read as kafkajs reads it, also when its end is cut off', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 4 }), fc.nat({ max: 400 }), async (batches, cut) => {
      const raw = await encode(batches, cut);
      const [a, b] = [await ours(raw), await theirsIfAble(raw)];
      if (b === undefined) {
        expect(messagesOf(a)).toEqual([]);
        return;
      }
      expect(plain(a)).toEqual(plain(b));
      const bare = (answer: Answer) =>
        JSON.stringify(answer, (name, value) =>
          name === 'messages' || name === 'abortedTransactions' ? undefined : value,
        );
      expect(bare(a)).toBe(bare(b));
    }),
    { numRuns: 150 },
  );
});

test('of a batch that breaks off before its magic byte nothing is read', async () => {
  const one = { key: null, value: null, timestampDelta: 0, headers: {} };
  const batches: Batch[] = [{ compression: 0, transactional: false, records: [one] }];
  const empty = (await encode(batches, Number.POSITIVE_INFINITY)).length;
  const whole = (await encode(batches, 0)).length;
  for (const kept of [1, 16]) {
    const raw = await encode(batches, whole - empty - kept);
    expect(raw.length).toBe(empty + kept);
    await expect(theirs(raw)).rejects.toThrow(RangeError);
    expect(messagesOf(await ours(raw))).toEqual([]);
  }
});

test('headers keep their order', async () => {
  const headers = { b: [Buffer.from('1'), Buffer.from('2')], a: Buffer.from('3') };
  const one = { key: null, value: null, timestampDelta: 0, headers };
  const [message] = messagesOf(
    await ours(await encode([{ compression: 0, transactional: false, records: [one] }], 0)),
  );
  expect(message).toBeInstanceOf(FetchedMessage);
  expect((message as unknown as FetchedMessage).pairs.map(([name, value]) => name + value)).toEqual([
    'b1',
    'b2',
    'a3',
  ]);
});

const ONE = { key: null, value: Buffer.from('abc'), timestampDelta: 0, headers: {} };
const PLAIN: Batch = { compression: 0, transactional: false, records: [ONE, ONE] };
const FIRST = 5_000_000_000;

/** Offsets of an answer, and why those that cannot be read cannot. */
const told = async (raw: Buffer) =>
  messagesOf(await ours(raw)).map((one) =>
    one instanceof UnreadableMessage ? [one.offsetNumber - FIRST, one.reason] : Number(one.offset) - FIRST,
  );

/** Byte of a batch in an answer, counted from the batch. */
async function headBytes(): Promise<number> {
  return (await encode([], 0)).length;
}

describe('a batch that cannot be read', () => {
  it('because it is damaged stands for its offsets, and what follows is read', async () => {
    const raw = await encode([PLAIN, PLAIN], 0);
    raw[raw.indexOf('abc') - 6] = 0x7e;
    expect(await told(raw)).toEqual([
      [0, expect.stringMatching(/offsets 5000000000 to 5000000001 .*checksum is wrong.*cut short/)],
      [1, expect.anything()],
      2,
      3,
    ]);
  });

  it('because its codec is not known says which', async () => {
    const raw = await encode([PLAIN], 0);
    raw[(await headBytes()) + 22] = 7;
    expect(await told(raw)).toEqual([
      [0, expect.stringContaining('compression 7 is not known')],
      [1, expect.anything()],
    ]);
  });

  it('claims no offset beyond the end of its partition', async () => {
    const raw = await encode([PLAIN], 0, FIRST + 1);
    const head = await headBytes();
    raw.writeInt32BE(2 ** 30, head + 23);
    raw[head + 22] = 7;
    expect(await told(raw)).toEqual([[0, expect.anything()]]);
  });
});

describe('compressed batches', () => {
  const spaces = (bytes: number): Batch => ({
    compression: 1,
    transactional: false,
    records: [{ ...ONE, value: Buffer.alloc(bytes, 0x20) }],
  });

  it('beyond the bound cannot be read', async () => {
    expect(await told(await encode([spaces(BOUND), PLAIN], 0))).toEqual([
      [0, expect.stringContaining(`unpacks to more than ${BOUND} bytes`)],
      1,
      2,
    ]);
  });

  it('that are too much together are left to the next fetch', async () => {
    const half = BOUND / 2;
    expect(await told(await encode([spaces(half), spaces(half), PLAIN], 0))).toEqual([0]);
    expect(await told(await encode([spaces(half - 100), spaces(half - 100), PLAIN], 0))).toEqual([
      0, 1, 2, 3,
    ]);
  });
});

describe('offsets without records', () => {
  it('of an aborted transaction are passed', async () => {
    const aborted = { ...PLAIN, transactional: true };
    expect(await told(await encode([aborted], 0))).toEqual([1]);
    expect(await told(await encode([PLAIN, aborted], 0))).toEqual([0, 1, 3]);
    expect(await told(await encode([aborted, PLAIN], 0))).toEqual([2, 3]);
  });

  it('of a batch that compaction has emptied are passed', async () => {
    const raw = await encode([PLAIN], 0);
    raw.writeInt32BE(0, (await headBytes()) + 57);
    expect(await told(raw)).toEqual([1]);
  });
});
