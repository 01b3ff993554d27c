/**
 * Patch of kafkajs: its request queue re-arms a timer forever, even when nothing is pending and nothing is throttled,
 * with a negative delay, which Node ≥ 24 reports as TimeoutNegativeWarning and turns into 1 ms. Every idle connection
 * then polls a thousand times a second. The timer is needed only while requests wait, so it is armed only then.
 */
import { kafkajsInternals } from './kafkajs.ts';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * Applies the patch. Call it before the first connection.
 * @throws Error when kafkajs does not look as expected
 */
export function patchRequestQueue(): void {
  const queue = kafkajsInternals.load<{ prototype: RequestQueue }>('src/network/requestQueue/index.js');
  const original = queue.prototype.scheduleCheckPendingRequests;
  kafkajsInternals.confirm('the request queue', typeof original === 'function');
  queue.prototype.scheduleCheckPendingRequests = function scheduleWhenPending(this: RequestQueue) {
    if (this.pending.length > 0) original.call(this);
  };
}
