import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { snappyCompress } from 'hysnappy';
import { describe, expect, it } from 'vitest';
import { lz4 } from './lz4.ts';
import { type RecordCodec, TooMuchUnpacked } from './record-codec.ts';
import { codecOf, numberOfCompression } from './record-codecs.ts';
import { snappy } from './snappy.ts';
import { gzip, zstd } from './zlib-codecs.ts';

const ENOUGH = 8 * 1024 * 1024;
const codecs: readonly RecordCodec[] = [gzip, snappy, lz4, zstd];

/** In the blocks of xerial's framing. */
function xerial(bytes: Buffer, blockBytes: number): Buffer {
  const parts: Uint8Array[] = [Buffer.from('82534e41505059000000000100000001', 'hex')];
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const block = snappyCompress(bytes.subarray(at, at + blockBytes));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(block.length);
    parts.push(length, block);
  }
  return Buffer.concat(parts);
}

/** What an LZ4 block is made of: literals, then a match. */
interface Sequence {
  readonly literals: Buffer;
  readonly distance: number;
  readonly length: number;
}

const lengthBytes = (rest: number): number[] => [
  ...Array.from({ length: Math.floor(rest / 255) }, () => 255),
  rest % 255,
];

/** Writes a block, and says what it stands for. */
function lz4Block(sequences: readonly Sequence[], before: Buffer) {
  const block: number[] = [];
  const output: number[] = [...before];
  for (const { literals, distance, length } of sequences) {
    const back = Math.min(distance, output.length + literals.length);
    const [low, high] = [Math.min(15, length - 4), Math.min(15, literals.length)];
    block.push((high << 4) | low);
    if (high === 15) block.push(...lengthBytes(literals.length - 15));
    block.push(...literals);
    output.push(...literals);
    block.push(back & 255, back >> 8);
    if (low === 15) block.push(...lengthBytes(length - 4 - 15));
    for (let i = 0; i < length; i++) output.push(output[output.length - back] as number);
  }
  block.push(0x10, 0x2e);
  output.push(0x2e);
  return { block: Buffer.from(block), output: Buffer.from(output) };
}

interface Framing {
  readonly hasBlockChecksums: boolean;
  readonly hasSize: boolean;
  readonly hasChecksum: boolean;
}

function lz4Frame(blocks: readonly (readonly Sequence[])[], framing: Framing): [Buffer, Buffer] {
  const { hasBlockChecksums, hasSize, hasChecksum } = framing;
  const flags = 0x40 | (hasBlockChecksums ? 0x10 : 0) | (hasSize ? 8 : 0) | (hasChecksum ? 4 : 0);
  const parts = [
    Buffer.from('04224d18', 'hex'),
    Buffer.from([flags, 0x40]),
    Buffer.alloc(hasSize ? 8 : 0),
    Buffer.of(0),
  ];
  let output = Buffer.alloc(0);
  for (const sequences of blocks) {
    const made = lz4Block(sequences, output);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(made.block.length);
    parts.push(size, made.block, Buffer.alloc(hasBlockChecksums ? 4 : 0, 0xee));
    output = made.output;
  }
  const stored = Buffer.alloc(4);
  stored.writeUInt32LE(0x80000003);
  parts.push(stored, Buffer.from('end'), Buffer.alloc(hasBlockChecksums ? 4 : 0, 0xee));
  parts.push(Buffer.alloc(4), Buffer.alloc(hasChecksum ? 4 : 0, 0xee));
  return [Buffer.concat(parts), Buffer.concat([output, Buffer.from('end')])];
}

const bytes = fc.uint8Array({ maxLength: 400 }).map((list) => Buffer.from(list));
const sequence = fc.record({
  literals: fc.uint8Array({ minLength: 1, maxLength: 400 }).map((list) => Buffer.from(list)),
  distance: fc.integer({ min: 1, max: 65_535 }),
  length: fc.integer({ min: 4, max: 700 }),
});
const framing = fc.record({
  hasBlockChecksums: fc.boolean(),
  hasSize: fc.boolean(),
  hasChecksum: fc.boolean(),
});

