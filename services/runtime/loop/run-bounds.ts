/** How many of the records that were fetched are answered before the answers are appended. */

/** The most records of a run: bounds memory and what a crash repeats. */
export const RUN_LENGTH = 200;
/** Answers after which a run ends, whatever their records: one that holds many articles gives one for each. */
export const RUN_ANSWERS = 400;
/**
 * Time after which the answers of a run are appended, complete or not, ms. Under light load a run is whatever has
 * arrived. After a burst the first articles do not wait for the last to be answered. The partitions of a member take
 * turns, so this is the time of all of them together, and each of them appends then.
 */
const RUN_MS = 50;
/** The fewest records of a run, where so many have come: an append costs the broker a millisecond whatever is in it. */
const MIN_RUN = 8;

/** Whether a run that begins at the call has to end after so many records. @param now milliseconds from anywhere, never jumping */
export function runEnd(now: () => number): (answered: number) => boolean {
  const end = now() + RUN_MS;
  return (answered) => answered >= MIN_RUN && now() >= end;
}
