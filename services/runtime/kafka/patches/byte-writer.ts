/** Writes the numbers of Kafka's protocol into bytes whose size is known, one after the other. */

/** Numbers up to this are shifted, others divided. */
const SHIFTED = 0x3fffffff;

function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

/** Bytes of a zigzag number. */
export function varintSize(value: number): number {
  let size = 1;
  for (let left = zigzag(value); left >= 128; left = Math.floor(left / 128)) size++;
  return size;
}

/** A place in bytes that moves on with what is written. */
export class ByteWriter {
  readonly bytes: Buffer;
  at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  int8(value: number): void {
    this.at = this.bytes.writeInt8(value, this.at);
  }

  int16(value: number): void {
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  uint32(value: number): void {
    this.at = this.bytes.writeUInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  /** A zigzag number, as far as numbers are exact. */
  varint(value: number): void {
    const { bytes } = this;
    let left = zigzag(value);
    for (; left > SHIFTED; left = Math.floor(left / 128)) bytes[this.at++] = (left % 128) | 128;
    for (; left >= 128; left >>>= 7) bytes[this.at++] = (left & 127) | 128;
    bytes[this.at++] = left;
  }

  /** Bytes as they are. */
  put(value: Uint8Array): void {
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** Text as UTF-8. */
  text(value: string): void {
    this.at += this.bytes.write(value, this.at);
  }
}
