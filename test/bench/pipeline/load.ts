/** The two loads: all articles at once (closed loop), and articles at a fixed rate (open loop). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewRecord } from '@newsfold/runtime/log/broker.ts';
import { type Contestant, RAW_PARTITIONS, type Testbed, waitFinished } from './contestants.ts';
import { markEnds, measureHops } from './hops.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import { articleOf, traceParent } from './trace.ts';

/** Records of one append. */
const APPEND_RECORDS = 250;
/** How often the open loop sends what is due, ms. */
const TICK_MS = 4;
/** How long the reader may take to read what earlier loads left, ms. */
const READER_PATIENCE_MS = 120_000;
/** How long to wait for answers after the last article, ms. */
const PATIENCE_MS = 10_000;

/** Sends raw articles as one burst and waits until all are finished. Returns articles a second. */
export async function closedLoad(
  testbed: Testbed,
  contestant: Contestant,
  values: readonly Buffer[],
): Promise<number> {
  const publisher = await testbed.broker.publisher();
  const before = await contestant.finished();
  const start = performance.now();
  for (let at = 0, batch = 0; at < values.length; at += APPEND_RECORDS, batch++) {
    const records = values.slice(at, at + APPEND_RECORDS).map((value): NewRecord => ({ key: null, value }));
    await publisher.append(contestant.input, batch % RAW_PARTITIONS, records);
  }
  const end = await waitFinished(contestant, before + values.length);
  await publisher.close();
  return (1000 * values.length) / (end - start);
}

/** What an open loop showed. */
interface OpenResult {
  readonly sent: number;
  /** Articles that an answer was read for; a re-delivery has none. */
  readonly answered: number;
  /** Latency from the time an article was meant to be sent, ms. */
  readonly histogram: LatencyHistogram;
  /** The time from each topic to the next. */
  readonly hops: readonly LatencyHistogram[];
}

/**
 * Sends articles at a fixed rate. A late send does not move the schedule: the latency of an article counts from the
 * time it was meant to be sent, so that a stall counts for every article that was due during it.
 * @param rate articles a second
 * @param read called with the value of every answer: what a reader has to do to use it
 */
export async function openLoad(
  testbed: Testbed,
  contestant: Contestant,
  values: readonly Buffer[],
  rate: number,
  read: (value: Buffer | null) => unknown,
): Promise<OpenResult> {
  const publishers = await Promise.all(
    Array.from({ length: RAW_PARTITIONS }, () => testbed.broker.publisher()),
  );
  const histogram = new LatencyHistogram();
  const waiting = new Set<number>();
  let start = Number.POSITIVE_INFINITY;
  const before = await testbed.broker.offsets(contestant.output);
  const unread = new Map(
    before.filter(({ low, high }) => low < high).map(({ partition, high }) => [partition, high]),
  );
  const membership = await testbed.broker.join(
    { groupId: `${contestant.output}-reader`, topics: [contestant.output], coPartitioned: false },
    {
      onAssigned: () => undefined,
      onBatch: async (batch) => {
        for (const record of batch.records) {
          await read(record.value);
          const article = articleOf(record);
          if (waiting.delete(article)) histogram.record(performance.now() - start - (1000 * article) / rate);
        }
        const last = batch.records.at(-1);
        if (!last) return;
        batch.resolve(last.offset);
        // Compaction may have taken the last records, but never the newest of all.
        if (last.offset + 1 >= (unread.get(batch.partition) ?? 0)) unread.delete(batch.partition);
      },
      onFailed: (error) => {
        throw error;
      },
      onActivity: () => undefined,
    },
  );
  // The reader is at the end of what the closed load left before the clock starts, and all members are idle.
  const ready = performance.now() + READER_PATIENCE_MS;
  while (unread.size > 0 && performance.now() < ready) await sleep(20);
  if (unread.size > 0) throw new Error(`the reader of ${contestant.output} did not reach its end`);
  await sleep(1000);
  const marks = await markEnds(testbed.broker, contestant.topics);
  start = performance.now();
  let sent = 0;
  const appends: Promise<unknown>[] = [];
  while (sent < values.length) {
    const due = Math.min(values.length, Math.floor(((performance.now() - start) * rate) / 1000) + 1);
    const records: NewRecord[][] = Array.from({ length: RAW_PARTITIONS }, () => []);
    for (; sent < due; sent++) {
      waiting.add(sent);
      const headers = [['traceparent', traceParent(sent)]] as const;
      records[sent % RAW_PARTITIONS]?.push({ key: null, value: values[sent] ?? null, headers });
    }
    for (const [partition, some] of records.entries())
      if (some.length > 0)
        appends.push(publishers[partition]?.append(contestant.input, partition, some) ?? Promise.resolve());
    await sleep(TICK_MS);
  }
  await Promise.all(appends);
  const deadline = performance.now() + PATIENCE_MS;
  while (waiting.size > 0 && performance.now() < deadline) await sleep(20);
  await membership.leave();
  for (const publisher of publishers) await publisher.close();
  return { sent, answered: histogram.count, histogram, hops: await measureHops(testbed.broker, marks) };
}
