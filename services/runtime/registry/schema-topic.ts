/**
 * Schemas kept beside the data: a compacted topic of one partition that every worker writes what it has registered or
 * been told to, and that is read only while the registry is away. So a worker restarts without the registry as long as it
 * meets nothing that nobody has met before, and what one member has seen all have.
 *
 * Two kinds of keys: id/ID holds a schema, subject/SUBJECT/HASH the id that a schema was registered under.
 */

import { createHash, randomUUID } from 'node:crypto';
import { READING_GROUPS } from '@newsfold/schemas/permissions.ts';
import type { Broker, NewRecord, Publisher } from '../log/broker.ts';
import type { Logger } from '../observe/logger.ts';
import { atMost } from '../wait/patience.ts';
import type { SchemaStore, WrittenSchema } from './written-schemas.ts';

/** How long reading the topic may take, and how long what was read counts as new, ms. */
const PATIENCE_MS = 30_000;
const FRESH_MS = 5000;
/** How long leaving may take, ms: whoever has not even joined has nothing to leave. */
const LEAVE_PATIENCE_MS = 3000;

const subjectKey = (subject: string, text: string) =>
  `subject/${subject}/${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;

/** See the file's head. */
export class SchemaTopic implements SchemaStore {
  readonly #broker: Broker;
  readonly #topic: string;
  readonly #logger: Logger;
  readonly #kept = new Map<string, string>();
  #publisher: Promise<Publisher> | undefined;
  #loading: Promise<void> | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;

  constructor(broker: Broker, topic: string, logger: Logger) {
    this.#broker = broker;
    this.#topic = topic;
    this.#logger = logger;
  }

  load(): Promise<void> {
    if (performance.now() - this.#loadedAt < FRESH_MS) return Promise.resolve();
    this.#loading ??= this.#read().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #read(): Promise<void> {
    const [range] = await this.#broker.offsets(this.#topic);
    if (range !== undefined && range.high > range.low) await this.#readTo(range.low, range.high);
    this.#loadedAt = performance.now();
  }

  async #readTo(low: number, high: number): Promise<void> {
    const done = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => done.reject(new Error(`${this.#topic} was not read within ${PATIENCE_MS / 1000} s`)),
      PATIENCE_MS,
    );
    const joining = this.#broker.join(
      { groupId: `${READING_GROUPS.schemas}${randomUUID()}`, topics: [this.#topic], coPartitioned: false },
      {
        onAssigned: (_, control) => control.seek(this.#topic, 0, low),
        onBatch: async ({ records, next, resolve }) => {
          for (const { key, value } of records)
            if (key !== null && value !== null) this.#kept.set(key.toString(), value.toString());
          resolve(next - 1);
          if (next >= high) done.resolve();
        },
        onFailed: (error) => done.reject(error),
        onActivity: () => undefined,
      },
    );
    try {
      // Joining may fail, or take longer than the patience, while nobody waits for the end of the reading yet.
      await Promise.race([done.promise, joining.then(() => done.promise)]);
    } finally {
      clearTimeout(timer);
      const leaving = joining.then(
        (membership) => membership.leave(),
        () => undefined,
      );
      await atMost(LEAVE_PATIENCE_MS, leaving);
    }
  }

  keep(id: number, schema: WrittenSchema): void {
    this.#keep(`id/${id}`, JSON.stringify(schema));
  }

  schemaOf(id: number): WrittenSchema | undefined {
    const kept = this.#kept.get(`id/${id}`);
    return kept === undefined ? undefined : (JSON.parse(kept) as WrittenSchema);
  }

  keepId(subject: string, text: string, id: number): void {
    this.#keep(subjectKey(subject, text), String(id));
  }

  idOf(subject: string, text: string): number | undefined {
    const kept = this.#kept.get(subjectKey(subject, text));
    return kept === undefined ? undefined : Number(kept);
  }

  /** Nobody waits for this: without it a worker is no worse off than its registry. */
  #keep(key: string, value: string): void {
    if (this.#kept.get(key) === value) return;
    this.#kept.set(key, value);
    const record: NewRecord = { key, value: Buffer.from(value) };
    this.#publisher ??= this.#broker.publisher();
    this.#publisher
      .then((publisher) => publisher.append(this.#topic, 0, [record]))
      .catch((error: unknown) => {
        // Asked again by the next start; a registry that is away until then is away for this schema too.
        this.#logger.warn({ err: error, key }, `a schema could not be kept in ${this.#topic}`);
      });
  }

  async close(): Promise<void> {
    await (await this.#publisher)?.close();
  }
}
