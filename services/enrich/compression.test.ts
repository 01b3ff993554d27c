import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { zstd } from './compression.ts';

/** Lengths around those of a member, of an event, and of the pieces in which zlib gives what it expands. */
const LENGTHS = [0, 1, 63, 64, 6_400, 16_383, 16_384, 16_385, 25_000, 700_000];

describe('the compression of a worker', () => {
  it.each(LENGTHS)('gives %d bytes back, whatever they are', (length) => {
    for (const bytes of [randomBytes(length), Buffer.alloc(length, 'what was agreed. ')])
      expect(Buffer.compare(zstd.expand(zstd.compress(bytes)), bytes)).toBe(0);
  });

  it('keeps its bytes in memory of their own', () => {
    const kept = zstd.compress(Buffer.from('a member'));
    expect(kept.buffer.byteLength).toBe(kept.length);
  });

  it('expands bytes that lie within others, as a file gives them', () => {
    const kept = zstd.compress(Buffer.alloc(9_000, 'a story '));
    const around = Buffer.concat([Buffer.from('before'), kept, Buffer.from('behind')]);
    const within = around.subarray(6, 6 + kept.length);
    expect(Buffer.from(zstd.expand(within)).toString()).toBe('a story '.repeat(1125));
  });
});
