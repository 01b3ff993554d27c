/** Compression at the port: what is written, and how much of what is read a process is willing to hold. */

/** Ways to compress what newsfold writes, as the setting spells them. */
export const WRITTEN_COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;

export type WrittenCompression = (typeof WRITTEN_COMPRESSIONS)[number];

/** What the batches of a fetch may unpack to where nothing else is said, bytes: four times the largest raw record. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
