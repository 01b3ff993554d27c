/** How much of what was fetched is answered before it is appended. */

/** Records of a run at most: bounds memory and what a crash repeats. */
export const RUN_LENGTH = 200;
/**
 * Time after which a run is appended as far as it is, ms. Under light load a run is whatever has arrived. Behind a burst
 * the first articles do not wait for the last to be answered. The partitions of a member are answered in turns, so this
 * is the time of all of them, and each of them appends then.
 */
const RUN_MS = 50;
/** Records that a run has at least, where so many have come: an append costs the broker a millisecond whatever is in it. */
const MIN_RUN = 8;

/** Tells after how many records a run that begins now has to end. @param now milliseconds from anywhere, never jumping */
export function runEnd(now: () => number): (answered: number) => boolean {
  const end = now() + RUN_MS;
  return (answered) => answered >= MIN_RUN && now() >= end;
}
