/** Waits for what may never come, as when a member leaves a broker that is away. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the work is done, but not longer than `ms`. @throws what the work throws in that time */
export async function atMost(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  const end = new AbortController();
  const pause = sleep(ms, undefined, { ref: false, signal: end.signal }).catch(() => undefined);
  try {
    await Promise.race([work, pause]);
  } finally {
    end.abort();
  }
}
