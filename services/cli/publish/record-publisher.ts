/** Sends records to one partition in order, in batches that go out when they are full or have waited long enough. */
import { batchGroups, MAX_BATCH_BYTES } from '@newsfold/runtime/log/batch-records.ts';
import { AppendRefused, type NewRecord, type Publisher } from '@newsfold/runtime/log/broker.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';

/** A fuller batch would only wait longer, records. */
const MAX_WAITING = 500;
/** How long a record waits for others, ms: what comes slowly, as from `tail -f`, goes out at once. */
const FLUSH_AFTER_MS = 100;

/** Where a batch went. */
interface Sent {
  readonly records: number;
  /** Offset of its first record; undefined where the broker does not say. */
  readonly firstOffset: number | undefined;
}

/** See the top of the file. */
export class RecordPublisher {
  readonly #publisher: Publisher;
  readonly #topic: string;
  readonly #partition: number;
  readonly #onSent: (sent: Sent) => void;
  #waiting: NewRecord[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Batches go out one after the other. */
  #sending: Promise<void> = Promise.resolve();
  #failure: unknown;

  /** @param onSent is told of every batch that the broker has taken */
  constructor(publisher: Publisher, topic: string, partition: number, onSent: (sent: Sent) => void) {
    this.#publisher = publisher;
    this.#topic = topic;
    this.#partition = partition;
    this.#onSent = onSent;
  }

  /** Takes a record; waits only while a full batch goes out. @throws what the broker refused earlier */
  async add(record: NewRecord): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    this.#waiting.push(record);
    this.#bytes += record.value?.length ?? 0;
    if (this.#bytes > MAX_BATCH_BYTES || this.#waiting.length >= MAX_WAITING) await this.flush();
    else this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), FLUSH_AFTER_MS);
  }

  /** Sends what waits and resolves when the broker has it. @throws when it does not take it */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const records = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    this.#sending = this.#sending.then(() => this.#send(records));
    await this.#sending;
  }

  async #send(records: readonly NewRecord[]): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      for (const batch of batchGroups(records.map((record) => [record]))) {
        const firstOffset = await withRetry(
          () => this.#publisher.append(this.#topic, this.#partition, batch),
          {
            firstDelayMs: 100,
            maxDelayMs: 2000,
            attempts: 10,
            isFinal: (error) => error instanceof AppendRefused,
          },
        );
        this.#onSent({ records: batch.length, firstOffset });
      }
    } catch (error) {
      this.#failure =
        error instanceof AppendRefused ? new Error(`the broker refuses: ${error.message}`) : error;
      throw this.#failure;
    }
  }
}
