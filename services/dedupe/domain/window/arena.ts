/**
 * Fingerprints one behind the other in chunks of a mebibyte. Articles leave in the order they came, so a chunk is
 * dropped whole when its last one has left: no free lists, no fragmentation.
 */
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { type Memory, newMemory } from '../fingerprint/resident.ts';

const CHUNK_BYTES = 1 << 20;

/** First-in-first-out storage of byte records whose lengths are multiples of four, at most a chunk long. */
export class Arena {
  readonly #chunks = new Map<number, Memory>();
  #end = 0;
  #floor = 0;

  /** Bytes between the oldest kept record and the end. */
  get bytes(): number {
    return this.#end - this.#floor;
  }

  /** Stores the beginning of a memory; its position is a byte offset that stays valid until `dropBefore`. */
  append(record: Memory, length: number): number {
    if (length > CHUNK_BYTES) throw new Error(`arena: a record of ${length} bytes`);
    const room = CHUNK_BYTES - (this.#end % CHUNK_BYTES);
    if (length > room) this.#end += room;
    const number = Math.floor(this.#end / CHUNK_BYTES);
    let chunk = this.#chunks.get(number);
    if (!chunk) {
      chunk = newMemory(CHUNK_BYTES);
      this.#chunks.set(number, chunk);
    }
    const position = this.#end;
    const at = (position % CHUNK_BYTES) / 4;
    for (let i = 0; i < length / 4; i++) chunk.words[at + i] = record.words[i] as number;
    this.#end += length;
    return position;
  }

  /** Points a view at the fingerprint stored at a position. */
  point(position: number, view: FingerprintView): FingerprintView {
    const chunk = this.#chunks.get(Math.floor(position / CHUNK_BYTES));
    if (!chunk) throw new Error(`arena: nothing at ${position}`);
    return view.point(chunk, (position % CHUNK_BYTES) / 4);
  }

  /** Forgets every record before a position. */
  dropBefore(position: number): void {
    const first = Math.floor(this.#floor / CHUNK_BYTES);
    const keep = Math.floor(position / CHUNK_BYTES);
    for (let number = first; number < keep; number++) this.#chunks.delete(number);
    this.#floor = Math.max(this.#floor, position);
  }
}
