/** Lines of bytes: ingest judges what a feed sends, not this module. */
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import type { InputLine } from './input-record.ts';

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
/** Of a longer line no more is kept: no topic takes it, and a file without line ends must not fill the memory. */
const MAX_LINE = RAW_MAX_BYTES + 1;

const isBlank = (line: Buffer) => line.every((byte) => byte === 32 || byte === 9);

function trimmed(line: Buffer): Buffer {
  return line.length > 0 && line[line.length - 1] === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}

/** The lines that are not blank, in order; one that no topic takes is cut, and longer than any topic's record still. */
export async function* byteLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<InputLine> {
  let parts: Buffer[] = [];
  let kept = 0;
  let number = 0;
  const keep = (part: Buffer) => {
    if (kept < MAX_LINE) parts.push(part.subarray(0, MAX_LINE - kept));
    kept += part.length;
  };
  const finish = (): Buffer => {
    number += 1;
    const line = trimmed(parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts));
    parts = [];
    kept = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let rest = chunk;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      keep(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      const line = finish();
      if (!isBlank(line)) yield { number, line };
    }
    if (rest.length > 0) keep(rest);
  }
  if (parts.length === 0) return;
  const line = finish();
  if (!isBlank(line)) yield { number, line };
}
