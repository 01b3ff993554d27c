/** Values that depend on a short text alone, kept for the texts that news has again and again. */

/** Texts that are remembered of one kind; beyond that all are forgotten. */
const MAX_REMEMBERED = 8_192;

/**
 * Remembers what a function gives.
 * @param compute a pure function of its key, which must not be changed afterwards
 */
export function remembered<T>(compute: (key: string) => T): (key: string) => T {
  const values = new Map<string, T>();
  return (key) => {
    let value = values.get(key);
    if (value === undefined) {
      value = compute(key);
      if (values.size >= MAX_REMEMBERED) values.clear();
      values.set(key, value);
    }
    return value;
  };
}
