/**
 * The form in which the window holds a fingerprint: as packed (fingerprint.ts), but without the indexed terms, and with
 * the full set where it can be scanned. Packed it is a chain of gaps, each of which must be read before the next; here
 * a key is 16 bits, in sixteen runs by its upper bits, 32 bytes more an article.
 *
 * | part | bytes |
 * |---|---|
 * | header | 48, as packed |
 * | lead, entity and shingle terms | 4 each |
 * | full: end of each run, then the lower 16 bits of every key, ascending in each run | 32 and 2 a key |
 * | lead idf, lead count, entity idf, entity count | 1 each |
 * | embedding, if there is one | as packed |
 */
import { FINGERPRINT_VERSION, FORMER_HEADER_BYTES, HEADER_BYTES } from './fingerprint.ts';

/** Bits of a key that are kept; the rest names the run. */
export const RUN_BITS = 16;
/** Runs of a full set. */
export const RUNS = 16;

/** Memory that fingerprints lie in, seen in each width. */
export interface Memory {
  readonly words: Uint32Array;
  readonly halves: Uint16Array;
  readonly bytes: Uint8Array;
  readonly floats: Float32Array;
}

/** Memory of a number of bytes, a multiple of four. */
export function newMemory(bytes: number): Memory {
  const buffer = new ArrayBuffer(bytes);
  return {
    words: new Uint32Array(buffer),
    halves: new Uint16Array(buffer),
    bytes: new Uint8Array(buffer),
    floats: new Float32Array(buffer),
  };
}

function grown(memory: Memory, bytes: number): Memory {
  let size = memory.bytes.length;
  while (size < bytes) size *= 2;
  return size === memory.bytes.length ? memory : newMemory(size);
}

/** Turns packed fingerprints into resident ones; the result is valid until the next is made. */
export class ResidentForm {
  /** The resident form, from its beginning. */
  memory: Memory = newMemory(4_096);
  /** Bytes of it, a multiple of four. */
  length = 0;
  /** The packed form, aligned: a decoded record's bytes may begin anywhere. */
  packed: Memory = newMemory(4_096);
  /** Word of the first indexed term and byte of its weight in `packed`; their number. */
  indexedTerms = 0;
  indexedWeights = 0;
  indexedCount = 0;

  /** Makes the resident form of a packed fingerprint. */
  make(fingerprint: Uint8Array): this {
    const bytesNow = this.#align(fingerprint);
    const { words } = this.packed;
    const terms =
      ((words[1] as number) & 0xffff) + ((words[1] as number) >>> 16) + ((words[2] as number) & 0xffff);
    const weights = 2 * (((words[1] as number) & 0xffff) + ((words[1] as number) >>> 16));
    const full = HEADER_BYTES + 4 * terms + weights;
    const fullEnd = full + ((words[3] as number) & 0xffff);
    this.indexedTerms = (fullEnd + 3) >>> 2;
    this.indexedCount = (words[3] as number) >>> 16;
    this.indexedWeights = (this.indexedTerms + this.indexedCount) * 4;
    const embedding = this.indexedWeights + this.indexedCount;
    const end = embedding + ((words[2] as number) >>> 16);
    if (end > bytesNow) throw new Error(`a fingerprint of ${fingerprint.length} bytes is cut short`);
    this.#copy(HEADER_BYTES / 4 + terms, weights, full, fullEnd, embedding, end);
    return this;
  }

  /** Copies a fingerprint to where it is aligned, its header in one piece: that of version 2 filled up. Returns its bytes. */
  #align(fingerprint: Uint8Array): number {
    const added = HEADER_BYTES - FORMER_HEADER_BYTES;
    const end = fingerprint[0] === FINGERPRINT_VERSION ? fingerprint.length - added : fingerprint.length;
    this.packed = grown(this.packed, end + added);
    const { bytes } = this.packed;
    bytes.fill(0, FORMER_HEADER_BYTES, HEADER_BYTES);
    bytes.set(fingerprint.subarray(0, FORMER_HEADER_BYTES));
    bytes.set(fingerprint.subarray(end), FORMER_HEADER_BYTES);
    bytes.set(fingerprint.subarray(FORMER_HEADER_BYTES, end), HEADER_BYTES);
    return end + added;
  }

  #copy(words: number, weights: number, full: number, fullEnd: number, embedding: number, end: number): void {
    const { packed } = this;
    this.memory = grown(this.memory, words * 4 + 2 * (RUNS + fullEnd - full) + weights + end - embedding + 4);
    const { memory } = this;
    for (let i = 0; i < words; i++) memory.words[i] = packed.words[i] as number;
    const keys = spread(packed.bytes, full, fullEnd, memory.halves, words * 2);
    memory.words[3] = keys;
    let to = words * 4 + 2 * (RUNS + keys);
    for (let from = full - weights; from < full; from++) memory.bytes[to++] = packed.bytes[from] as number;
    for (let from = embedding; from < end; from++) memory.bytes[to++] = packed.bytes[from] as number;
    while (to % 4 !== 0) memory.bytes[to++] = 0;
    this.length = to;
  }
}

/** Writes the runs of a varint set (varint-set.ts), without a call for each key; returns the number of keys. */
function spread(bytes: Uint8Array, from: number, end: number, halves: Uint16Array, at: number): number {
  const first = at + RUNS;
  let to = first;
  let run = 0;
  let key = -1;
  for (let i = from; i < end; ) {
    let byte = bytes[i++] as number;
    let gap = byte & 127;
    for (let shift = 7; byte >= 128 && i < end; shift += 7) {
      byte = bytes[i++] as number;
      gap |= (byte & 127) << shift;
    }
    key += gap;
    for (; run < key >>> RUN_BITS; run++) halves[at + run] = to - first;
    halves[to++] = key & 0xffff;
  }
  for (; run < RUNS; run++) halves[at + run] = to - first;
  return to - first;
}
