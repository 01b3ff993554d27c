/** What a worker does before its loop: topics, schemas. */
import { WrongTopology } from './ensure-topics.ts';
import type { LoopContext } from './loop-context.ts';
import { withRetry } from './retry.ts';

/** Two minutes with the pauses of a transient error: a cluster that starts beside its workers is there by then. */
const ATTEMPTS = 60;

/**
 * Runs the set-up of a worker, whole and again until it succeeds: broker or registry may still be starting, and members
 * that start side by side get in each other's way when they register the same schema.
 * @throws WrongTopology at once, else the last error after two minutes.
 */
export function setUp<T>(context: LoopContext, action: () => Promise<T>): Promise<T> {
  return withRetry(action, {
    ...context.transient('set-up'),
    attempts: ATTEMPTS,
    isFinal: (error) => error instanceof WrongTopology,
  });
}
