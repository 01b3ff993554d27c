/** Publishes lines to the raw topic, in order. */
import { batchGroups, MAX_BATCH_BYTES } from '@newsfold/runtime/log/batch-records.ts';
import type { Broker, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import { inputLines } from '../console/input-lines.ts';

/** Room under the topic's limit for the overhead of a record, bytes. */
const OVERHEAD = 1024;

/** What was published. */
interface FeedResult {
  readonly published: number;
  /** Lines too large for the raw topic, which the broker would refuse. */
  readonly tooLarge: readonly number[];
}

/**
 * Publishes every line of an input to partition 0 of a raw topic: one partition keeps their order, so that the same
 * input gives the same stories. `onPublished` is called with the running count.
 */
export async function feed(
  broker: Broker,
  topic: string,
  path: string,
  onPublished: (count: number) => void,
): Promise<FeedResult> {
  const publisher = await broker.publisher();
  const tooLarge: number[] = [];
  let published = 0;
  let waiting: NewRecord[] = [];
  let bytes = 0;
  const flush = async () => {
    for (const batch of batchGroups(waiting.map((record) => [record]))) {
      await withRetry(() => publisher.append(topic, 0, batch), {
        firstDelayMs: 100,
        maxDelayMs: 2000,
        attempts: 10,
      });
      published += batch.length;
      onPublished(published);
    }
    waiting = [];
    bytes = 0;
  };
  try {
    for await (const { number, line } of inputLines(path)) {
      if (line.length > RAW_MAX_BYTES - OVERHEAD) {
        tooLarge.push(number);
        continue;
      }
      waiting.push({ key: null, value: Buffer.from(line) });
      bytes += line.length;
      if (bytes > MAX_BATCH_BYTES || waiting.length >= 500) await flush();
    }
    await flush();
  } finally {
    await publisher.close();
  }
  return { published, tooLarge };
}
