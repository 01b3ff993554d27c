/** The bytes of an input as UTF-8: unpacked from gzip or zstd, and decoded from what else text is written in. */
import { createReadStream, statSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

/** How packed data begins, and what unpacks it. */
const PACKINGS: readonly { readonly magic: Buffer; readonly unpack: () => Duplex }[] = [
  { magic: Buffer.from([0x1f, 0x8b]), unpack: createGunzip },
  { magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), unpack: createZstdDecompress },
];

/** How text in another encoding than UTF-8 begins. */
const MARKS: readonly { readonly mark: Buffer; readonly encoding: string }[] = [
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
  // "<" and "{" without a mark, as old exports write them.
  { mark: Buffer.from([0x3c, 0x00]), encoding: 'utf-16le' },
  { mark: Buffer.from([0x00, 0x3c]), encoding: 'utf-16be' },
  { mark: Buffer.from([0x7b, 0x00]), encoding: 'utf-16le' },
  { mark: Buffer.from([0x00, 0x7b]), encoding: 'utf-16be' },
  { mark: Buffer.from([0x5b, 0x00]), encoding: 'utf-16le' },
  { mark: Buffer.from([0x00, 0x5b]), encoding: 'utf-16be' },
];

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Enough to tell how an input is packed and encoded, bytes. */
const MARK_BYTES = 4;
/** Packings in packings that are opened: a gzip file that a server packed again. */
const MAX_PACKINGS = 2;

/** Chunks of bytes that can be looked at before they are read. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  #waiting: Buffer[] = [];
  #bytes = 0;
  #isEnded = false;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The first bytes, as many as wanted if there are so many; they stay to be read. @param isEnough asked about each chunk */
  async peek(
    bytes: number,
    isEnough: (gathered: Buffer) => boolean = () => false,
  ): Promise<{ readonly head: Buffer; readonly isAll: boolean }> {
    // What has been looked at already may be enough: the next chunk may be long in coming.
    const isKnown = this.#waiting.some(isEnough);
    while (!isKnown && !this.#isEnded && this.#bytes < bytes) {
      const { value, done } = await this.#chunks.next();
      if (done === true) this.#isEnded = true;
      else {
        this.#waiting.push(value);
        this.#bytes += value.length;
        if (isEnough(value)) break;
      }
    }
    if (this.#waiting.length > 1) this.#waiting = [Buffer.concat(this.#waiting)];
    return { head: this.#waiting[0] ?? Buffer.alloc(0), isAll: this.#isEnded };
  }

  /** All of it, from the beginning: once. */
  async *read(): AsyncGenerator<Buffer> {
    const waiting = this.#waiting;
    this.#waiting = [];
    yield* waiting;
    for (let next = await this.#chunks.next(); next.done !== true; next = await this.#chunks.next())
      yield next.value;
  }
}

async function* through(source: ByteSource, transform: Duplex): AsyncGenerator<Buffer> {
  const feed = async () => {
    for await (const chunk of source.read())
      if (!transform.write(chunk)) await new Promise((resolve) => transform.once('drain', resolve));
    transform.end();
  };
  feed().catch((error: Error) => transform.destroy(error));
  for await (const chunk of transform) yield chunk as Buffer;
}

async function unpacked(source: ByteSource): Promise<ByteSource> {
  let inner = source;
  for (let depth = 0; depth < MAX_PACKINGS; depth += 1) {
    const { head } = await inner.peek(MARK_BYTES);
    const packing = PACKINGS.find(({ magic }) => head.subarray(0, magic.length).equals(magic));
    if (packing === undefined) return inner;
    inner = new ByteSource(through(inner, packing.unpack()));
  }
  return inner;
}

/** The chunks as UTF-8. */
export async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield Buffer.from(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield Buffer.from(rest);
}

async function* withoutMark(source: ByteSource): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of source.read()) {
    yield isFirst ? chunk.subarray(UTF8_MARK.length) : chunk;
    isFirst = false;
  }
}

/** An input as bytes, and how far it has been read. */
export interface OpenedBytes {
  readonly source: ByteSource;
  /** Bytes as they lie on the disk; a total of 0 where nobody knows it. */
  progress(): { readonly done: number; readonly total: number };
}

function openFile(path: string): {
  readonly chunks: AsyncIterable<Buffer>;
  readonly progress: OpenedBytes['progress'];
} {
  if (path === '-') return { chunks: process.stdin, progress: () => ({ done: 0, total: 0 }) };
  const stats = statSync(path);
  const total = stats.isFile() ? stats.size : 0;
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  return { chunks: stream, progress: () => ({ done: stream.bytesRead, total }) };
}

/** Opens a file, or standard input for `-`: unpacked and, where its first bytes say how it is written, as UTF-8. */
export async function openBytes(path: string): Promise<OpenedBytes> {
  const { chunks, progress } = openFile(path);
  const source = await unpacked(new ByteSource(chunks));
  const { head } = await source.peek(MARK_BYTES);
  if (head.subarray(0, UTF8_MARK.length).equals(UTF8_MARK))
    return { source: new ByteSource(withoutMark(source)), progress };
  const marked = MARKS.find(({ mark }) => head.subarray(0, mark.length).equals(mark));
  if (marked === undefined) return { source, progress };
  return { source: new ByteSource(decoded(source.read(), marked.encoding)), progress };
}
