/** Retry with exponential backoff for transient errors of the broker and the registry. */
import { setTimeout as sleep } from 'node:timers/promises';

/** How to retry. */
export interface RetryPolicy {
  /** First pause, ms; doubled each time. */
  readonly firstDelayMs: number;
  /** Longest pause, ms. */
  readonly maxDelayMs: number;
  /** Attempts in all; Infinity retries until `shouldStop`. */
  readonly attempts: number;
  /** Called before each new attempt. */
  onRetry?(error: unknown, attempt: number): void;
  /** Pauses; the process's own timer when left out. */
  sleep?(ms: number): Promise<void>;
  /** Whether an error can never go away by itself; it is thrown at once. */
  isFinal?(error: unknown): boolean;
  /** Asked before each new attempt; true gives up with the last error. */
  shouldStop?(): boolean;
}

/**
 * Runs `action` until it succeeds or the policy gives up.
 * @throws the last error of `action`.
 */
export async function withRetry<T>(action: () => Promise<T>, policy: RetryPolicy): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (attempt >= policy.attempts || policy.isFinal?.(error) || policy.shouldStop?.()) throw error;
      policy.onRetry?.(error, attempt);
      const pause = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
      await (policy.sleep?.(pause) ?? sleep(pause));
      if (policy.shouldStop?.()) throw error;
    }
  }
}
