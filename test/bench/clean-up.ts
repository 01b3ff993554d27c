/** Undoes what a benchmark started, at its end, after an error and after a Ctrl-C alike. */

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
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      exitCode = code;
      void stopAll().finally(() => process.exit(code));
    });
  }
  try {
    await run();
  } catch (error) {
    // After an interruption whatever was under way fails, since the broker is gone.
    if (exitCode === undefined) throw error;
  } finally {
    await stopAll();
    if (exitCode !== undefined) process.exit(exitCode);
  }
}
