/** Waiting in tests for what happens by itself. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again, for at most so long. @throws Error when it did not happen */
export async function until(isDone: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`it did not happen within ${seconds} s`);
    await sleep(2);
  }
}
