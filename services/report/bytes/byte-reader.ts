/** Reads what `ByteWriter` wrote, in the same order. */

/** Bytes that end before what is asked of them, or hold what no writer writes. */
export class UnreadableBytes extends Error {
  override name = 'UnreadableBytes';
}

/** A place in bytes, moved on by what is read. */
export class ByteReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;

  /** @param start first byte to read; @param end one past the last */
  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#at = start;
    this.#end = Math.min(end, bytes.length);
  }

  /** Where the next byte is. */
  get at(): number {
    return this.#at;
  }

  /** An integer from 0. */
  uint(): number {
    const first = this.#byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let scale = 0x80;
    for (let byte = this.#byte(); ; byte = this.#byte()) {
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
      if (scale > Number.MAX_SAFE_INTEGER) throw new UnreadableBytes('a number of more than 53 bits');
    }
  }

  /** An integer of either sign. */
  int(): number {
    const value = this.uint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A number, to the last bit. */
  float(): number {
    return this.#bytes.readDoubleLE(this.#take(8));
  }

  /** A string of UTF-16 units. */
  text(): string {
    const size = this.uint();
    const isWide = size % 2 === 1;
    const bytes = isWide ? size - 1 : size / 2;
    const start = this.#take(bytes);
    return this.#bytes.toString(isWide ? 'utf16le' : 'latin1', start, start + bytes);
  }

  /** A reader of the next bytes alone, which this one passes. */
  part(bytes: number): ByteReader {
    const start = this.#take(bytes);
    return new ByteReader(this.#bytes, start, start + bytes);
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new UnreadableBytes('the bytes end early');
    return this.#bytes[this.#at++] as number;
  }

  #take(bytes: number): number {
    const start = this.#at;
    if (start + bytes > this.#end) throw new UnreadableBytes('the bytes end early');
    this.#at = start + bytes;
    return start;
  }
}
