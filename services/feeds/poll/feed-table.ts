/** The feeds of this member: what feeds.v1 says of the partitions that are its own. */
import { randomUUID } from 'node:crypto';
import { headerText, type LogRecord, type NewRecord } from '@newsfold/runtime/log/broker.ts';
import {
  type FeedDefinition,
  type FeedState,
  feedKey,
  feedValue,
  NEW_FEED,
  readDefinition,
  readFeedKey,
  readState,
} from '../domain/feed-record.ts';
import { mergeSeen } from '../domain/seen-items.ts';
import type { Feed } from './poll-feed.ts';

/** Header of a state that says which process wrote it. */
const WRITER_HEADER = 'newsfold-writer';

/** A feed as it is known here: what is said of it may come after what is known of it. */
interface Entry {
  definition: FeedDefinition | null;
  state: FeedState | null;
  /** When its state was last written by this process, ms since the epoch; 0 for never. */
  writtenAt: number;
}

/** The feeds of one partition, while it is this member's. */
export class FeedPartition {
  readonly partition: number;
  /** Ends what is done for its feeds once it is another's. */
  readonly ended = new AbortController();
  readonly #entries = new Map<string, Entry>();
  readonly #writer = randomUUID();
  isLive = false;

  constructor(partition: number) {
    this.partition = partition;
  }

  #entryOf(id: string): Entry {
    const entry = this.#entries.get(id) ?? { definition: null, state: null, writtenAt: 0 };
    this.#entries.set(id, entry);
    return entry;
  }

  /** Takes a record in. @returns false for one that is none of ours */
  take(record: LogRecord): boolean {
    const key = readFeedKey(record.key?.toString('utf8') ?? '');
    if (key === null) return false;
    const isOk = key.kind === 'feed' ? this.#define(key.id, record) : this.#learn(key.id, record);
    const entry = this.#entries.get(key.id);
    if (entry?.definition === null && entry.state === null) this.#entries.delete(key.id);
    return isOk;
  }

  #define(id: string, { value, timestamp: dueAt }: LogRecord): boolean {
    const definition = value === null ? null : readDefinition(value);
    if (value !== null && definition === null) return false;
    const entry = this.#entryOf(id);
    // What the operator changes, and what was gone and is added again, is looked at at once.
    if (this.isLive && entry.state !== null) entry.state = { ...entry.state, dueAt, isGone: false };
    entry.definition = definition;
    return true;
  }

  #learn(id: string, record: LogRecord): boolean {
    // What it wrote itself it knows, and by now better.
    if (headerText(record, WRITER_HEADER) === this.#writer) return true;
    const state = record.value === null ? null : readState(record.value);
    if (record.value !== null && state === null) return false;
    const entry = this.#entryOf(id);
    // A member that lost the partition without knowing may write late: what it has published is known, no more.
    const before = this.isLive ? entry.state : null;
    entry.state =
      before === null || state === null ? state : { ...before, seen: mergeSeen(before.seen, state.seen) };
    return true;
  }

  /** The feeds that are to be polled or shown. */
  *feeds(): Generator<Feed> {
    for (const [id, { definition, state }] of this.#entries)
      if (definition !== null) yield { id, definition, state: state ?? NEW_FEED };
  }

  /** Forgets the feeds that were removed. @returns those of which a state is left in the log */
  dropOrphans(): readonly string[] {
    const orphans = [...this.#entries].filter(([, { definition }]) => definition === null).map(([id]) => id);
    for (const id of orphans) this.#entries.delete(id);
    return orphans;
  }

  /** Whether a feed is defined. */
  has(id: string): boolean {
    return (this.#entries.get(id)?.definition ?? null) !== null;
  }

  /** Whether a feed is still defined as it was when its poll began. */
  isSame({ id, definition }: Feed): boolean {
    return this.#entries.get(id)?.definition === definition;
  }

  writtenAt(id: string): number {
    return this.#entries.get(id)?.writtenAt ?? 0;
  }

  /** Remembers a state, written or not. @param writtenAt ms since the epoch; null when it was not */
  remember(id: string, state: FeedState, writtenAt: number | null): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.state = state;
    if (writtenAt !== null) entry.writtenAt = writtenAt;
  }

  /** The record of a state. */
  recordOf(id: string, state: FeedState | null): NewRecord {
    return {
      key: feedKey('state', id),
      value: state === null ? null : feedValue(state),
      headers: [[WRITER_HEADER, Buffer.from(this.#writer)]],
    };
  }
}
