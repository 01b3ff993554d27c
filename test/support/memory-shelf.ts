import type { Shelf } from '@newsfold/enrich/domain/state/member-store.ts';

/** A shelf in memory, which gives back only what lies there and at its length. */
export class MemoryShelf implements Shelf {
  readonly #there = new Map<number, Uint8Array>();
  #next = 0;
  /** Whether it takes nothing more. */
  isFull = false;
  isClosed = false;

  get count(): number {
    return this.#there.size;
  }

  put(bytes: Uint8Array): number | null {
    if (this.isFull) return null;
    const place = this.#next++;
    this.#there.set(place, Uint8Array.from(bytes));
    return place;
  }

  read(place: number, length: number): Uint8Array {
    return this.#at(place, length);
  }

  free(place: number, length: number): void {
    this.#at(place, length);
    this.#there.delete(place);
  }

  close(): void {
    this.isClosed = true;
    this.#there.clear();
  }

  #at(place: number, length: number): Uint8Array {
    const bytes = this.#there.get(place);
    if (bytes?.length !== length) throw new Error(`${length} bytes do not lie at ${place}`);
    return bytes;
  }
}
