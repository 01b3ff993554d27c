/** Numbers by 32-bit keys in two typed arrays: a tenth of what a map of lists takes, and nothing for the collector to walk. */

const VALUES = 0x10000;

/** An index that is built once and then read. */
export class SortedIndex {
  /** The key of each entry, ascending. */
  readonly keys: Uint32Array;
  /** Its value, below 65,536; ascending among equal keys. */
  readonly values: Uint16Array;

  /** @param entries as `toEntry` makes them, in any order; repeats are kept once */
  constructor(entries: readonly number[]) {
    const sorted = withoutRepeats(new Float64Array(entries).sort());
    const size = sorted.length;
    const keys = new Uint32Array(size);
    const values = new Uint16Array(size);
    for (let i = 0; i < size; i++) {
      const entry = sorted[i] as number;
      const key = Math.floor(entry / VALUES);
      keys[i] = key;
      values[i] = entry - key * VALUES;
    }
    this.keys = keys;
    this.values = values;
  }

  /** The first entry of a key, or one past the last entry when there is none; those of one key are adjacent. */
  first(key: number): number {
    const { keys } = this;
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low < keys.length && keys[low] === key ? low : keys.length;
  }
}

/** The different numbers of an ascending list, which is written over. */
function withoutRepeats(sorted: Float64Array): Float64Array {
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i] as number;
  }
  return sorted.subarray(0, size);
}

/** An entry of an index. */
export function toEntry(key: number, value: number): number {
  return key * VALUES + value;
}
