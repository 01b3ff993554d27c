/**
 * Patch of avsc: while a decoder asks for it, 64-bit numbers that a double does not hold are texts of their digits; avsc
 * refuses the record. Its own way of reading them otherwise does not reach those with a logical type.
 */
import avro from 'avsc';
import { avscInternals } from './avsc.ts';

interface Tap {
  readonly buf: Buffer;
  pos: number;
  readLong(): number;
}

interface LongPrototype {
  _read(this: unknown, tap: Tap): number | string;
}

let isApplied = false;
let areWide = false;

/** The zigzag number in some bytes, exactly. */
function exactly(bytes: Buffer): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at -= 1)
    value = (value << 7n) | BigInt((bytes[at] as number) & 127);
  return (value >> 1n) ^ -(value & 1n);
}

/**
 * Makes `withWideLongs` possible; once per process.
 * @throws Error when avsc does not look as expected.
 */
export function allowWideLongs(): void {
  if (isApplied) return;
  const { prototype } = avro.types.LongType as unknown as { readonly prototype: LongPrototype };
  const original = prototype._read;
  avscInternals.confirm('long numbers', typeof original === 'function');
  prototype._read = function readLong(tap) {
    if (!areWide) return original.call(this, tap);
    const begin = tap.pos;
    const value = tap.readLong();
    return Number.isSafeInteger(value) ? value : String(exactly(tap.buf.subarray(begin, tap.pos)));
  };
  isApplied = true;
}

/** Runs a decoding in which numbers may be texts. */
export function withWideLongs<T>(decode: () => T): T {
  areWide = true;
  try {
    return decode();
  } finally {
    areWide = false;
  }
}
