/**
 * A correction to kafkajs 2.2.4, applied once per process before the first connection.
 *
 * Its request queue re-arms a timer for ever, also when nothing is pending and nothing is throttled: with a negative
 * delay, which Node ≥ 24 reports as TimeoutNegativeWarning and turns into 1 ms. Every idle connection then polls a
 * thousand times a second. The timer is needed only while requests wait, so it is armed only then. kafkajs is pinned;
 * the shape of what is replaced is checked, and another shape is an error at start rather than a silent change.
 */
import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

let applied = false;

/**
 * Applies the correction.
 * @throws Error when kafkajs does not look as expected.
 */
export function correctRequestQueue(): void {
  if (applied) return;
  const load = createRequire(import.meta.url);
  const { version } = load('kafkajs/package.json') as { version: string };
  const queue = load('kafkajs/src/network/requestQueue/index.js') as { prototype: RequestQueue };
  const original = queue.prototype.scheduleCheckPendingRequests;
  if (version !== '2.2.4' || typeof original !== 'function') {
    throw new Error(
      `kafkajs ${version}: the request queue correction was written for 2.2.4; check whether it is still needed`,
    );
  }
  queue.prototype.scheduleCheckPendingRequests = function scheduleWhenPending(this: RequestQueue) {
    if (this.pending.length > 0) original.call(this);
  };
  applied = true;
}
