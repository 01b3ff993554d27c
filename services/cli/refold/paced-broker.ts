/**
 * A broker as a fold beside another one sees it: the log of articles begins where it shall begin, and gives no more of
 * them a second than is wanted, so that the live workers keep their share of the machine.
 */
import type { Broker, RecordBatch } from '@newsfold/runtime/log/broker.ts';

/** How it differs from the broker behind it. */
export interface Pace {
  /** The topic of articles. */
  readonly topic: string;
  /** By partition the offset that it begins with; where it has none, all of it. */
  readonly begins: ReadonlyMap<number, number>;
  /** Records of that topic a second. */
  readonly rate: number;
  /** Milliseconds from anywhere; never jumps. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Longest pause between two heartbeats, ms. */
const NAP_MS = 500;

/** The broker behind it, paced. Closing it is left to whoever opened that. */
export function pacedBroker(broker: Broker, { topic, begins, rate, now, sleep }: Pace): Broker {
  let free = now();
  const pace = async (batch: RecordBatch) => {
    // The next batch waits for this one's time, so the first answers come at once.
    const begin = Math.max(free, now());
    free = begin + (1000 * batch.records.length) / rate;
    while (now() < begin && !batch.isStale()) {
      await sleep(Math.min(NAP_MS, begin - now()));
      await batch.heartbeat();
    }
  };
  return {
    topics: () => broker.topics(),
    createTopics: (plans) => broker.createTopics(plans),
    describeTopics: (names) => broker.describeTopics(names),
    alterTopic: (name, settings) => broker.alterTopic(name, settings),
    offsets: async (name) => {
      const all = await broker.offsets(name);
      if (name !== topic) return all;
      return all.map((one) => ({ ...one, low: Math.max(one.low, begins.get(one.partition) ?? 0) }));
    },
    offsetsAt: (name, time) => broker.offsetsAt(name, time),
    committed: (groupId, name) => broker.committed(groupId, name),
    publisher: () => broker.publisher(),
    join: (options, handlers) =>
      broker.join(options, {
        ...handlers,
        onBatch: async (batch, control) => {
          if (batch.topic === topic) await pace(batch);
          await handlers.onBatch(batch, control);
        },
      }),
    close: async () => undefined,
  };
}
