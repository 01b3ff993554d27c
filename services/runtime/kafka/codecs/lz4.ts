/**
 * The LZ4 frame format (version 1.6.x of its description), read only. No package reads it within a bound: lz4js, the one
 * in plain JavaScript, has not changed since 2016, takes block checksums for data, and writes past its output unnoticed;
 * the WebAssembly ones read single blocks alone; the others are native.
 */
import { type RecordCodec, TooMuchUnpacked } from './record-codec.ts';

const MAGIC = 0x184d2204;
/** Magic numbers of frames to be skipped: these and the fifteen after it. */
const SKIPPABLE = 0x184d2a50;
const VERSION = 0x40;
const VERSION_MASK = 0xc0;
const BLOCK_CHECKSUM = 0x10;
const CONTENT_SIZE = 0x08;
const CONTENT_CHECKSUM = 0x04;
const DICTIONARY = 0x01;
const STORED = 0x80000000;
/** Shortest match; what a length of fifteen is continued by. */
const MIN_MATCH = 4;
const MORE = 15;
const FIRST_OUTPUT_BYTES = 64 * 1024;

/** Output that grows up to a bound. */
class Output {
  bytes: Buffer;
  length = 0;
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.bytes = Buffer.allocUnsafe(Math.min(FIRST_OUTPUT_BYTES, maxBytes));
  }

  /** Makes room for so many bytes more. @throws TooMuchUnpacked beyond the bound */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed > this.#maxBytes) throw new TooMuchUnpacked(this.#maxBytes);
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.min(this.#maxBytes, Math.max(needed, 2 * this.bytes.length)));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  append(source: Buffer, from: number, to: number): void {
    this.reserve(to - from);
    this.length += source.copy(this.bytes, this.length, from, to);
  }

  /** Repeats what lies `distance` bytes back; the two may overlap. @param begin nothing before it may be repeated */
  repeat(distance: number, count: number, begin: number): void {
    if (distance === 0 || distance > this.length - begin)
      throw new Error('an LZ4 match reaches before its frame');
    this.reserve(count);
    const { bytes, length } = this;
    if (distance >= count) bytes.copyWithin(length, length - distance, length - distance + count);
    else if (distance === 1) bytes.fill(bytes[length - 1] as number, length, length + count);
    else for (let at = length; at < length + count; at += 1) bytes[at] = bytes[at - distance] as number;
    this.length += count;
  }
}

/** Reads one block of sequences into the output. */
function unpackBlock(block: Buffer, output: Output, begin: number): void {
  const end = block.length;
  let at = 0;
  const longer = (length: number): number => {
    let sum = length;
    for (let byte = 255; byte === 255; at += 1) {
      if (at >= end) throw new Error('an LZ4 length is cut short');
      byte = block[at] as number;
      sum += byte;
    }
    return sum;
  };
  while (at < end) {
    const token = block[at] as number;
    at += 1;
    const literals = token >> 4 === MORE ? longer(MORE) : token >> 4;
    if (at + literals > end) throw new Error('LZ4 literals are cut short');
    output.append(block, at, at + literals);
    at += literals;
    // The last sequence has literals alone.
    if (at === end) return;
    if (at + 2 > end) throw new Error('an LZ4 match is cut short');
    const distance = block.readUInt16LE(at);
    at += 2;
    const length = (token & MORE) === MORE ? longer(MORE) : token & MORE;
    output.repeat(distance, length + MIN_MATCH, begin);
  }
}

/** Reads one frame. @returns where it ends */
function unpackFrame(bytes: Buffer, start: number, output: Output): number {
  const flags = bytes[start + 4] ?? 0;
  if ((flags & VERSION_MASK) !== VERSION) throw new Error('not an LZ4 frame of version 1');
  if ((flags & DICTIONARY) !== 0) throw new Error('an LZ4 frame with a dictionary');
  // Checksums of the header and of blocks are passed over: the batch has one of its own.
  let at = start + 7 + ((flags & CONTENT_SIZE) === 0 ? 0 : 8);
  const begin = output.length;
  for (;;) {
    if (at + 4 > bytes.length) throw new Error('an LZ4 frame is cut short');
    const size = bytes.readUInt32LE(at);
    at += 4;
    if (size === 0) return at + ((flags & CONTENT_CHECKSUM) === 0 ? 0 : 4);
    const end = at + (size % STORED);
    if (end > bytes.length) throw new Error('an LZ4 block is cut short');
    if (size >= STORED) output.append(bytes, at, end);
    else unpackBlock(bytes.subarray(at, end), output, begin);
    at = end + ((flags & BLOCK_CHECKSUM) === 0 ? 0 : 4);
  }
}

export const lz4: RecordCodec = {
  name: 'lz4',
  unpack: (bytes, maxBytes) => {
    const output = new Output(maxBytes);
    for (let at = 0; at < bytes.length; ) {
      const magic = at + 4 <= bytes.length ? bytes.readUInt32LE(at) : 0;
      if (magic === MAGIC) at = unpackFrame(bytes, at, output);
      else if (magic - (magic % 16) === SKIPPABLE && at + 8 <= bytes.length)
        at += 8 + bytes.readUInt32LE(at + 4);
      else throw new Error('not an LZ4 frame');
    }
    return output.bytes.subarray(0, output.length);
  },
};
