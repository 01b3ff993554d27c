import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { RECORD_CODECS } from '../codecs/record-codecs.ts';
import { registerCodecs } from './codec-table.ts';
import { kafkajsInternals } from './kafkajs.ts';
import { encodeProduce, type ProduceRequest, patchProduceEncoder } from './produce-encoder.ts';

const PATH = 'src/protocol/requests/produce/v7/request.js';
type Kafkajs = (request: ProduceRequest) => {
  readonly apiVersion: number;
  readonly expectResponse: () => boolean;
  readonly encode: () => Promise<{ readonly buffer: Buffer }>;
};
/** kafkajs' own, loaded before it is patched. */
const original = kafkajsInternals.load<Kafkajs>(PATH);
registerCodecs(1024 * 1024);

const NOW = 1_770_000_000_123;
const text = fc.string({ unit: 'binary', maxLength: 40 });
const some = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
  text,
);
const bytes = fc.option(some);
const message = fc.record(
  {
    key: bytes,
    value: bytes,
    timestamp: fc.oneof(
      fc.integer({ min: 0, max: 2 ** 43 }).map(String),
      fc.integer({ min: NOW - 1_000, max: NOW + 1_000 }).map(String),
    ),
    headers: fc.dictionary(text, fc.oneof(some, fc.array(some, { maxLength: 3 })), { maxKeys: 4 }),
  },
  { requiredKeys: ['value'] },
);
const request: fc.Arbitrary<ProduceRequest> = fc.record(
  {
    acks: fc.constantFrom(-1, 0, 1),
    timeout: fc.nat(60_000),
    transactionalId: fc.option(text),
    producerId: fc.bigInt({ min: -1n, max: 2n ** 62n }),
    producerEpoch: fc.nat(1_000),
    compression: fc.constantFrom(0, 1, 4),
    topicData: fc.array(
      fc.record({
        topic: text,
        partitions: fc.array(
          fc.record({
            partition: fc.nat(100),
            firstSequence: fc.nat(),
            messages: fc.array(message, { minLength: 1, maxLength: 5 }),
          }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['acks', 'timeout', 'topicData'] },
);

describe('a produce request', () => {
  it('has the very bytes that kafkajs writes (property)', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(NOW);
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        const { buffer } = await original(one).encode();
        expect(encodeProduce(one, NOW).toString('hex')).toBe(buffer.toString('hex'));
      }),
      { numRuns: 300 },
    );
    vi.restoreAllMocks();
  });

  it('is refused where newsfold does not write its compression', () => {
    const snappy = RECORD_CODECS.findIndex((codec) => codec?.name === 'snappy');
    const topicData = [
      { topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages: [{ value: null }] }] },
    ];
    expect(() => encodeProduce({ acks: -1, timeout: 1, compression: snappy, topicData }, NOW)).toThrow(
      'snappy',
    );
  });

  it('is written so by kafkajs once it is patched', async () => {
    patchProduceEncoder();
    const one = {
      acks: -1,
      timeout: 1,
      topicData: [
        {
          topic: 't',
          partitions: [
            { partition: 3, firstSequence: 0, messages: [{ value: Buffer.from('v'), timestamp: '5' }] },
          ],
        },
      ],
    };
    const patched = kafkajsInternals.load<Kafkajs>(PATH);
    expect(patched).not.toBe(original);
    const { apiVersion, expectResponse, encode } = patched(one);
    expect([apiVersion, expectResponse()]).toEqual([7, true]);
    expect((await encode()).buffer.equals(encodeProduce(one, 0))).toBe(true);
  });

  it('is left to kafkajs where somebody gave it a codec that newsfold does not write', async () => {
    patchProduceEncoder();
    const { Codecs } = kafkajsInternals.load<{ Codecs: Record<number, () => object> }>(
      'src/protocol/message/compression/index.js',
    );
    const snappy = RECORD_CODECS.findIndex((codec) => codec?.name === 'snappy');
    Codecs[snappy] = () => ({ compress: async () => Buffer.from('packed by another') });
    const messages = [{ value: Buffer.from('v'), timestamp: '5' }];
    const topicData = [{ topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages }] }];
    const patched = kafkajsInternals.load<Kafkajs>(PATH);
    const { buffer } = await patched({ acks: -1, timeout: 1, compression: snappy, topicData }).encode();
    expect(buffer.toString('latin1')).toContain('packed by another');
    registerCodecs(1024 * 1024);
  });
});
