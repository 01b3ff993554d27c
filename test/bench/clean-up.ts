/** Stops what a benchmark started: at its end, after an error, after a Ctrl-C, and when its parent was killed. */
import { watchLifeline } from '@newsfold/infra/local/lifeline.ts';

/** What is running, the newest last. */
const running: (() => Promise<void>)[] = [];
let stopping: Promise<void> | undefined;
let exitCode: number | undefined;

/** Notes how to stop something; what was started last is stopped first. */
export function onEnd(stop: () => Promise<void>): void {
  running.push(stop);
}

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const stop of running.splice(0).reverse()) await stop().catch(() => undefined);
  })();
  return stopping;
}

/** Runs a benchmark and stops what it started. An interruption ends the process with the code that shells expect. */
export async function cleanly(run: () => Promise<void>): Promise<void> {
  const end = (code: number) => {
    exitCode = code;
    void stopAll().finally(() => process.exit(code));
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  watchLifeline(() => end(143));
  try {
    await run();
  } catch (error) {
    // After an interruption everything under way fails, since the broker is gone.
    if (exitCode === undefined) throw error;
  } finally {
    await stopAll();
    if (exitCode !== undefined) process.exit(exitCode);
  }
}
