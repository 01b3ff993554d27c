/** Places to go on from, opaque to whoever has them: of a list, and of the changes. */
import { createHash } from 'node:crypto';
import type { PageEnd } from '../table/list-query.ts';
import { Problem } from './problem.ts';

/** A place in a list: it is good for the same question alone. */
export interface ListCursor extends PageEnd {
  readonly now: number;
}

/** A name for what was asked, so that a cursor of another question is refused. */
export function questionName(question: unknown): string {
  const text = JSON.stringify(question, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  return createHash('sha1').update(text).digest('base64url').slice(0, 8);
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Writes a place in a list. */
export function listCursor(name: string, { now, score, rid }: ListCursor): string {
  return encode([name, now, score, rid]);
}

/** Reads a place in a list. @throws Problem when it is none, or of another question */
export function readListCursor(text: string, name: string): ListCursor {
  const [of, now, score, rid] = (decode(text) ?? []) as readonly unknown[];
  if (of !== name || typeof now !== 'number' || typeof score !== 'number' || typeof rid !== 'number')
    throw new Problem(
      'invalid-parameter',
      'cursor: accepted is what `next` of the page before was, with the same filters and order',
      { parameter: 'cursor' },
    );
  return { now, score, rid };
}

/** Writes a place in the changes of a file. */
export function changeCursor(build: string, seq: number): string {
  return encode([build, seq]);
}

/** Reads a place in the changes. @throws Problem when it is none, or of a file that is no more */
export function readChangeCursor(text: string, build: string): number {
  const [of, seq] = (decode(text) ?? []) as readonly unknown[];
  if (typeof of !== 'string' || typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0)
    throw new Problem('invalid-parameter', 'since: accepted is a cursor that an answer gave', {
      parameter: 'since',
    });
  if (of !== build)
    throw new Problem(
      'unknown-cursor',
      'the table was built anew since: read the list again, and go on from its `cursor`',
    );
  return seq;
}
