/**
 * Patch of avsc: while a decoder asks for it, byte fields are views of the record; avsc copies each into zero-filled
 * memory of its own. A view keeps the whole record in memory, and a record what it was fetched with, so it is only for a
 * reader that drops the bytes at once.
 */
import { avscInternals } from './avsc.ts';

interface Tap {
  readonly buf: Buffer;
  pos: number;
}

interface TapPrototype {
  readFixed(this: Tap, length: number): Buffer | undefined;
}

let isApplied = false;
let isInPlace = false;

/**
 * Makes `readInPlace` possible; once per process.
 * @throws Error when avsc does not look as expected.
 */
export function allowInPlace(): void {
  if (isApplied) return;
  const { prototype } = avscInternals.load<{ Tap: { prototype: TapPrototype } }>('lib/utils.js').Tap;
  const copied = prototype.readFixed;
  avscInternals.confirm('byte fields', typeof copied === 'function');
  prototype.readFixed = function readFixed(length) {
    if (!isInPlace || length < 0) return copied.call(this, length);
    this.pos += length;
    // A record that is cut short is noticed by its end, as with avsc.
    return this.pos > this.buf.length ? undefined : this.buf.subarray(this.pos - length, this.pos);
  };
  isApplied = true;
}

/** Runs a decoding whose byte fields are views of the record. */
export function readInPlace<T>(decode: () => T): T {
  isInPlace = true;
  try {
    return decode();
  } finally {
    isInPlace = false;
  }
}
