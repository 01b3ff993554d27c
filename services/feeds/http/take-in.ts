/**
 * Articles of a request to the raw topic, and the answer about each. What is answered `accepted` is in Kafka: the answer
 * is made from the offset that the broker gave. One batch of a request is on its way at a time, so that a slow broker
 * slows its senders down instead of filling the memory.
 */
import type { NewRecord, Publisher } from '@newsfold/runtime/log/broker.ts';
import { AppendRefused } from '@newsfold/runtime/log/broker.ts';
import { stampHeaders } from '@newsfold/schemas/raw-headers.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import type { SentItem } from './read-items.ts';
import type { Sender } from './tokens.ts';

/** The answer about one article, by its number in the request. */
export type ItemAnswer =
  | {
      readonly item: number;
      readonly answer: 'accepted';
      readonly topic: string;
      readonly partition: number;
      /** Null when the broker did not tell it. */
      readonly offset: number | null;
    }
  | {
      readonly item: number;
      readonly answer: 'refused' | 'retry';
      readonly reason: string;
      readonly detail: string;
    };

/** What is taken in where. */
export interface TakeInParts {
  readonly publisher: Publisher;
  readonly topic: string;
  readonly partitions: number;
  /** How long the broker may take for a batch, ms. */
  readonly patienceMs: number;
}

/** Articles of a batch, and their bytes. */
const MOST_ITEMS = 500;
const MOST_BYTES = 1024 * 1024;
/** Articles of one request: what is answered about them stays in memory until the sender reads it. */
export const MOST_OF_REQUEST = 100_000;

const ADDRESS_FIELDS = ['url', 'link', 'canonicalUrl', 'webUrl'];

/** What a record of a tenant is marked with. */
export function tenantHeaders({ tenant }: Sender): NonNullable<NewRecord['headers']> {
  return tenant === null ? [] : stampHeaders({ tenant });
}

/** The host of an address; null for none, and for names without one, such as urn:newsml:a.example:1. */
export function hostOf(address: unknown): string | null {
  const host = typeof address === 'string' ? URL.parse(address)?.hostname : undefined;
  return host === undefined || host === '' ? null : host;
}

function publisherOf(article: Readonly<Record<string, unknown>>): string | null {
  const given = article.publisher ?? article.source;
  const name = typeof given === 'object' && given !== null ? (given as { name?: unknown }).name : given;
  return typeof name === 'string' && name !== '' ? name : null;
}

/** Records of one key stay in order: those of an outlet, by its host or its name. */
function keyOf(article: Readonly<Record<string, unknown>>, { tenant }: Sender): string {
  const host = ADDRESS_FIELDS.map((name) => hostOf(article[name])).find((found) => found !== null);
  return host ?? publisherOf(article) ?? tenant ?? 'http';
}

interface Waiting {
  readonly item: number;
  readonly record: NewRecord;
  readonly partition: number;
}

class OutOfPatience extends Error {}

/** Waits for work, but not longer than `ms`. @throws Error that says so, and what the work throws in that time */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfPatience(`no answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}

/** Takes the articles of one request in. */
export class TakeIn {
  readonly #parts: TakeInParts;
  readonly #sender: Sender;
  #waiting: Waiting[] = [];
  /** Answers that wait for those before them. */
  #ready: ItemAnswer[] = [];
  #bytes = 0;
  #next = 0;
  /** Why the rest of the request is not tried any more. */
  #stopped: string | null = null;

  constructor(parts: TakeInParts, sender: Sender) {
    this.#parts = parts;
    this.#sender = sender;
  }

  /** Takes an article. @returns the answers that are ready by now, in their order */
  async take(sent: SentItem): Promise<readonly ItemAnswer[]> {
    const item = this.#next;
    this.#next += 1;
    const refusal = this.#refusalOf(item, sent);
    if (refusal !== null) this.#ready.push(refusal);
    else this.#add(item, sent as Extract<SentItem, { kind: 'article' }>);
    const isFull = this.#waiting.length + this.#ready.length >= MOST_ITEMS || this.#bytes >= MOST_BYTES;
    return isFull ? this.flush() : [];
  }

  #refusalOf(item: number, sent: SentItem): ItemAnswer | null {
    if (item >= MOST_OF_REQUEST) {
      const detail = `a request takes ${MOST_OF_REQUEST} articles; send the others in another one`;
      return { item, answer: 'refused', reason: 'too-many', detail };
    }
    if (this.#stopped !== null) return { item, answer: 'retry', reason: 'broker', detail: this.#stopped };
    if (sent.kind === 'article') return null;
    return { item, answer: 'refused', reason: sent.reason, detail: sent.detail };
  }

  #add(item: number, { article, bytes }: Extract<SentItem, { kind: 'article' }>): void {
    const { tenant } = this.#sender;
    const key = keyOf(article, this.#sender);
    // Nobody speaks for another tenant; the header says it of the articles inside it as well.
    const value = Buffer.from(JSON.stringify(tenant === null ? article : { ...article, tenant }));
    const partition = scopePartition(key, this.#parts.partitions);
    this.#waiting.push({ item, partition, record: { key, value, headers: tenantHeaders(this.#sender) } });
    this.#bytes += bytes;
  }

  /** Appends what waits. @returns the answers that are ready then, in their order */
  async flush(): Promise<readonly ItemAnswer[]> {
    const [waiting, ready] = [this.#waiting, this.#ready];
    [this.#waiting, this.#ready, this.#bytes] = [[], [], 0];
    const byPartition = Map.groupBy(waiting, ({ partition }) => partition);
    const answers = await Promise.all(
      [...byPartition].map(([partition, batch]) => this.#append(partition, batch)),
    );
    return [...answers.flat(), ...ready].toSorted((a, b) => a.item - b.item);
  }

  async #append(partition: number, batch: readonly Waiting[]): Promise<readonly ItemAnswer[]> {
    const { publisher, topic, patienceMs } = this.#parts;
    const records = batch.map(({ record }) => record);
    try {
      const first = await within(patienceMs, publisher.append(topic, partition, records));
      return batch.map(({ item }, at) => ({
        item,
        answer: 'accepted',
        topic,
        partition,
        offset: first === undefined ? null : first + at,
      }));
    } catch (error) {
      return this.#failed(partition, batch, error as Error);
    }
  }

  async #failed(partition: number, batch: readonly Waiting[], error: Error): Promise<readonly ItemAnswer[]> {
    if (!(error instanceof AppendRefused)) {
      // Nobody knows whether it was appended: to send it again does no harm, since the same article is a repeat.
      this.#stopped = `the broker did not take it: ${error.message.split('\n')[0]}; send it again`;
      return batch.map(({ item }) => ({
        item,
        answer: 'retry',
        reason: 'broker',
        detail: this.#stopped ?? '',
      }));
    }
    const [one] = batch;
    if (one !== undefined && batch.length === 1)
      return [{ item: one.item, answer: 'refused', reason: 'refused', detail: error.message }];
    // One article that is too large must not take the others with it.
    const answers: ItemAnswer[] = [];
    for (const single of batch) answers.push(...(await this.#append(partition, [single])));
    return answers;
  }
}
