/** Reads the numbers of Kafka's protocol from bytes, one after the other. */
const TWO_32 = 4_294_967_296;

/** A place in bytes that moves on with what is read. Numbers beyond 2^53 lose their last digits; Kafka counts none so high. */
export class ByteReader {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  int8(): number {
    return this.bytes.readInt8(this.at++);
  }

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.bytes.readInt32BE(this.at - 4);
  }

  int64(): number {
    this.at += 8;
    return this.bytes.readInt32BE(this.at - 8) * TWO_32 + this.bytes.readUInt32BE(this.at - 4);
  }

  /** A zigzag number of up to ten bytes. */
  varint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte === undefined) throw new Error('a number is cut short');
    let value = byte & 127;
    for (let weight = 128; byte >= 128; weight *= 128) {
      byte = bytes[this.at++];
      if (byte === undefined) throw new Error('a number is cut short');
      value += (byte & 127) * weight;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** The next bytes, in place. */
  take(length: number): Buffer {
    if (length < 0 || this.at + length > this.bytes.length) throw new Error('bytes are cut short');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** The next bytes by their length before them, in place; null when the length is negative. */
  takeCounted(): Buffer | null {
    const length = this.varint();
    return length < 0 ? null : this.take(length);
  }
}
