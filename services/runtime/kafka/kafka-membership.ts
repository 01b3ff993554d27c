/**
 * One member of a group, by kafkajs.
 *
 * - A consumer that crashes with restart=false would leave the process alive and idle: when the broker is merely away a
 *   new consumer is made, after growing pauses and for as long as it takes; anything else is reported as failed.
 * - Errors of handlers must not reach its retry budget, which success never refills: only a rebalance that a heartbeat
 *   reports is rethrown, everything else is reported as failed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, KafkaMessage, TopicPartitionOffset } from 'kafkajs';
import type { GroupControl, GroupHandlers, LogRecord, Membership } from '../log/broker.ts';
import { BrokerAway } from '../log/broker-errors.ts';
import { recordTime } from '../log/record-time.ts';
import { atMost } from '../wait/patience.ts';
import { toHeaders } from './headers.ts';
import { translateError } from './kafka-errors.ts';
import { FetchedMessage, PassedOffsets, UnreadableMessage } from './patches/fetched-message.ts';

/** Batches processed concurrently in one member, one at a time for each partition. */
const CONCURRENT_PARTITIONS = 16;
/** First and longest pause before a new consumer is made, ms. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** How long leaving may take, ms: a broker that is away cannot be notified, and takes silence for leaving. */
const LEAVE_PATIENCE_MS = 2500;

type Message = KafkaMessage | FetchedMessage | UnreadableMessage | PassedOffsets;

/** The record that a message is; undefined when it stands for none. */
function toRecord(topic: string, partition: number, message: Message): LogRecord | undefined {
  if (message instanceof PassedOffsets) return undefined;
  if (message instanceof UnreadableMessage) {
    const { offsetNumber: offset, time, reason: unreadable } = message;
    const timestamp = recordTime(time);
    return { topic, partition, offset, timestamp, key: null, value: null, headers: [], unreadable };
  }
  const { key, value } = message;
  if (message instanceof FetchedMessage) {
    const { offsetNumber: offset, time, pairs: headers } = message;
    const timestamp = recordTime(time);
    return { topic, partition, offset, timestamp, key, value, headers };
  }
  const [offset, timestamp] = [Number(message.offset), recordTime(Number(message.timestamp))];
  return { topic, partition, offset, timestamp, key, value, headers: toHeaders(message.headers) };
}

/** See the file's head. */
export class KafkaMembership implements Membership {
  readonly #create: () => Consumer;
  readonly #topics: readonly string[];
  readonly #handlers: GroupHandlers;
  readonly #control: GroupControl;
  #consumer: Consumer | undefined;
  /** The consumer once it has joined. Before that it must not be paused or sought, and late work is out of date. */
  #joined: Consumer | undefined;
  #generation = 0;
  #leaving = false;
  #failed = false;
  #toCommit: TopicPartitionOffset[] = [];
  #committing: Promise<void> | undefined;

  /** @param create makes a consumer that is not connected yet */
  constructor(create: () => Consumer, topics: readonly string[], handlers: GroupHandlers) {
    this.#create = create;
    this.#topics = topics;
    this.#handlers = handlers;
    this.#control = {
      pause: (topic, partition) => this.#joined?.pause([{ topic, partitions: [partition] }]),
      resume: (topic, partition) => this.#joined?.resume([{ topic, partitions: [partition] }]),
      seek: (topic, partition, offset) => this.#joined?.seek({ topic, partition, offset: String(offset) }),
      commit: (topic, partition, next) => this.#commit({ topic, partition, offset: String(next) }),
    };
  }

  /**
   * Joins; where the handlers want to know that the broker is away, waits until it is back.
   * @throws what waiting does not mend, in the port's errors
   */
  async start(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !this.#leaving; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        await this.#begin();
        return;
      } catch (thrown) {
        await this.#discard();
        const error = translateError(thrown);
        if (!this.#canWait(error)) throw error;
        this.#handlers.onAway?.(error);
        await sleep(pause);
      }
    }
  }

  #canWait(error: Error): boolean {
    return this.#handlers.onAway !== undefined && error instanceof BrokerAway;
  }

  async #begin(): Promise<void> {
    const consumer = this.#create();
    this.#consumer = consumer;
    this.#listen(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.#topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
      eachBatch: (payload) => this.#eachBatch(payload),
    });
  }

  #listen(consumer: Consumer): void {
    const isCurrent = () => this.#consumer === consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (!isCurrent()) return;
      this.#joined = consumer;
      this.#generation += 1;
      this.#handlers.onAssigned(new Map(Object.entries(payload.memberAssignment)), this.#control);
    });
    consumer.on(consumer.events.STOP, () => {
      if (isCurrent()) this.#joined = undefined;
    });
    consumer.on(consumer.events.REBALANCING, () => {
      this.#generation += 1;
    });
    for (const sign of ['FETCH', 'HEARTBEAT', 'CONNECT', 'REQUEST_TIMEOUT'] as const) {
      consumer.on(consumer.events[sign], () => this.#handlers.onActivity());
    }
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.#handlers.onActivity();
      this.#generation += 1;
      if (!isCurrent()) return;
      // A consumer that kafkajs restarts by itself has left its group too, until it joins again.
      this.#joined = undefined;
      const error = translateError(payload.error);
      if (error instanceof BrokerAway) this.#handlers.onAway?.(error);
      if (payload.restart) return;
      if (this.#canWait(error)) void this.#restart();
      else this.#fail(error);
    });
  }

  async #restart(): Promise<void> {
    await this.#discard();
    await sleep(FIRST_PAUSE_MS);
    await this.start().catch((error: Error) => this.#fail(error));
  }

  /** Drops a consumer that did not join or crashed. */
  async #discard(): Promise<void> {
    const consumer = this.#consumer;
    this.#consumer = undefined;
    this.#joined = undefined;
    // Its errors no longer matter: another one replaces it.
    await atMost(
      LEAVE_PATIENCE_MS,
      consumer?.disconnect().catch(() => undefined),
    );
  }

  /** Commits requested in the same turn of the event loop are sent as one request. */
  #commit(position: TopicPartitionOffset): Promise<void> {
    this.#toCommit.push(position);
    this.#committing ??= Promise.resolve().then(() => {
      const positions = this.#toCommit;
      this.#toCommit = [];
      this.#committing = undefined;
      if (!this.#joined) throw new BrokerAway('not a member of the group now; the broker is away');
      return this.#joined.commitOffsets(positions).catch((error: unknown) => {
        throw translateError(error);
      });
    });
    return this.#committing;
  }

  #fail(error: Error): void {
    if (this.#failed || this.#leaving) return;
    this.#failed = true;
    this.#handlers.onFailed(error);
  }

  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const generation = this.#generation;
    let rebalance: unknown;
    try {
      await this.#handlers.onBatch(
        {
          topic: batch.topic,
          partition: batch.partition,
          records: batch.messages.flatMap((message) => toRecord(batch.topic, batch.partition, message) ?? []),
          next: Number(batch.messages.at(-1)?.offset ?? -1) + 1,
          high: Number(batch.highWatermark),
          isStale: () => generation !== this.#generation || !payload.isRunning() || payload.isStale(),
          resolve: (offset) => payload.resolveOffset(String(offset)),
          heartbeat: async () => {
            await payload.heartbeat().catch((error: unknown) => {
              rebalance = error;
              throw error;
            });
          },
        },
        this.#control,
      );
    } catch (error) {
      if (rebalance !== undefined) throw rebalance;
      this.#fail(translateError(error));
    }
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    await atMost(LEAVE_PATIENCE_MS, this.#consumer?.disconnect());
  }
}
