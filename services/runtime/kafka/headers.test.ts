import { createRequire } from 'node:module';
import { superlinear } from '@newsfold/test/support/growth.ts';
import { describe, expect, it } from 'vitest';
import type { Headers } from '../log/broker.ts';
import { fromHeaders, toHeaders } from './headers.ts';
import { applyPatches } from './patches/apply-patches.ts';

applyPatches(1024 * 1024);

const load = createRequire(import.meta.url);
const encodeRecord = load('kafkajs/src/protocol/recordBatch/record/v0/index.js');
const decodeRecord = load('kafkajs/src/protocol/recordBatch/record/v0/decoder.js');
const Decoder = load('kafkajs/src/protocol/decoder.js');

const encode = (headers: Headers): Buffer =>
  encodeRecord({ key: null, value: Buffer.from('v'), headers: fromHeaders(headers) }).buffer;

function decode(bytes: Buffer): Headers {
  const decoder = new Decoder(bytes);
  decoder.readVarInt();
  const record = decodeRecord(decoder, { firstOffset: '0', firstTimestamp: '0', magicByte: 2 });
  expect(record.value).toEqual(Buffer.from('v'));
  return toHeaders(record.headers);
}

/** A record's headers through kafkajs' own encoder and decoder, as over the wire. */
const overTheWire = (headers: Headers): Headers => decode(encode(headers));

const header = (key: string, value: string) => [key, Buffer.from(value)] as const;

describe('headers of kafkajs', () => {
  it.each([
    ['none', []],
    ['one', [header('a', '1')]],
    ['one name three times', [header('a', '1'), header('a', '2'), header('a', '3')]],
    [
      'names of Object.prototype',
      ['__proto__', 'constructor', 'toString', 'valueOf'].map((key) => header(key, '1')),
    ],
    ['__proto__ twice', [header('__proto__', '1'), header('__proto__', '2')]],
    ['an empty name and an empty value', [header('', '')]],
  ])('come through as they are: %s', (_, headers) => {
    expect(overTheWire(headers)).toEqual(headers);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  it.each([
    ['of different names', (at: number) => `h${at}`],
    ['of one name', () => 'h'],
  ])('are read in time that grows with their number, not with its square: %s', async (_, name) => {
    const encoded = new Map(
      [1_000, 16_000].map((count) => [
        count,
        encode(Array.from({ length: count }, (_, at) => header(name(at), 'x'))),
      ]),
    );
    const work = (count: number) => decode(encoded.get(count) ?? Buffer.alloc(0));
    expect(await superlinear({ work, small: 1_000, large: 16_000, slackMs: 20 })).toBeUndefined();
  });
});
