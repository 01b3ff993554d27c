/** How much of what was fetched is answered before it is appended. */

/** Records of a run at most: bounds memory and what a crash repeats. */
export const RUN_LENGTH = 200;
/**
 * Time after which a run is appended as far as it is, ms. Under light load a run is whatever has arrived. Behind a burst
 * the first articles do not wait for the last to be answered, and an append costs a few per cent of such a run.
 */
const RUN_MS = 25;

/** Tells when a run that begins now has to end. @param now milliseconds from anywhere, never jumping */
export function runEnd(now: () => number): () => boolean {
  const end = now() + RUN_MS;
  return () => now() >= end;
}
