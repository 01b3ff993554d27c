/** Writes numbers and texts one behind the other: what `ByteReader` reads. */

const FIRST_BYTES = 1024;
/** Texts of Latin letters take a byte a character, others two; the lowest bit of their length tells which. */
const WIDE = 1;

/** Up to it shifts do what divisions do. */
const MAX_INT32 = 0x7fff_ffff;

const BEYOND_LATIN = 0x100;

function isBeyondLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= BEYOND_LATIN) return true;
  return false;
}

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  /** How many were written. */
  get length(): number {
    return this.#length;
  }

  /** An integer from 0 to 2^53 - 1: seven bits a byte, the lowest first. */
  uint(value: number): void {
    if (!(value >= 0)) throw new RangeError(`${value} is no number from 0`);
    this.#makeRoom(8);
    let rest = value;
    if (rest <= MAX_INT32) {
      for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      this.#bytes[this.#length++] = rest;
      return;
    }
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** An integer of either sign, near 0 in few bytes. */
  int(value: number): void {
    this.uint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Any number, to the last bit. */
  float(value: number): void {
    this.#makeRoom(8);
    this.#length = this.#bytes.writeDoubleLE(value, this.#length);
  }

  /** Any string of UTF-16 units, lone surrogates included. */
  text(value: string): void {
    const isWide = isBeyondLatin(value);
    this.uint(2 * value.length + (isWide ? WIDE : 0));
    this.#makeRoom(2 * value.length);
    this.#length += this.#bytes.write(value, this.#length, isWide ? 'utf16le' : 'latin1');
  }

  /** Bytes as they are. */
  bytes(value: Uint8Array): void {
    this.#makeRoom(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** What another writer has written. */
  written(by: ByteWriter): void {
    this.bytes(by.#bytes.subarray(0, by.#length));
  }

  /** Forgets what was written, and keeps the room for what is written next. */
  clear(): void {
    this.#length = 0;
  }

  /** A copy of what was written. */
  toBuffer(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
