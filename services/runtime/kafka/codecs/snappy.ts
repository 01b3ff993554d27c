/**
 * snappy in both framings that producers use: raw, as librdkafka writes it, and in blocks as xerial's Java library frames
 * them. The decoder is WebAssembly (hysnappy); its memory only grows, so a large batch gets an instance of its own.
 */
import { snappyUncompressor } from 'hysnappy';
import { type RecordCodec, TooMuchUnpacked } from './record-codec.ts';

/** What xerial's framing begins with; two versions of four bytes follow. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const XERIAL_HEADER_BYTES = 16;
/** Blocks up to this size, in and out, share an instance, bytes: xerial's are 32 KiB. */
const SHARED_BYTES = 1024 * 1024;

type Unpack = ReturnType<typeof snappyUncompressor>;

let shared: Unpack | undefined;

/** The length that a block announces for its output: a varint of at most five bytes. */
function announcedLength(block: Buffer): number {
  let length = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = block[at];
    if (byte === undefined) break;
    length += (byte & 127) * 128 ** at;
    if (byte < 128) return length;
  }
  throw new Error('a snappy block announces no length');
}

function unpackBlock(block: Buffer, length: number): Uint8Array {
  if (length === 0) return new Uint8Array(0);
  if (block.length + length > SHARED_BYTES) return snappyUncompressor()(block, length);
  shared ??= snappyUncompressor();
  try {
    return shared(block, length);
  } catch (error) {
    // After a trap the state of the instance is not known.
    shared = undefined;
    throw error;
  }
}

function* blocksOf(bytes: Buffer): Generator<Buffer> {
  if (bytes.length < XERIAL_HEADER_BYTES || !bytes.subarray(0, XERIAL.length).equals(XERIAL)) {
    yield bytes;
    return;
  }
  for (let at = XERIAL_HEADER_BYTES; at < bytes.length; ) {
    const length = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : Number.POSITIVE_INFINITY;
    const end = at + 4 + length;
    if (end > bytes.length) throw new Error('a snappy block is cut short');
    yield bytes.subarray(at + 4, end);
    at = end;
  }
}

export const snappy: RecordCodec = {
  name: 'snappy',
  unpack: (bytes, maxBytes) => {
    const parts: Uint8Array[] = [];
    let total = 0;
    for (const block of blocksOf(bytes)) {
      const length = announcedLength(block);
      total += length;
      if (total > maxBytes) throw new TooMuchUnpacked(maxBytes);
      parts.push(unpackBlock(block, length));
    }
    return Buffer.concat(parts, total);
  },
};
