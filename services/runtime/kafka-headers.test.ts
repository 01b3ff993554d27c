import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Headers } from './broker.ts';
import { correctHeaderDecoder, fromHeaders, toHeaders } from './kafka-headers.ts';

correctHeaderDecoder();

const load = createRequire(import.meta.url);
const encodeRecord = load('kafkajs/src/protocol/recordBatch/record/v0/index.js');
const decodeRecord = load('kafkajs/src/protocol/recordBatch/record/v0/decoder.js');
const Decoder = load('kafkajs/src/protocol/decoder.js');

/** A record's headers through kafkajs' own encoder and decoder, as over the wire. */
function overTheWire(headers: Headers): Headers {
  const value = Buffer.from('v');
  const { buffer } = encodeRecord({ key: null, value, headers: fromHeaders(headers) });
  const decoder = new Decoder(buffer);
  decoder.readVarInt();
  const batch = { firstOffset: '0', firstTimestamp: '0', magicByte: 2 };
  const record = decodeRecord(decoder, batch);
  expect(record.value).toEqual(value);
  return toHeaders(record.headers);
}

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

  it('take time that grows with their number, not with its square', () => {
    const fastest = (count: number, name: (at: number) => string) => {
      const headers = Array.from({ length: count }, (_, at) => header(name(at), 'x'));
      const times = [1, 2, 3].map(() => {
        const begin = performance.now();
        overTheWire(headers);
        return performance.now() - begin;
      });
      return Math.min(...times);
    };
    for (const name of [(at: number) => `h${at}`, () => 'h']) {
      fastest(2_000, name);
      // Four times as many may take four times as long, quadratic work takes sixteen times; 60 ms are noise.
      expect(fastest(40_000, name)).toBeLessThan(8 * fastest(10_000, name) + 60);
    }
  });
});