describe('codecs of record batches', () => {
  it('are found by their number', () => {
    expect([1, 2, 3, 4].map((number) => codecOf(number).name)).toEqual(['gzip', 'snappy', 'lz4', 'zstd']);
    expect(() => codecOf(5)).toThrow(/compression 5 is not known/);
    expect(['none', 'gzip', 'zstd'].map((name) => numberOfCompression(name as 'none'))).toEqual([0, 1, 4]);
  });

  it('give back what was compressed (property)', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 5 }), fc.nat({ max: 5 }), (parts, repeats) => {
        const plain = Buffer.concat(Array.from({ length: repeats + 1 }, () => Buffer.concat(parts)));
        expect(gzip.unpack(gzipSync(plain), ENOUGH).equals(plain)).toBe(true);
        expect(zstd.unpack(zstdCompressSync(plain), ENOUGH).equals(plain)).toBe(true);
        expect(snappy.unpack(Buffer.from(snappyCompress(plain)), ENOUGH).equals(plain)).toBe(true);
        expect(snappy.unpack(xerial(plain, 100), ENOUGH).equals(plain)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('read LZ4 frames as they are described, also with blocks that depend on earlier ones (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(sequence, { maxLength: 6 }), { maxLength: 4 }),
        framing,
        (blocks, how) => {
          const [frame, output] = lz4Frame(blocks, how);
          expect(lz4.unpack(frame, ENOUGH).equals(output)).toBe(true);
          expect(lz4.unpack(Buffer.concat([frame, frame]), ENOUGH).length).toBe(2 * output.length);
          expect(lz4.unpack(frame, output.length).length).toBe(output.length);
          expect(() => lz4.unpack(frame, output.length - 1)).toThrow(TooMuchUnpacked);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('hold no more than the bound, whatever is announced', () => {
    const plain = Buffer.alloc(3_000_000, 0x20);
    const packed: [RecordCodec, Buffer][] = [
      [gzip, gzipSync(plain)],
      [zstd, zstdCompressSync(plain)],
      [snappy, Buffer.from(snappyCompress(plain))],
      [snappy, xerial(plain, 32_768)],
      [snappy, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0])],
    ];
    for (const [codec, value] of packed)
      expect(() => codec.unpack(value, plain.length - 1)).toThrow(TooMuchUnpacked);
    for (const [codec, value] of packed.slice(0, 4))
      expect(codec.unpack(value, plain.length).length).toBe(plain.length);
  });

  it('end with an error, and soon, whatever bytes they get (property)', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(...codecs), (garbage, codec) => {
        const heads = [Buffer.alloc(0), Buffer.from('04224d18604000', 'hex'), xerial(Buffer.alloc(0), 1)];
        for (const head of heads) {
          try {
            expect(codec.unpack(Buffer.concat([head, garbage]), 100_000).length).toBeLessThanOrEqual(100_000);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        }
      }),
    );
  });

  it('go on after a trap', () => {
    const plain = Buffer.from('abcabcabcabc'.repeat(50));
    const packed = Buffer.from(snappyCompress(plain));
    expect(() => snappy.unpack(Buffer.from([0xc8, 0x01, 0xfe, 0xff, 0xff]), ENOUGH)).toThrow();
    expect(snappy.unpack(packed, ENOUGH).equals(plain)).toBe(true);
  });

  it.each([
    ['no frame', '00112233'],
    ['another version', '04224d18804000'],
    ['a dictionary', '04224d18614000'],
    ['a match before the beginning', '04224d186040000500000010410500ff00000000'],
    ['a match of distance 0', '04224d18604000050000001041000000'],
    ['a block that is cut short', '04224d1860400005000000'],
    ['a length without end', '04224d1860400002000000f0ff00000000'],
    ['no end mark', '04224d18604000'],
  ])('refuse LZ4 with %s', (_, hex) => {
    expect(() => lz4.unpack(Buffer.from(hex, 'hex'), ENOUGH)).toThrow(/LZ4/);
  });

  it('pass over LZ4 frames that hold nothing', () => {
    const [frame, output] = lz4Frame([], { hasBlockChecksums: false, hasSize: false, hasChecksum: false });
    const skippable = Buffer.from('502a4d1803000000aabbcc', 'hex');
    expect(lz4.unpack(Buffer.concat([skippable, frame]), ENOUGH).equals(output)).toBe(true);
  });
});
