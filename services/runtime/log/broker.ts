/**
 * The port to the log: what the loops need of a broker, and nothing else.
 *
 * Two adapters implement it: kafka-broker.ts (kafkajs) and memory-broker.ts (in memory, for simulation). One contract
 * suite runs on both. Offsets are numbers: a partition ends before 2^53 records.
 */

/** Headers in order; a key may occur more than once. */
export type Headers = ReadonlyArray<readonly [key: string, value: Buffer]>;

/** A record of a log. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Milliseconds since the epoch, whatever unit its producer wrote; UNKNOWN_TIME (−1) where it has no time. */
  readonly timestamp: number;
  readonly key: Buffer | null;
  /** null is a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Headers;
  /** Why nobody can read it, in words; it has no key, value or headers then. Absent for any other record. */
  readonly unreadable?: string;
}

/** A record to be appended. */
export interface NewRecord {
  readonly key: Buffer | string | null;
  readonly value: Buffer | null;
  readonly headers?: Headers;
  /** Milliseconds since the epoch; the time of appending when left out. */
  readonly timestamp?: number;
}

/** First and next offset of a partition. */
export interface PartitionOffsets {
  readonly partition: number;
  /** Offset of the oldest record kept. */
  readonly low: number;
  /** Offset that the next record will get. */
  readonly high: number;
}

/** A topic to be created. */
export interface TopicPlan {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** A topic as the broker has it. */
export interface TopicState {
  readonly partitions: number;
  /** Replicas of the partition that has the fewest. */
  readonly replicas: number;
  /** Its settings, whether its own or the broker's for all topics; what a broker does not tell is not among them. */
  readonly settings: ReadonlyMap<string, string>;
}

/** The broker will never take this batch: a retry is of no use, and whoever waited for one would wait for ever. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';
}

/** Appends records. */
export interface Publisher {
  /**
   * Appends records to one partition as one batch: all of them, in order, or none.
   * After an error nobody knows whether they were appended; the publisher itself stays usable.
   * @throws AppendRefused when they were not and never will be
   * @returns the offset of the first record, from the last attempt where the client appended them more than once.
   * Undefined when the broker does not report it
   */
  append(topic: string, partition: number, records: readonly NewRecord[]): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Consecutive records of one partition. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /**
   * Offset after all that was fetched. Records may end before it, and there may be none: the markers of transactions,
   * what was aborted, and what compaction took have offsets and nothing to see.
   */
  readonly next: number;
  /** Next offset of the partition when the batch was fetched. */
  readonly high: number;
  /** True once the partition was revoked or sought elsewhere, or the member is stopping: work on it must not be published. */
  isStale(): boolean;
  /** Marks records up to this offset as done: fetching continues after it. */
  resolve(offset: number): void;
  /** Keeps the membership alive during long work. Throws when the group is rebalancing. */
  heartbeat(): Promise<void>;
}

/** Steers one member of a group. */
export interface GroupControl {
  pause(topic: string, partition: number): void;
  resume(topic: string, partition: number): void;
  seek(topic: string, partition: number, offset: number): void;
  /** Commits how far a partition was answered. For stateless workers the position to continue from, for folds only a figure. */
  commit(topic: string, partition: number, nextOffset: number): Promise<void>;
}

/** What a member does. */
export interface GroupHandlers {
  /** Called synchronously on every (re)join, before anything is fetched: the time to pause and seek. */
  onAssigned(assignment: ReadonlyMap<string, readonly number[]>, control: GroupControl): void;
  /** Called with batches, one at a time for each partition. */
  onBatch(batch: RecordBatch, control: GroupControl): Promise<void>;
  /**
   * Called whenever the broker turns out to be away; the member keeps trying to join until it leaves. Without it, a
   * member that cannot join is a failure.
   */
  onAway?(error: Error): void;
  /** Called once when the member cannot continue: the process must end. */
  onFailed(error: Error): void;
  /** Called whenever the member has heard from the broker or tried to: silence means that its loop is dead. */
  onActivity(): void;
}

/** How to join a group. */
export interface GroupOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  /** True: partition p of every topic goes to the same member. */
  readonly coPartitioned: boolean;
}

/** A membership; leave ends it gracefully. */
export interface Membership {
  leave(): Promise<void>;
}

/** A log with topics, groups and offsets. */
export interface Broker {
  /** Existing topics with their number of partitions. */
  topics(): Promise<ReadonlyMap<string, number>>;
  /** Creates those that do not exist; leaves the others alone. */
  createTopics(plans: readonly TopicPlan[]): Promise<void>;
  /** Those of some topics that exist, as they are. @throws Refused where the broker does not let their settings be seen */
  describeTopics(names: readonly string[]): Promise<ReadonlyMap<string, TopicState>>;
  /** Gives a topic these settings and leaves its others alone. */
  alterTopic(name: string, settings: Readonly<Record<string, string>>): Promise<void>;
  offsets(topic: string): Promise<readonly PartitionOffsets[]>;
  /** For each partition the offset of the first record of a time or later, ms since the epoch; its end where there is none. */
  offsetsAt(topic: string, time: number): Promise<readonly { partition: number; offset: number }[]>;
  /** Next offset committed by a group for each partition; 0 where nothing was committed. */
  committed(groupId: string, topic: string): Promise<readonly { partition: number; offset: number }[]>;
  publisher(): Promise<Publisher>;
  join(options: GroupOptions, handlers: GroupHandlers): Promise<Membership>;
  close(): Promise<void>;
}

/** The first value of a header as text, or undefined. */
export function headerText(record: LogRecord, key: string): string | undefined {
  return record.headers.find(([name]) => name === key)?.[1].toString('utf8');
}
