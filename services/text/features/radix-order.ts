/**
 * Ascending order of uint32 keys by four passes over their bytes (least significant first), for some hundreds of keys:
 * a comparing sort of a typed array, called as a library, takes several times as long.
 */

const RADIX = 256;
const PASSES = 4;

/** Sorts one list after the other; its tables are made once. */
export class RadixOrder {
  readonly #counts = new Int32Array(PASSES * RADIX);
  #places: Uint16Array;
  #next: Uint16Array;

  /** @param most keys of a list, at most 65,536 */
  constructor(most: number) {
    this.#places = new Uint16Array(most);
    this.#next = new Uint16Array(most);
  }

  /**
   * The places of keys in ascending order of the keys; equal keys stay in their order.
   * @param keys uint32
   * @returns an array that may be longer than the list and that the next call overwrites
   */
  order(keys: Uint32Array, size: number): Uint16Array {
    this.#count(keys, size);
    for (let place = 0; place < size; place++) this.#places[place] = place;
    for (let pass = 0; pass < PASSES; pass++) this.#spread(keys, size, pass);
    return this.#places;
  }

  /** Counts how many keys have a lower byte, for each byte of each pass. */
  #count(keys: Uint32Array, size: number): void {
    const counts = this.#counts.fill(0);
    for (let place = 0; place < size; place++) {
      const key = keys[place] as number;
      for (let pass = 0; pass < PASSES; pass++) {
        const at = pass * RADIX + ((key >>> (8 * pass)) & 0xff);
        counts[at] = (counts[at] as number) + 1;
      }
    }
    for (let pass = 0; pass < PASSES; pass++) {
      let before = 0;
      for (let at = pass * RADIX; at < (pass + 1) * RADIX; at++) {
        const count = counts[at] as number;
        counts[at] = before;
        before += count;
      }
    }
  }

  #spread(keys: Uint32Array, size: number, pass: number): void {
    const [counts, places, next] = [this.#counts, this.#places, this.#next];
    for (let i = 0; i < size; i++) {
      const place = places[i] as number;
      const at = pass * RADIX + (((keys[place] as number) >>> (8 * pass)) & 0xff);
      next[counts[at] as number] = place;
      counts[at] = (counts[at] as number) + 1;
    }
    this.#places = next;
    this.#next = places;
  }
}
