/** Answers as they go out: JSON with its ETag, packed where the client takes it, problems as RFC 9457 has them. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { SAFE_HEADERS } from '@newsfold/runtime/process/safe-headers.ts';
import type { Problem } from './problem.ts';

const pack = promisify(gzip);
/** Shorter answers are not packed, bytes. */
const PACKED_FROM = 1400;
/** The fastest level: an answer of 50 kB takes a millisecond. */
const PACK_LEVEL = 1;

/** An answer. */
export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is written as JSON. */
  readonly body: object | string | Buffer;
}

const takesGzip = ({ headers }: IncomingMessage) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(String(headers['accept-encoding'] ?? ''));

function isKnown(request: IncomingMessage, etag: string): boolean {
  const given = request.headers['if-none-match'];
  return (
    given?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*') ?? false
  );
}

/** Sends an answer. HEAD gets its headers alone. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const { status = 200, type = 'application/json; charset=utf-8', headers = {}, body } = answer;
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : `${JSON.stringify(body)}\n`);
  const etag = `"${createHash('sha1').update(bytes).digest('base64url').slice(0, 20)}"`;
  const all: Record<string, string> = {
    ...SAFE_HEADERS,
    // Whoever keeps it asks each time whether it still holds.
    'cache-control': 'private, no-cache',
    'content-type': type,
    vary: 'accept-encoding, authorization, origin',
    ...(status === 200 ? { etag } : {}),
    ...headers,
  };
  if (status === 200 && isKnown(request, etag)) return void response.writeHead(304, all).end();
  const isPacked = bytes.length >= PACKED_FROM && takesGzip(request);
  const sent = isPacked ? await pack(bytes, { level: PACK_LEVEL }) : bytes;
  if (isPacked) all['content-encoding'] = 'gzip';
  all['content-length'] = String(sent.length);
  response.writeHead(status, all).end(request.method === 'HEAD' ? undefined : sent);
}

/** Sends a problem; a connection that has begun its answer is cut. */
export async function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
): Promise<void> {
  if (response.headersSent) return void response.destroy();
  const { status, retryAfterSeconds } = problem;
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (retryAfterSeconds !== null) headers['retry-after'] = String(retryAfterSeconds);
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (status === 405) headers.allow = String(problem.members.allow ?? 'GET, HEAD');
  await send(request, response, {
    status,
    type: 'application/problem+json; charset=utf-8',
    headers,
    body: problem.body(),
  });
}
