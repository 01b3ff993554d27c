/**
 * A histogram of latencies after the idea of HdrHistogram (Gil Tene): buckets that grow with the value, so that a
 * quantile is exact to one part in 64 from microseconds to hours, in a few KB and without keeping the values.
 */

const SUB_BITS = 7;
const SUB = 1 << SUB_BITS;
/** Powers of two above the exact range: up to 2^42 µs, 50 days. */
const POWERS = 36;

/** Counts of values in microseconds. */
export class LatencyHistogram {
  readonly #counts = new Float64Array(SUB * (POWERS + 1));
  #total = 0;
  #highest = 0;

  /** Values recorded. */
  get count(): number {
    return this.#total;
  }

  /** Records a latency in milliseconds; a negative one counts as 0. */
  record(ms: number): void {
    const value = Math.max(0, Math.round(ms * 1000));
    const index = place(value);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#total += 1;
    this.#highest = Math.max(this.#highest, value);
  }

  /** The latency in milliseconds that a share of the values (0 to 1) does not exceed; NaN without values. */
  quantile(share: number): number {
    if (this.#total === 0) return Number.NaN;
    const wanted = Math.max(1, Math.ceil(share * this.#total));
    let seen = 0;
    for (const [index, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted) return Math.min(this.#highest, highestAt(index)) / 1000;
    }
    return this.#highest / 1000;
  }
}

/** Below SUB each value has a place; above it, SUB / 2 places for each power of two. */
function place(value: number): number {
  if (value < SUB) return value;
  const power = Math.min(POWERS, Math.floor(Math.log2(value)) - SUB_BITS + 1);
  return Math.min(SUB - 1, Math.floor(value / 2 ** power)) + power * SUB;
}

/** The highest value that falls into a place. */
function highestAt(index: number): number {
  const power = Math.floor(index / SUB);
  return ((index % SUB) + 1) * 2 ** power - 1;
}
