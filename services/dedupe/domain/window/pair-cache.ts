/**
 * Recent pair scores, so that corrections do not compute them again with every report of a large story. A score is a
 * pure function of two fingerprints and the settings: what the cache holds or has lost decides nothing.
 */
const MIN_BITS = 15;
const MAX_BITS = 20;
const SLOTS = 4_294_967_296;

/**
 * Direct-mapped cache of half a MiB, that grows to 16 MiB in a window that needs it. Slots are never used twice, so an
 * entry never grows stale.
 */
export class PairCache {
  #bits = MIN_BITS;
  #keys = new Float64Array(1 << MIN_BITS).fill(-1);
  #scores = new Float64Array(1 << MIN_BITS);
  /** Scores that displaced others since the cache has this size. */
  #displaced = 0;

  /** The score of two slots, the older first; undefined when it is not held. */
  get(older: number, newer: number): number | undefined {
    const at = this.#at(older, newer);
    return this.#keys[at] === older * SLOTS + newer ? (this.#scores[at] as number) : undefined;
  }

  /** Holds a score, displacing another that shares its entry. */
  set(older: number, newer: number, score: number): void {
    const at = this.#at(older, newer);
    if (this.#keys[at] !== -1) this.#displaced++;
    this.#keys[at] = older * SLOTS + newer;
    this.#scores[at] = score;
    if (this.#displaced > this.#keys.length && this.#bits < MAX_BITS) this.#grow();
  }

  #at(older: number, newer: number): number {
    return (Math.imul(older, 0x9e3779b1) ^ Math.imul(newer, 0x85ebca6b)) >>> (32 - this.#bits);
  }

  #grow(): void {
    const keys = this.#keys;
    const scores = this.#scores;
    this.#bits++;
    this.#displaced = 0;
    this.#keys = new Float64Array(1 << this.#bits).fill(-1);
    this.#scores = new Float64Array(1 << this.#bits);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      if (key === -1) continue;
      const at = this.#at(Math.floor(key / SLOTS), key % SLOTS);
      this.#keys[at] = key;
      this.#scores[at] = scores[i] as number;
    }
  }
}
