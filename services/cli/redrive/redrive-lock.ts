/**
 * One redrive at a time on a dead-letter topic, on the whole cluster: two side by side would put back twice.
 *
 * The lock is the partition of the dead-letter topic in a group of its own. The group gives it to one member and leaves
 * it there; a run that ends gives it back, and one that crashed loses it with its session, so none can be left behind.
 * Rejected: a file (redrives run from several machines), a record that says "locked" (a crash leaves it), and fencing by
 * a transactional producer: a second run would end the first one instead of waiting its turn, and kafkajs' transactions
 * are not safe (ARCHITECTURE.md).
 *
 * A run that is stopped for longer than its session loses the lock without knowing, as every lease does; it asks before
 * every append, so at most the one append that was under way comes after.
 */
import type { Broker } from '@newsfold/runtime/log/broker.ts';

/** How long the group may take to tell who has the lock, ms. */
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
  const dealt = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => dealt.reject(new Error(`${topic}: the group did not tell who redrives it within a minute`)),
    PATIENCE_MS,
  );
  const membership = await broker.join(
    { groupId: `${topic}.redrive-lock`, topics: [topic], coPartitioned: true },
    {
      onAssigned: (assignment, control) => {
        // Lost once is lost: another may have put back meanwhile.
        held = (held ?? true) && (assignment.get(topic)?.includes(0) ?? false);
        // Only the fetching matters, which keeps the membership alive; the letters are read elsewhere.
        if (held) control.seek(topic, 0, end?.high ?? 0);
        dealt.resolve();
      },
      onBatch: async ({ records, resolve }) => {
        const last = records.at(-1);
        if (last) resolve(last.offset);
      },
      onFailed: (error) => {
        failure = error;
        dealt.reject(error);
      },
      onActivity: () => undefined,
    },
  );
  try {
    await dealt.promise;
    if (!held)
      throw new Error(`${topic}: another redrive of it is running; run it again when that has ended`);
    return await work(() => {
      if (failure) throw failure;
      if (!held) throw new Error(`the lock of ${topic} went to another redrive`);
    });
  } finally {
    clearTimeout(timer);
    await membership.leave();
  }
}
