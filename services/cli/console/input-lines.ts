/** Lines of a file or of standard input, as bytes: ingest judges what a feed sends, not this module. */
import { once } from 'node:events';
import { closeSync, createReadStream, openSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
/** How gzip data begins. */
const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Makes sure that an input can be read, before anything is started.
 * @throws Error with one line that says which file and why not.
 */
export function checkInput(path: string): void {
  if (path === '-') return;
  try {
    if (statSync(path).isDirectory()) throw new Error('it is a folder');
    closeSync(openSync(path, 'r'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'permission denied'
          : (error as Error).message;
    throw new Error(`--input ${path}: cannot be read: ${why}`);
  }
}

/** The bytes of an input, unpacked when they begin like gzip, whatever the name of the file. */
async function open(path: string): Promise<Readable> {
  const source: Readable = path === '-' ? process.stdin : createReadStream(path);
  await once(source, 'readable');
  const head: Buffer | null = source.read(GZIP.length) ?? source.read();
  if (head === null) return source;
  source.unshift(head);
  if (!head.equals(GZIP)) return source;
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

function trimmed(line: Buffer): Buffer {
  return line.length > 0 && line[line.length - 1] === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}

/** A line of an input with its number, from 1. */
export interface InputLine {
  readonly number: number;
  readonly line: Buffer;
}

async function* linesOf(path: string): AsyncGenerator<InputLine> {
  let parts: Buffer[] = [];
  let number = 0;
  const finish = (): Buffer => {
    number += 1;
    const line = trimmed(parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts));
    parts = [];
    return line;
  };
  const isBlank = (line: Buffer) => line.every((byte) => byte === 32 || byte === 9);
  try {
    for await (const chunk of await open(path)) {
      let rest: Buffer = chunk as Buffer;
      for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
        parts.push(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
        const line = finish();
        if (!isBlank(line)) yield { number, line };
      }
      if (rest.length > 0) parts.push(rest);
    }
  } catch (error) {
    throw new Error(`--input ${path}: cannot be read to its end: ${(error as Error).message}`);
  }
  if (parts.length > 0) {
    const line = finish();
    if (!isBlank(line)) yield { number, line };
  }
}

/** Longest document that is gathered from its lines, bytes: twice what a record holds, for the white space. */
const MAX_GATHERED = 2 * RAW_MAX_BYTES;
const OPENS = /^\s*[[{]/;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Whether a line opens a JSON document that it does not close: the file holds one, written over many lines. */
const isOpen = (line: Buffer): boolean =>
  OPENS.test(line.toString('utf8', 0, 64)) && !isJson(line.toString());

/**
 * The lines of an input that are not blank, in order, each with its number (from 1). A file that is one JSON document
 * written over many lines, as responses are saved, is one line.
 * @throws Error that names the input when it cannot be read to its end.
 */
export async function* inputLines(path: string): AsyncGenerator<InputLine> {
  const lines = linesOf(path);
  const gathered: InputLine[] = [];
  let bytes = 0;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const { value } = next;
    if (gathered.length === 0 && !isOpen(value.line)) {
      yield value;
      yield* lines;
      return;
    }
    gathered.push(value);
    bytes += value.line.length + 1;
    if (bytes > MAX_GATHERED) break;
  }
  const [first] = gathered;
  if (first === undefined) return;
  const whole = Buffer.concat(gathered.flatMap(({ line }) => [line, Buffer.from('\n')]));
  if (bytes <= MAX_GATHERED && isJson(whole.toString())) yield { number: first.number, line: whole };
  else {
    yield* gathered;
    yield* lines;
  }
}
