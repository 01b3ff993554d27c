/** The body of an answer, unpacked, within bounds: what a small answer unpacks to is counted as it comes. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';

const UNPACKERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
} as const;

/** What is offered to servers. */
export const ACCEPTED_ENCODINGS = 'gzip, br, deflate';

/** Codes of unpackers for a stream that ends too early. */
const CUT_OFF: ReadonlySet<string> = new Set(['Z_BUF_ERROR', 'ERR_BROTLI_DECODER_ERROR_UNEXPECTED_END']);

function unpacked(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return response;
  if (!Object.hasOwn(UNPACKERS, encoding))
    throw new WebFailure('bad-encoding', `the answer is encoded as ${encoding.slice(0, 60)}`);
  const unpacker = UNPACKERS[encoding as keyof typeof UNPACKERS]();
  // pipe passes no error on: a connection that breaks would leave the unpacker waiting.
  response.on('error', (error) => unpacker.destroy(error));
  response.on('aborted', () => unpacker.destroy(new WebFailure('truncated', 'the connection was cut off')));
  return response.pipe(unpacker);
}

function failureOf(error: NodeJS.ErrnoException): Error {
  if (error instanceof WebFailure) return error;
  if (CUT_OFF.has(error.code ?? '')) return new WebFailure('truncated', 'the packed answer ends too early');
  if (/^(Z_|ERR_BROTLI|ERR_ZSTD|ZSTD_|ERR__ERROR)/.test(error.code ?? ''))
    return new WebFailure('bad-encoding', `the answer cannot be unpacked: ${error.message}`);
  if (error.code === 'ECONNRESET') return new WebFailure('truncated', 'the connection was cut off');
  return error;
}

/**
 * Reads a body to its end.
 * @param maxBytes of what it unpacks to
 * @throws WebFailure when it is larger, ends too early or cannot be unpacked
 */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new WebFailure('too-large', `the answer has more than ${maxBytes} bytes`);
  const announced = Number(response.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of unpacked(response) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw failureOf(error as NodeJS.ErrnoException);
  }
  if (!response.complete) throw new WebFailure('truncated', 'the answer ends too early');
  return Buffer.concat(chunks);
}
