/** How many bytes parts of an event take, so that the whole stays under its bound whatever its parts are. */

/** Bytes of an event at most, encoded. */
export const MAX_EVENT = 64 * 1024;

/** A number, and the branch of a union that says that it is there. */
const NUMBER = 9;
/** Count and end of a list, and the branch of a union. */
const LIST = 5;
/** Strings of fewer bytes have a length of one byte. */
const SHORT = 64;

/**
 * Bytes that a value takes in a record, encoded as Avro; never fewer than it does. The same for what was composed here and
 * for what was read from the log, whose records have methods of their class.
 */
export function encodedBytes(value: unknown): number {
  if (typeof value === 'string') {
    const bytes = Buffer.byteLength(value);
    return bytes + (bytes < SHORT ? 2 : 4);
  }
  if (typeof value === 'number') return NUMBER;
  if (typeof value !== 'object' || value === null) return 2;
  let bytes = 1;
  if (Array.isArray(value)) {
    bytes = LIST;
    for (const part of value) bytes += encodedBytes(part);
  } else for (const part of Object.values(value)) bytes += encodedBytes(part);
  return bytes;
}

/** Items that fit into a room, and what they leave of it. */
export interface Fitting<T> {
  readonly kept: readonly T[];
  /** Bytes. */
  readonly left: number;
}

/** Those of a list that fit into some bytes, in their order; the ones at the front are asked first. */
export function fitting<T>(items: readonly T[], bytes: number): Fitting<T> {
  let left = bytes;
  const kept = items.filter((item) => {
    const taken = encodedBytes(item);
    if (taken > left) return false;
    left -= taken;
    return true;
  });
  return { kept, left };
}
