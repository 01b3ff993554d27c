/**
 * Pair scores computed lately, so that corrections do not compute them again with every report of a large story.
 * A score is a pure function of two fingerprints and the settings: what the cache holds or has lost decides nothing.
 */
const ENTRIES = 1 << 18;
const SLOTS = 4_294_967_296;

/** Direct-mapped cache of 4 MiB. Slots are never used twice, so an entry never grows stale. */
export class PairCache {
  readonly #keys = new Float64Array(ENTRIES).fill(-1);
  readonly #scores = new Float64Array(ENTRIES);

  /** The score of two slots, the older first; undefined when it is not held. */
  get(older: number, newer: number): number | undefined {
    const at = this.#at(older, newer);
    return this.#keys[at] === older * SLOTS + newer ? (this.#scores[at] as number) : undefined;
  }

  /** Holds a score, in place of another that shares its entry. */
  set(older: number, newer: number, score: number): void {
    const at = this.#at(older, newer);
    this.#keys[at] = older * SLOTS + newer;
    this.#scores[at] = score;
  }

  #at(older: number, newer: number): number {
    return (Math.imul(older, 0x9e3779b1) ^ Math.imul(newer, 0x85ebca6b)) >>> 14;
  }
}
