/** What a worker does before its loop: topics, schemas. */
import { BrokerAway } from '../log/broker-errors.ts';
import { withRetry } from '../wait/retry.ts';
import { WrongTopology } from './ensure-topics.ts';
import type { LoopContext } from './loop-context.ts';

/** Two minutes with the pauses of a transient error: a registry that starts beside its workers is there by then. */
const ATTEMPTS = 60;

/**
 * Runs the set-up of a worker, all of it, until it succeeds: broker or registry may still be starting, and members that
 * start side by side get in each other's way when they register the same schema. A broker that is away is waited for as
 * long as it takes.
 * @throws WrongTopology at once, else the last error after two minutes of errors other than the broker's absence.
 */
export function setUp<T>(context: LoopContext, action: () => Promise<T>): Promise<T> {
  let attempts = 0;
  return withRetry(action, {
    ...context.transient('set-up'),
    isFinal: (error) => {
      if (!(error instanceof BrokerAway)) attempts += 1;
      return error instanceof WrongTopology || attempts >= ATTEMPTS;
    },
  });
}
