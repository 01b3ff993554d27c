/** Appends the chosen letters to the topics they came from, in batches, at a bounded rate. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';
import { batchGroups } from '../log/batch-records.ts';
import type { NewRecord, Publisher } from '../log/broker.ts';
import { redriveRecord } from '../loop/redrive-record.ts';
import type { AssertHeld } from './redrive-lock.ts';

/** Most letters and bytes in one append: what a failed append leaves in doubt. */
const MAX_LETTERS = 200;
const MAX_BYTES = 1024 * 1024;
/** Longest pause without a heartbeat to the group, ms. */
const PAUSE_MS = 1000;

/** Puts letters back, in the order given. */
export class LetterAppender {
  readonly #publisher: Publisher;
  readonly #rate: number | null;
  readonly #atOnce: number;
  readonly #assertHeld: AssertHeld;
  #waiting: DeadLetter[] = [];
  #bytes = 0;
  /** Letters whose append the broker has acknowledged. */
  done = 0;
  #startedAt: number | undefined;

  /**
   * @param rate letters a second, null for no limit
   * @param assertHeld throws when the lock is lost and nothing may be put back; called before every append
   */
  constructor(publisher: Publisher, rate: number | null, assertHeld: AssertHeld) {
    this.#assertHeld = assertHeld;
    this.#publisher = publisher;
    this.#rate = rate;
    this.#atOnce = rate === null ? MAX_LETTERS : Math.max(1, Math.min(MAX_LETTERS, Math.floor(rate / 10)));
  }

  /** Takes a letter; appends once enough are waiting. @throws Error when an append fails */
  async take(letter: DeadLetter, heartbeat: () => Promise<void>): Promise<void> {
    this.#waiting.push(letter);
    this.#bytes += letter.value?.length ?? 0;
    if (this.#waiting.length >= this.#atOnce || this.#bytes >= MAX_BYTES) await this.flush(heartbeat);
  }

  /** Appends the waiting letters. @throws Error when an append fails; the next run sees in the log whether it took effect */
  async flush(heartbeat: () => Promise<void> = async () => undefined): Promise<void> {
    const partitions = new Map<string, { topic: string; partition: number; records: NewRecord[] }>();
    await this.#pace(heartbeat);
    for (const letter of this.#waiting) {
      const { topic, partition } = letter.origin;
      const entry = partitions.get(`${topic}/${partition}`) ?? { topic, partition, records: [] };
      entry.records.push(redriveRecord(letter));
      partitions.set(`${topic}/${partition}`, entry);
    }
    this.#waiting = [];
    this.#bytes = 0;
    for (const { topic, partition, records } of partitions.values()) {
      for (const batch of batchGroups(records.map((record) => [record]))) {
        this.#assertHeld();
        await this.#publisher.append(topic, partition, batch);
        this.done += batch.length;
      }
    }
  }

  /** Waits until the letters put back so far are within the rate. */
  async #pace(heartbeat: () => Promise<void>): Promise<void> {
    if (this.#rate === null || this.#waiting.length === 0) return;
    this.#startedAt ??= performance.now();
    const dueAt = this.#startedAt + (1000 * this.done) / this.#rate;
    for (let left = dueAt - performance.now(); left > 0; left = dueAt - performance.now()) {
      await sleep(Math.min(left, PAUSE_MS));
      await heartbeat();
    }
  }
}
