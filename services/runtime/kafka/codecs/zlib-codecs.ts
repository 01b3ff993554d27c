/** gzip and zstd, which Node has built in. */
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type RecordCodec, TooMuchUnpacked } from './record-codec.ts';

/** Runs a decoder of zlib; what it says of its bound gets our name. */
function bounded(maxBytes: number, unpack: () => Buffer): Buffer {
  try {
    return unpack();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? new TooMuchUnpacked(maxBytes) : error;
  }
}

export const gzip: RecordCodec = {
  name: 'gzip',
  unpack: (bytes, maxBytes) => bounded(maxBytes, () => gunzipSync(bytes, { maxOutputLength: maxBytes })),
  pack: (bytes) => gzipSync(bytes),
};

export const zstd: RecordCodec = {
  name: 'zstd',
  unpack: (bytes, maxBytes) =>
    bounded(maxBytes, () => zstdDecompressSync(bytes, { maxOutputLength: maxBytes })),
  pack: (bytes) => zstdCompressSync(bytes),
};
