/** Reads ranges of a topic, once and in order, and stops at the ends that it was given. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { READING_GROUPS } from '@newsfold/schemas/permissions.ts';
import type { Broker, GroupControl, LogRecord, RecordBatch } from '../log/broker.ts';

/** A range of offsets in one partition. */
export interface PartitionRange {
  readonly partition: number;
  /** First offset. */
  readonly from: number;
  /** The offset to stop before. */
  readonly to: number;
}

/** How to read. */
interface ReadOptions {
  /** The consumer group to read as; a temporary one by default. */
  readonly groupId?: string;
  /** Called once everything has been read, while still a member, so that it can commit. */
  readonly onEnd?: (control: GroupControl) => Promise<void>;
  /** A partition that is silent for this long although the broker answers holds nothing more, ms. */
  readonly silenceMs?: number;
}

/** Called with each record; the next one waits for it. `heartbeat` keeps the membership during long work. */
export type OnRecord = (record: LogRecord, heartbeat: () => Promise<void>) => void | Promise<void>;

const SILENCE_MS = 30_000;
/** Signs of life from the broker that a silence must contain before it counts as the end. */
const SIGNS = 20;
/** Without a sign of life for this long the broker counts as gone, ms. */
const GONE_MS = 60_000;

class RangeReader {
  readonly #topic: string;
  readonly #onRecord: OnRecord;
  readonly #positions = new Map<number, number>();
  readonly #ends = new Map<number, number>();
  /** One record at a time, also when a rebalance delivers a batch again while its first delivery is being processed. */
  #work: Promise<void> = Promise.resolve();
  control: GroupControl | undefined;
  failure: unknown;
  movedAt = Date.now();
  heardAt = Date.now();
  signs = 0;
  /** Batches being processed or waiting. */
  busy = 0;

  constructor(topic: string, ranges: readonly PartitionRange[], onRecord: OnRecord) {
    this.#topic = topic;
    this.#onRecord = onRecord;
    for (const { partition, from, to } of ranges) {
      this.#positions.set(partition, from);
      this.#ends.set(partition, to);
    }
  }

  get isDone(): boolean {
    return [...this.#ends].every(([partition, end]) => (this.#positions.get(partition) ?? 0) >= end);
  }

  onAssigned(assignment: ReadonlyMap<string, readonly number[]>, control: GroupControl): void {
    this.control = control;
    for (const partition of assignment.get(this.#topic) ?? []) {
      const position = this.#positions.get(partition);
      if (position === undefined || position >= (this.#ends.get(partition) ?? 0))
        control.pause(this.#topic, partition);
      else control.seek(this.#topic, partition, position);
    }
  }

  /** The group has been joined, which may have taken long: others were asked to rebalance. */
  onJoined(): void {
    this.movedAt = Date.now();
    this.heardAt = this.movedAt;
  }

  onActivity(): void {
    this.heardAt = Date.now();
    this.signs += 1;
  }

  onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    this.busy += 1;
    this.#work = this.#work
      .then(() => this.#take(batch, control))
      .finally(() => {
        this.busy -= 1;
      });
    return this.#work;
  }

  async #take(batch: RecordBatch, control: GroupControl): Promise<void> {
    if (this.failure !== undefined) return;
    const end = this.#ends.get(batch.partition) ?? 0;
    const heartbeat = () => batch.heartbeat().catch(() => undefined);
    try {
      for (const record of batch.records) {
        if (record.offset < (this.#positions.get(batch.partition) ?? end)) continue;
        if (record.offset >= end) break;
        const work = this.#onRecord(record, heartbeat);
        if (work instanceof Promise) await work;
        this.#positions.set(batch.partition, record.offset + 1);
        this.movedAt = Date.now();
        this.signs = 0;
      }
    } catch (error) {
      this.failure = error;
      return;
    }
    if (batch.isStale()) return;
    batch.resolve(batch.next - 1);
    // Offsets without records are read too, also at the end.
    this.#positions.set(batch.partition, Math.min(end, batch.next));
    this.movedAt = Date.now();
    this.signs = 0;
    if (batch.next >= end) control.pause(this.#topic, batch.partition);
  }
}

/** Whether the broker answers a request: a broker that is stopped is silent too. */
async function isAnswering(broker: Broker, topic: string): Promise<boolean> {
  return broker.offsets(topic).then(
    () => true,
    () => false,
  );
}

/**
 * Passes every record of some ranges of a topic to `onRecord`, each partition in order and no record twice. Where
 * the broker gives nothing more before the end of a range, it stops after a silence.
 *
 * @returns whether every range was read to its end
 * @throws what `onRecord` throws; Error when the broker is gone
 */
export async function readRange(
  broker: Broker,
  topic: string,
  ranges: readonly PartitionRange[],
  onRecord: OnRecord,
  options: ReadOptions = {},
): Promise<boolean> {
  const wanted = ranges.filter(({ from, to }) => from < to);
  if (wanted.length === 0) return true;
  const reader = new RangeReader(topic, wanted, onRecord);
  const membership = await broker.join(
    {
      groupId: options.groupId ?? `${READING_GROUPS.range}${randomUUID()}`,
      topics: [topic],
      coPartitioned: false,
    },
    {
      onAssigned: (assignment, control) => reader.onAssigned(assignment, control),
      onBatch: (batch, control) => reader.onBatch(batch, control),
      onFailed: (error) => {
        reader.failure = error;
      },
      onActivity: () => reader.onActivity(),
    },
  );
  reader.onJoined();
  try {
    while (!reader.isDone && reader.failure === undefined) {
      const now = Date.now();
      const silent = now - reader.movedAt > (options.silenceMs ?? SILENCE_MS);
      if (silent && reader.signs >= SIGNS && reader.busy === 0 && (await isAnswering(broker, topic))) break;
      if (now - reader.heardAt > GONE_MS && now - reader.movedAt > GONE_MS)
        throw new Error(`${topic}: the broker has not answered for ${GONE_MS / 1000} s`);
      await sleep(10);
    }
    if (reader.failure !== undefined) throw reader.failure;
    if (reader.control) await options.onEnd?.(reader.control);
    return reader.isDone;
  } finally {
    await membership.leave();
  }
}

/** The ranges that cover all of a topic as it is now. */
export async function wholeTopic(broker: Broker, topic: string): Promise<readonly PartitionRange[]> {
  return (await broker.offsets(topic)).map(({ partition, low, high }) => ({
    partition,
    from: low,
    to: high,
  }));
}
