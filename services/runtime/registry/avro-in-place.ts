/**
 * Byte fields that are seen in the record instead of being copied out of it, while a decoder asks for that: avsc 5.7.9
 * copies each into zero-filled memory of its own. What is seen in place keeps the whole record in memory, and a record
 * what it was fetched with; so it is only for a reader that lets go of the bytes at once.
 */
import { createRequire } from 'node:module';

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
  const load = createRequire(import.meta.url);
  const { version } = load('avsc/package.json') as { version: string };
  const { prototype } = (load('avsc/lib/utils.js') as { Tap: { prototype: TapPrototype } }).Tap;
  const copied = prototype.readFixed;
  if (version !== '5.7.9' || typeof copied !== 'function')
    throw new Error(`avsc ${version}: reading bytes in place was written for 5.7.9`);
  prototype.readFixed = function readFixed(length) {
    if (!isInPlace || length < 0) return copied.call(this, length);
    this.pos += length;
    // A record that is cut short shows by its end, as with avsc.
    return this.pos > this.buf.length ? undefined : this.buf.subarray(this.pos - length, this.pos);
  };
  isApplied = true;
}

/** Runs a decoding whose byte fields are seen in place. */
export function readInPlace<T>(decode: () => T): T {
  isInPlace = true;
  try {
    return decode();
  } finally {
    isInPlace = false;
  }
}
