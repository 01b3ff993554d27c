/** Starts a process of the local stack again when it ends unasked. */
import { setTimeout as sleep } from 'node:timers/promises';
import { BackOff } from './back-off.ts';
import type { GuardedProcess } from './guarded-process.ts';

/** Who is told of it. */
export interface Supervisor {
  /** A process ended and will be started again after a pause. */
  onEnded(name: string, code: number): void;
  onBack(name: string): void;
  /** A process will not come up. */
  onGivenUp(error: Error): void;
}

/** A process that can be replaced. */
interface Supervised {
  readonly name: string;
  current(): GuardedProcess;
  /** Starts another in its place. @throws when that does not come up */
  replace(): Promise<void>;
  readonly isStopping: () => boolean;
}

/** Watches a process until it is stopped or given up. */
export async function supervise(
  { name, current, replace, isStopping }: Supervised,
  { onEnded, onBack, onGivenUp }: Supervisor,
): Promise<void> {
  const backOff = new BackOff();
  for (let code = await current().exited; !isStopping(); code = await current().exited) {
    onEnded(name, code);
    for (let isBack = false; !isBack; ) {
      const pause = backOff.ended();
      if (pause === undefined) return onGivenUp(new Error(`${name} does not come up any more`));
      await sleep(pause, undefined, { ref: false });
      if (isStopping()) return;
      backOff.started();
      // Why it did not come up is in its log; the last word is that it was given up.
      isBack = await replace().then(
        () => true,
        () => false,
      );
    }
    onBack(name);
  }
}
