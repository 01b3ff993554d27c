/** A loop's view of a process, for tests: silent, with metrics of its own. */

import { createLoopContext, type LoopContext } from '@newsfold/runtime/loop/loop-context.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { createMetrics } from '@newsfold/runtime/observe/metrics.ts';

/**
 * Makes a context.
 * @param onFailed called when the loop cannot continue; a failure ends the test when it is left out
 * @param sleep the process's own timer when left out
 */
export function testContext(
  onFailed: (error: Error) => void = (error) => {
    throw error;
  },
  sleep?: (ms: number) => Promise<void>,
): LoopContext {
  return createLoopContext({
    logger: createLogger('test', 'silent'),
    metrics: createMetrics('test'),
    now: Date.now,
    monotonic: () => performance.now(),
    onReady: () => undefined,
    onFailed,
    ...(sleep && { sleep }),
  });
}
