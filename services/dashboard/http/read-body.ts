/** The body of a request that sends one: JSON, and bounded. */
import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

/** Longest body, bytes. */
const MOST_BYTES = 64 * 1024;

/**
 * Reads a body. Its type must say JSON: a page of another site cannot send that without being asked for leave first.
 * @throws Problem
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new Problem('wrong-type', 'send `content-type: application/json`');
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > MOST_BYTES) throw new Problem('too-large', `at most ${MOST_BYTES} bytes`);
    parts.push(part as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new Problem('invalid-parameter', 'the body is not JSON', { parameter: 'body' });
  }
}
