/** The HTML pages of a WARC file (ISO 28500): responses of servers, each with the address it came from. */
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { MAX_RAW_BYTES } from '@newsfold/ingest/domain/parse-raw.ts';
import { pageRecord } from './html-page.ts';
import type { InputLine } from './input-record.ts';

const HEAD_END = Buffer.from('\r\n\r\n');
/** Longest head of a record or response, bytes. */
const MAX_HEAD = 1024 * 1024;

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** Takes bytes off a stream in pieces of known length. */
class Reader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done === true) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }

  /** The next head; undefined at the end. */
  async head(): Promise<string | undefined> {
    for (;;) {
      const start = this.#rest.findIndex((byte) => byte > 32);
      const end = start < 0 ? -1 : this.#rest.indexOf(HEAD_END, start);
      if (end >= 0) {
        const text = this.#rest.toString('utf8', start, end);
        this.#rest = this.#rest.subarray(end + HEAD_END.length);
        return text;
      }
      if (this.#rest.length > MAX_HEAD) throw new Error('a record of the WARC file has no end of its head');
      if (!(await this.#more())) return undefined;
    }
  }

  /** The next bytes; null where they are more than `most`, and passed. */
  async body(length: number, most: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    let left = length;
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) throw new Error('the WARC file is cut short');
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      if (length <= most) parts.push(part);
    }
    return length <= most ? Buffer.concat(parts) : null;
  }
}

function fieldsOf(head: string): ReadonlyMap<string, string> {
  const lines = head.split('\r\n').slice(1);
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** A body that was sent in chunks, put together. */
function dechunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || !(length > 0)) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

/** The page of a response; undefined for anything else than a page that was found. */
function pageOf(response: Buffer): string | undefined {
  const end = response.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = response.toString('latin1', 0, end);
  const fields = fieldsOf(head);
  const type = fields.get('content-type') ?? '';
  if (!/^HTTP\/\S+ 200\b/.test(head) || !/^(?:text\/html|application\/xhtml)/i.test(type)) return undefined;
  const sent = response.subarray(end + HEAD_END.length);
  const body = /chunked/i.test(fields.get('transfer-encoding') ?? '') ? dechunked(sent) : sent;
  const unpack = UNPACK[(fields.get('content-encoding') ?? '').toLowerCase()];
  const encoding = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding).decode(unpack === undefined ? body : unpack(body));
  } catch (error) {
    // An encoding that nobody knows, or a body that crawlers have unpacked and left the header: it stands as it is.
    if (error instanceof RangeError || unpack !== undefined) return body.toString('utf8');
    throw error;
  }
}

/** The pages, numbered from 1; what is no page is passed. */
export async function* warcPages(chunks: AsyncIterable<Buffer>): AsyncGenerator<InputLine> {
  const reader = new Reader(chunks);
  let number = 0;
  for (let head = await reader.head(); head !== undefined; head = await reader.head()) {
    const fields = fieldsOf(head);
    const length = Number(fields.get('content-length'));
    if (!Number.isSafeInteger(length) || length < 0)
      throw new Error('a record of the WARC file has no length');
    const body = await reader.body(length, MAX_RAW_BYTES);
    const page = body === null || fields.get('warc-type') !== 'response' ? undefined : pageOf(body);
    const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '');
    if (page !== undefined) yield { number: ++number, line: pageRecord(page, url) };
  }
}
