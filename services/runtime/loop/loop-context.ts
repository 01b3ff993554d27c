/** What the loops share with the process around them: metrics, logs, signs of life, readiness. */
import { setTimeout } from 'node:timers/promises';
import type { NewRecord, RecordBatch } from '../log/broker.ts';
import type { Logger } from '../observe/logger.ts';
import type { RuntimeMetrics } from '../observe/metrics.ts';
import type { RetryPolicy } from '../wait/retry.ts';
import { LastLetters } from './last-letters.ts';
import { Waits } from './waits.ts';

/** What the loops see of their process. */
export interface LoopContext {
  readonly logger: Logger;
  readonly metrics: RuntimeMetrics;
  /** The retry policy for transient errors of an operation. */
  transient(operation: string): RetryPolicy;
  /** Runs work under the watchdog. */
  watch<T>(work: () => Promise<T>): Promise<T>;
  /** Pauses; simulated time in simulations. */
  sleep(ms: number): Promise<void>;
  onActivity(): void;
  /** The broker is away; the loop waits for it. */
  onAway(error: Error): void;
  onReady(): void;
  /** The loop cannot continue: end the process. */
  onFailed(error: Error): void;
  /** The partitions that wait for something. */
  readonly waits: Waits;
  /** Notes the record of a dead letter that was written. */
  noteLetter(record: Pick<NewRecord, 'headers'>): void;
  /** An example of each reason. */
  readonly letters: LastLetters;
  /**
   * Sets the lag figures.
   * @param next the offset up to which a partition is answered
   * @param timestamp time of the last record before it, ms since the epoch; undefined when nothing is left behind it
   */
  reportLag(batch: RecordBatch, next: number, timestamp?: number): void;
}

function describeWait(operation: string, error: unknown): string {
  return `${operation}: ${error instanceof Error ? error.message : String(error)}`;
}

/**
 * Makes a context. `waitsFor` says what is being waited for until the worker is ready again. `now` is the wall clock,
 * milliseconds since the epoch, for the age of records; `monotonic` counts milliseconds from anywhere and never jumps,
 * for signs of life.
 */
export function createLoopContext(parts: {
  logger: Logger;
  metrics: RuntimeMetrics;
  now: () => number;
  monotonic: () => number;
  onReady: () => void;
  onFailed: (error: Error) => void;
  onAway?: (error: Error) => void;
  sleep?: (ms: number) => Promise<void>;
}): LoopContext & { silence(): number; waitsFor(): string | undefined } {
  const { logger, metrics, now, monotonic } = parts;
  const sleep = parts.sleep ?? ((ms: number) => setTimeout(ms));
  let lastActivity = monotonic();
  let running = 0;
  let busySince = 0;
  let waitsFor: string | undefined;
  const letters = new LastLetters();
  return {
    logger,
    metrics,
    transient: (operation) => ({
      firstDelayMs: 50,
      maxDelayMs: 2000,
      attempts: Number.POSITIVE_INFINITY,
      sleep,
      onRetry: (error, attempt) => {
        // Waiting for a broker that is away is not a stall of this process.
        lastActivity = busySince = monotonic();
        waitsFor = describeWait(operation, error);
        metrics.retries.inc({ operation });
        logger.warn({ err: error, operation, attempt }, 'transient error; trying again');
      },
    }),
    watch: async (work) => {
      if (running === 0) busySince = monotonic();
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        busySince = monotonic();
      }
    },
    onActivity: () => {
      lastActivity = monotonic();
    },
    silence: () => monotonic() - (running > 0 ? Math.min(lastActivity, busySince) : lastActivity),
    sleep,
    waitsFor: () => waitsFor,
    onReady: () => {
      waitsFor = undefined;
      parts.onReady();
    },
    onAway: (error) => {
      lastActivity = busySince = monotonic();
      waitsFor = describeWait('join', error);
      logger.warn({ err: error }, 'the broker is away; waiting for it');
      parts.onAway?.(error);
    },
    onFailed: parts.onFailed,
    waits: new Waits(metrics, logger),
    noteLetter: (record) => letters.note(record, now()),
    letters,
    reportLag: (batch, next, timestamp) => {
      const labels = { topic: batch.topic, partition: batch.partition };
      const behind = Math.max(0, batch.high - next);
      metrics.lagRecords.set(labels, behind);
      if (behind === 0) metrics.lagSeconds.set(labels, 0);
      else if (timestamp !== undefined && timestamp > 0)
        metrics.lagSeconds.set(labels, Math.max(0, (now() - timestamp) / 1000));
    },
  };
}
