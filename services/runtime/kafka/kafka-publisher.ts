/**
 * Appends by kafkajs. A failed send leaves its producer in doubt, and a retried one may reuse sequence numbers, so after
 * any error the producer is dropped and the next append gets a fresh one.
 */
import type { Producer } from 'kafkajs';
import { recordBytes } from '../log/batch-records.ts';
import { AppendRefused, type NewRecord, type Publisher } from '../log/broker.ts';
import { Refused } from '../log/broker-errors.ts';
import { atMost } from '../wait/patience.ts';
import { fromHeaders } from './headers.ts';
import { translateError } from './kafka-errors.ts';

/** How long closing a producer may take, ms: a connection to a broker that is away waits for answers that never come. */
const CLOSE_PATIENCE_MS = 1000;

function toMessage(record: NewRecord, partition: number) {
  return {
    key: record.key,
    value: record.value,
    headers: fromHeaders(record.headers),
    partition,
    ...(record.timestamp === undefined ? {} : { timestamp: String(record.timestamp) }),
  };
}

/** See the file's head. */
export class KafkaPublisher implements Publisher {
  readonly #create: () => Producer;
  readonly #compression: number;
  #producer: Promise<Producer> | undefined;

  /**
   * @param create makes a producer that is not connected yet
   * @param compression number of the codec of what is appended; 0 for none
   */
  constructor(create: () => Producer, compression: number) {
    this.#create = create;
    this.#compression = compression;
  }

  #connected(): Promise<Producer> {
    this.#producer ??= (async () => {
      const producer = this.#create();
      await producer.connect();
      return producer;
    })();
    return this.#producer;
  }

  async append(topic: string, partition: number, records: readonly NewRecord[]): Promise<number | undefined> {
    const messages = records.map((record) => toMessage(record, partition));
    try {
      const producer = await this.#connected();
      const [written] = await producer.send({ topic, acks: -1, compression: this.#compression, messages });
      return written?.baseOffset === undefined ? undefined : Number(written.baseOffset);
    } catch (error) {
      await this.close();
      const translated = translateError(error);
      if (!(translated instanceof Refused)) throw translated;
      const bytes = records.reduce((sum, record) => sum + recordBytes(record), 0);
      throw new AppendRefused(
        `${topic}/${partition}: the broker refuses a batch of ${records.length} records and ${bytes} bytes: ${translated.code}. Look at the topic's max.message.bytes, at who may write to it, and whether it exists`,
        { cause: error },
      );
    }
  }

  async close(): Promise<void> {
    const current = this.#producer;
    this.#producer = undefined;
    await atMost(
      CLOSE_PATIENCE_MS,
      current?.then((producer) => producer.disconnect()).catch(() => undefined),
    );
  }
}
