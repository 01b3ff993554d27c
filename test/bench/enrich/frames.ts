/** What the bench of open stories says to the process that it measures: facts and questions, through its standard input. */
import { Buffer } from 'node:buffer';

/** A fact to be read back or answered, the name under which CPU is counted from then on, or the end. */
export const FRAME = { restore: 0, answer: 1, name: 2 } as const;

/** Partitions of the worker. */
export const PARTITIONS = 4;

const HEAD_BYTES = 6;

/** A frame: its kind, its partition, its length, its bytes. */
export function frame(kind: number, partition: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(kind);
  head.writeUInt8(partition, 1);
  head.writeUInt32LE(bytes.length, 2);
  return Buffer.concat([head, bytes]);
}

/** The frames of a stream, in order. */
export async function* framesOf(
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<readonly [kind: number, partition: number, bytes: Buffer]> {
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    left = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    let at = 0;
    while (left.length - at >= HEAD_BYTES) {
      const end = at + HEAD_BYTES + left.readUInt32LE(at + 2);
      if (end > left.length) break;
      yield [left.readUInt8(at), left.readUInt8(at + 1), left.subarray(at + HEAD_BYTES, end)];
      at = end;
    }
    left = left.subarray(at);
  }
}
