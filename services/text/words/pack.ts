/** Little-endian packing of term statistics: what Features' byte fields hold. */

/** Terms with counts, ascending by term: two arrays of the same length. */
export interface TermCounts {
  /** uint32 each, ascending, distinct. */
  readonly terms: Uint32Array;
  /** uint8 each, capped at 255. */
  readonly counts: Uint8Array;
}

/** Sorts a map of counts by term and caps counts at 255. */
export function toTermCounts(counts: ReadonlyMap<number, number>): TermCounts {
  const terms = Uint32Array.from(counts.keys()).sort();
  const capped = new Uint8Array(terms.length);
  terms.forEach((term, i) => {
    capped[i] = Math.min(255, counts.get(term) ?? 0);
  });
  return { terms, counts: capped };
}

/** Bytes of an array, which share its memory; every platform that Node runs on is little-endian. */
export function packUint32(values: Uint32Array): Buffer {
  return packBytes(values);
}

/** Bytes of an array, which share its memory. */
export function packBytes(values: Uint8Array | Uint32Array): Buffer {
  return Buffer.from(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength);
}

/**
 * The uint32 values in little-endian bytes, viewed in place where they are aligned; an incomplete last value is left
 * out.
 */
export function unpackUint32(bytes: Uint8Array): Uint32Array {
  const count = bytes.length >>> 2;
  const { buffer, byteOffset } = bytes;
  if (byteOffset % 4 === 0) return new Uint32Array(buffer, byteOffset, count);
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + count * 4));
}
