/**
 * Sums by slot for one candidate search: an array instead of a map, cleared by what was touched. The window lends it
 * to every search; between searches it is all zero.
 */
const MIN_SLOTS = 4_096;

/** Whole-number sums, so that the order of addition does not matter. */
export class ScoreTable {
  #sums = new Uint32Array(MIN_SLOTS);
  readonly #touched: number[] = [];
  #first = 0;

  /** Begins a search over the slots from `first` to `end`. */
  begin(first: number, end: number): void {
    let size = this.#sums.length;
    while (size < end - first) size *= 2;
    if (size > this.#sums.length) this.#sums = new Uint32Array(size);
    this.#first = first;
  }

  /** Adds to a slot's sum. */
  add(slot: number, value: number): void {
    const at = slot - this.#first;
    const sum = this.#sums[at] as number;
    if (sum === 0) this.#touched.push(slot);
    this.#sums[at] = sum + value;
  }

  /** The `limit` slots with the greatest sums, best first, ties by older slot; clears the table. */
  takeBest(limit: number): number[] {
    const best: number[] = [];
    const sums: number[] = [];
    for (const slot of this.#touched) {
      const sum = this.#sums[slot - this.#first] as number;
      this.#sums[slot - this.#first] = 0;
      let at = best.length;
      while (at > 0 && beats(sum, slot, sums[at - 1] as number, best[at - 1] as number)) at--;
      if (at >= limit) continue;
      best.splice(at, 0, slot);
      sums.splice(at, 0, sum);
      if (best.length > limit) {
        best.pop();
        sums.pop();
      }
    }
    this.#touched.length = 0;
    return best;
  }
}

function beats(sum: number, slot: number, otherSum: number, otherSlot: number): boolean {
  return sum > otherSum || (sum === otherSum && slot < otherSlot);
}
