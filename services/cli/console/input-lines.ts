/** Lines of a file or of standard input, as bytes: ingest judges what a feed sends, not this module. */
import { once } from 'node:events';
import { closeSync, createReadStream, openSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

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

/**
 * The lines of an input that are not blank, in order, each with its number (from 1).
 * @throws Error that names the input when it cannot be read to its end.
 */
export async function* inputLines(
  path: string,
): AsyncGenerator<{ readonly number: number; readonly line: Buffer }> {
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
