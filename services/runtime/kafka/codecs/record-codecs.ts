/** The codecs of Kafka by their number in the attributes of a batch. */
import type { WrittenCompression } from '../../log/compression.ts';
import { lz4 } from './lz4.ts';
import type { RecordCodec } from './record-codec.ts';
import { snappy } from './snappy.ts';
import { gzip, zstd } from './zlib-codecs.ts';

/** By number; 0 is none. */
export const RECORD_CODECS: readonly (RecordCodec | undefined)[] = [undefined, gzip, snappy, lz4, zstd];

/** The codec with a number. @throws Error when Kafka has none with it that is known here */
export function codecOf(number: number): RecordCodec {
  const codec = RECORD_CODECS[number];
  if (codec === undefined) throw new Error(`compression ${number} is not known`);
  return codec;
}

/** The number of a compression, as kafkajs wants it. */
export function numberOfCompression(name: WrittenCompression): number {
  return Math.max(
    0,
    RECORD_CODECS.findIndex((codec) => codec?.name === name),
  );
}
