/**
 * One redrive at a time on a dead-letter topic, on the whole cluster: two at once would put letters back twice.
 *
 * The lock is the partition of the dead-letter topic in a dedicated consumer group. The group assigns it to one member and
 * keeps it there; a run that ends releases it and one that crashed loses it with its session, so none is left behind.
 * Rejected: a file (redrives run from several machines), a record that says "locked" (a crash leaves it), and fencing by
 * a transactional producer: a second run would end the first one instead of waiting its turn, and kafkajs' transactions
 * are not safe (ARCHITECTURE.md).
 *
 * A run that is stopped for longer than its session loses the lock without noticing, as with every lease; it checks before
 * every append, so at most the append already under way lands after that.
 */
import type { Broker } from '../log/broker.ts';

/** How long the group may take to assign the lock, ms. */
const PATIENCE_MS = 60_000;

/** @throws Error when the lock was lost meanwhile */
export type AssertHeld = () => void;

/**
 * Runs work under the lock of a dead-letter topic.
 * @throws Error with one line when another redrive has it
 */
export async function withRedriveLock<T>(
  broker: Broker,
  topic: string,
  work: (assertHeld: AssertHeld) => Promise<T>,
): Promise<T> {
  const [end] = await broker.offsets(topic);
  let held: boolean | undefined;
  let failure: Error | undefined;
  const assigned = Promise.withResolvers<void>();
  // Joining may fail while nobody waits for the lock yet; whoever waits is told all the same.
  assigned.promise.catch(() => undefined);
  const membership = await broker.join(
    { groupId: `${topic}.redrive-lock`, topics: [topic], coPartitioned: true },
    {
      onAssigned: (assignment, control) => {
        // Once lost it stays lost: another run may have put letters back since.
        held = (held ?? true) && (assignment.get(topic)?.includes(0) ?? false);
        // Fetching serves only to keep the membership; the letters are read elsewhere.
        if (held) control.seek(topic, 0, end?.high ?? 0);
        assigned.resolve();
      },
      onBatch: async ({ next, resolve }) => resolve(next - 1),
      onFailed: (error) => {
        failure = error;
        assigned.reject(error);
      },
      onActivity: () => undefined,
    },
  );
  const timer = setTimeout(
    () => assigned.reject(new Error(`${topic}: its lock was not assigned within a minute`)),
    PATIENCE_MS,
  );
  try {
    await assigned.promise;
    if (!held) throw new Error(`${topic}: another redrive of it is running; try again when that has ended`);
    return await work(() => {
      if (failure) throw failure;
      if (!held) throw new Error(`the lock of ${topic} went to another redrive`);
    });
  } finally {
    clearTimeout(timer);
    await membership.leave();
  }
}
