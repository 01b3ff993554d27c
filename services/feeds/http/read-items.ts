/** The articles of a request: one, an array, or NDJSON of any length, plain or gzip; as they come, within bounds. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Admitted } from './admission.ts';
import { Refusal } from './refusal.ts';

/** An article that was sent, or why it is none. */
export type SentItem =
  | { readonly kind: 'article'; readonly article: Readonly<Record<string, unknown>>; readonly bytes: number }
  | { readonly kind: 'refused'; readonly reason: string; readonly detail: string };

/** Bodies that are read. */
export type BodyKind = 'json' | 'ndjson' | 'opml';

const KINDS: Readonly<Record<string, BodyKind>> = {
  'application/json': 'json',
  'application/feed+json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/x-opml': 'opml',
  'application/xml': 'opml',
  'text/xml': 'opml',
};

/**
 * What a request says that its body is. A type of another kind is refused: pages of strangers can make a browser send
 * those, and not these.
 * @throws Refusal
 */
export function bodyKind({ headers }: IncomingMessage): BodyKind {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const kind = KINDS[type];
  if (kind === undefined)
    throw new Refusal(415, 'content-type must be application/json or application/x-ndjson');
  return kind;
}

function unpacked(request: IncomingMessage): Readable {
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return request;
  if (encoding !== 'gzip') throw new Refusal(415, 'content-encoding must be gzip, or absent');
  const gunzip = createGunzip();
  request.on('error', (error) => gunzip.destroy(error));
  request.on('aborted', () => gunzip.destroy(new Refusal(400, 'the request ends too early')));
  return request.pipe(gunzip);
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* unpacked(request) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code.startsWith('Z_')) throw new Refusal(400, 'the body is no gzip, or ends too early');
    throw error;
  }
}

/** A whole body as text. @throws Refusal when it is larger than allowed */
export async function readWhole(request: IncomingMessage, maxBytes: number, room: Admitted): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new Refusal(
        413,
        `the body has more than ${maxBytes} bytes; send NDJSON, which may be of any length`,
      );
    room.hold(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const kindOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;

function itemOf(value: unknown, bytes: number): SentItem {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { kind: 'article', article: value as Readonly<Record<string, unknown>>, bytes };
  return {
    kind: 'refused',
    reason: 'not-an-object',
    detail: `${kindOf(value)} is no article; send an object`,
  };
}

function itemOfLine(line: Buffer): SentItem {
  try {
    return itemOf(JSON.parse(line.toString('utf8')), line.length);
  } catch {
    return { kind: 'refused', reason: 'malformed-json', detail: 'the line is not JSON' };
  }
}

/** The articles of a JSON body. @throws Refusal */
async function* ofJson(request: IncomingMessage, maxBytes: number, room: Admitted): AsyncGenerator<SentItem> {
  const text = await readWhole(request, maxBytes, room);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const each = Math.ceil(text.length / Math.max(1, values.length));
  for (const one of values) yield itemOf(one, each);
}

const NEWLINE = 0x0a;
const tooLong = (maxBytes: number): SentItem => ({
  kind: 'refused',
  reason: 'too-large',
  detail: `the line has more than ${maxBytes} bytes`,
});

/** The articles of NDJSON, as the lines come. A line that is too long is refused, and those after it are read. */
async function* ofLines(
  request: IncomingMessage,
  maxBytes: number,
  room: Admitted,
): AsyncGenerator<SentItem> {
  let parts: Buffer[] = [];
  let bytes = 0;
  const take = (part: Buffer) => {
    bytes += part.length;
    if (bytes > maxBytes) return;
    room.hold(part.length);
    parts.push(part);
  };
  const end = (): SentItem | null => {
    const isTooLong = bytes > maxBytes;
    const line = isTooLong ? null : Buffer.concat(parts);
    for (const part of parts) room.release(part.length);
    [parts, bytes] = [[], 0];
    if (line === null) return tooLong(maxBytes);
    return line.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09) ? null : itemOfLine(line);
  };
  for await (const chunk of chunksOf(request)) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      from = at + 1;
      const item = end();
      if (item !== null) yield item;
    }
    take(chunk.subarray(from));
  }
  const last = end();
  if (last !== null) yield last;
}

/**
 * The articles of a request.
 * @param maxBytes of a JSON body, and of a line of NDJSON
 * @throws Refusal for what cannot be read as a whole
 */
export function readItems(
  request: IncomingMessage,
  kind: BodyKind,
  maxBytes: number,
  room: Admitted,
): AsyncGenerator<SentItem> {
  if (kind === 'opml') throw new Refusal(415, 'articles are JSON or NDJSON');
  return kind === 'json' ? ofJson(request, maxBytes, room) : ofLines(request, maxBytes, room);
}
