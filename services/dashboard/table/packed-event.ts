/** Events as the table keeps them: JSON, packed. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Story } from '@newsfold/schemas/generated/records.ts';

/** The fastest level: an event of ten kilobytes takes some 60 µs and a third of its size. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Packs an event. */
export function packEvent(story: Story): Uint8Array {
  return zstdCompressSync(JSON.stringify(story), LEVEL);
}

/** The JSON of a packed event. */
export function eventText(packed: Uint8Array): string {
  return zstdDecompressSync(packed).toString('utf8');
}

/** A packed event. */
export function unpackEvent(packed: Uint8Array): Story {
  return JSON.parse(eventText(packed)) as Story;
}
