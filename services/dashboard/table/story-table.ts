/** The table of stories as the view loop sees it: records in, and where it is, in one transaction. */
import { rmSync, statSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import {
  type Decoder,
  hasRegistryHeader,
  MalformedRecord,
  schemaIdOf,
} from '@newsfold/runtime/registry/codec.ts';
import type { TablePosition, ViewTable } from '@newsfold/runtime/view/view-loop.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { displayable } from '../domain/displayable.ts';
import type { ApartReader } from './apart-reader.ts';
import { IndexMerger } from './index-merger.ts';
import { damaged, isDamage, type OpenTable } from './open-table.ts';
import { packEvent } from './packed-event.ts';
import type { FreshChange } from './story-change.ts';
import { StoryWriter, type WriteMode } from './story-writer.ts';
import { type WrittenStory, writtenStory } from './written-story.ts';

/** How much is kept. */
export interface KeptFor {
  readonly archiveDays: number;
  readonly historyDays: number;
}

/** What the table works with. */
export interface StoryTableParts {
  readonly opened: OpenTable;
  readonly file: string;
  readonly decode: Decoder<Story>;
  /** The body of a record, where it needs not be packed anew; see packed-event.ts. */
  readonly packedIn?: (value: Buffer) => Uint8Array | null;
  /** Reads events on a thread beside while the table is first built; without it they are read here. */
  readonly apart?: ApartReader;
  readonly kept: KeptFor;
  readonly now: () => number;
  /** Told of changes in the transaction that takes them in: what it writes is there when they are. */
  readonly withChanges?: (changes: readonly FreshChange[]) => void;
  /** Told of changes once they are in the file. */
  readonly onChanges: (changes: readonly FreshChange[]) => void;
  readonly onUnreadable: (place: string, why: string) => void;
}

const DAY_MS = 86_400_000;
/** Changes that are kept for those who ask what is new; at 500/s twenty minutes, on a usual day weeks. */
const KEPT_CHANGES = 500_000;
/** Former events that are kept at most, whatever HISTORY_DAYS says: some 3 kB each. */
const KEPT_VERSIONS = 2_000_000;
/** Days after which the topic itself has forgotten a story. */
const TOPIC_DAYS = 60;

/** Fewer records than this are not worth a thread. */
const READ_APART = 20;

interface PositionRow {
  readonly next: number;
  readonly live_at: number | null;
  readonly is_built: number;
  readonly sweep: number;
  readonly sweep_from: number | null;
}

/** An event as it was written, and as it may be shown: the same where nothing in it is restricted. */
interface ReadStory {
  readonly whole: Story;
  readonly shown: Story;
}

/** A story that was read on the thread beside, and its event as it is kept. */
interface ReadApart {
  readonly story: WrittenStory;
  readonly packed: Uint8Array;
}

/** What is in a record: null for a tombstone, undefined for what is no story. */
type Read = ReadStory | null | undefined;

/** What may not be shown is nowhere in the table: neither found nor told. */
const readStory = (whole: Story): ReadStory => ({ whole, shown: displayable(whole) });

/** See the file's head. */
export class StoryTable implements ViewTable {
  readonly #db: DatabaseSync;
  readonly #parts: StoryTableParts;
  readonly #writer: StoryWriter;
  readonly #merger: IndexMerger;
  readonly #position: StatementSync;
  readonly #advance: StatementSync;
  /** Schemas of records that were read: further ones are read without waiting. */
  readonly #known = new Set<number>();
  /** Changes whose stories the index does not have as they are: who is told of one and asks again finds it. */
  #untold: FreshChange[] = [];

  constructor(parts: StoryTableParts) {
    this.#parts = parts;
    this.#db = parts.opened.db;
    this.#writer = new StoryWriter(this.#db);
    this.#merger = new IndexMerger(this.#db);
    this.#position = this.#db.prepare(
      'SELECT next, live_at, is_built, sweep, sweep_from FROM positions WHERE partition = ?',
    );
    this.#advance = this.#db.prepare(
      'INSERT INTO positions (partition, next) VALUES (?, ?) ON CONFLICT (partition) DO UPDATE SET next = excluded.next',
    );
    // A file that an earlier release has built is told as well.
    if (this.#wasBuilt()) this.#merger.takeOver();
  }

  #row(partition: number): PositionRow | undefined {
    return this.#position.get(partition) as PositionRow | undefined;
  }

  position(partition: number): TablePosition | null {
    const row = this.#row(partition);
    return row === undefined ? null : { next: row.next, liveAt: row.live_at };
  }

  /**
   * Runs work in a transaction. What fails leaves nothing behind; what is damaged is deleted, to be built anew.
   * @param isIndexed whether the index may not wait for its turn
   */
  #within(work: () => void, isIndexed = false): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      work();
      this.#writer.flush(isIndexed);
      this.#db.exec('COMMIT');
      if (this.#writer.committed()) this.#merger.wake();
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      if (isDamage(error)) {
        // The next start finds nothing and reads the topic again. Nothing else may write to it before.
        rmSync(this.#parts.file, { force: true });
        throw damaged(this.#parts.file, error);
      }
      this.#writer.undone();
      throw error;
    }
    this.#untold.push(...this.#writer.changes());
    if (this.#writer.unindexed === 0 && this.#untold.length > 0) {
      const told = this.#untold;
      this.#untold = [];
      this.#parts.onChanges(told);
    }
  }

  forget(partition: number): void {
    this.#within(() => {
      this.#dropWhere('partition = ?', partition);
      this.#db.prepare('DELETE FROM versions WHERE partition = ?').run(partition);
      this.#db.prepare('DELETE FROM positions WHERE partition = ?').run(partition);
    });
  }

  #dropWhere(condition: string, ...values: number[]): number {
    const rows = this.#db.prepare(`SELECT id FROM stories WHERE ${condition}`).all(...values) as {
      id: string;
    }[];
    for (const { id } of rows) this.#writer.drop(id);
    return rows.length;
  }

  beginSweep(partition: number, from: number): void {
    this.#within(() =>
      this.#db
        .prepare(
          'UPDATE positions SET next = ?, live_at = NULL, sweep = sweep + 1, sweep_from = ? WHERE partition = ?',
        )
        .run(from, from, partition),
    );
  }

  async take(partition: number, records: readonly LogRecord[], next: number): Promise<void> {
    const early = await this.#readFirst(records);
    const apart = await this.#readApart(partition, records);
    const mode = this.#mode(partition);
    this.#within(() => {
      for (const record of records) {
        const { offset, key, value, timestamp } = record;
        const place = { partition, offset, shownAt: timestamp };
        const read = apart.get(record);
        if (read !== undefined) {
          this.#writer.take(read.story, place, mode, read.packed);
          continue;
        }
        // One at a time: an event takes ten times the room of its record, and a partition brings a thousand.
        const story = early.has(record) ? early.get(record) : this.#readAtOnce(record);
        if (story === null) this.#writer.forget(key?.toString('utf8') ?? '', place, mode);
        else if (story !== undefined) {
          const written = writtenStory(story.shown, timestamp, mode.tellsChanges);
          this.#writer.take(written, place, mode, this.#packed(value, story));
        }
      }
      this.#advance.run(partition, next);
      this.#parts.withChanges?.(this.#writer.fresh());
    }, !mode.tellsChanges);
  }

  /** As it was written, where all of it may be shown. */
  #packed(value: Buffer | null, { whole, shown }: ReadStory): Uint8Array {
    return (shown === whole ? this.#bodyOf(value) : null) ?? packEvent(shown);
  }

  /** The body of a record that this release's schema has written; null of another. */
  #bodyOf(value: Buffer | null): Uint8Array | null {
    return value === null || !hasRegistryHeader(value) ? null : (this.#parts.packedIn?.(value) ?? null);
  }

  /**
   * What is read on the thread beside: while the table is first built, events that this release's schema has written.
   * A few are read here, before they would be there and back.
   */
  async #readApart(
    partition: number,
    records: readonly LogRecord[],
  ): Promise<ReadonlyMap<LogRecord, ReadApart>> {
    const { apart } = this.#parts;
    const read = new Map<LogRecord, ReadApart>();
    if (apart === undefined || records.length < READ_APART || this.#row(partition)?.is_built === 1)
      return read;
    const sent = records.flatMap((record) => {
      const body = record.unreadable === undefined ? this.#bodyOf(record.value) : null;
      return body === null ? [] : [{ record, body, shownAt: record.timestamp }];
    });
    const stories = await apart.read(sent);
    for (const [at, { record, body }] of sent.entries()) {
      const known = stories[at];
      if (known) read.set(record, { story: known.story, packed: known.event ?? body });
    }
    return read;
  }

  #mode(partition: number): WriteMode {
    const row = this.#row(partition);
    const { kept, now } = this.#parts;
    const historySince =
      kept.historyDays === 0 ? Number.POSITIVE_INFINITY : now() - kept.historyDays * DAY_MS;
    return { sweep: row?.sweep ?? 0, tellsChanges: row?.is_built === 1, historySince };
  }

  /**
   * The records of schemas that were not met before, read: their schemas have to be asked for, which no transaction waits
   * for. All others are read when it is their turn.
   */
  async #readFirst(records: readonly LogRecord[]): Promise<ReadonlyMap<LogRecord, Read>> {
    const early = new Map<LogRecord, Read>();
    for (const record of records) {
      const { value } = record;
      if (value === null || !hasRegistryHeader(value)) continue;
      const id = schemaIdOf(value);
      if (this.#known.has(id)) continue;
      try {
        early.set(record, readStory(await this.#parts.decode(value)));
        this.#known.add(id);
      } catch (error) {
        early.set(record, this.#unreadable(record, error));
      }
    }
    return early;
  }

  #readAtOnce(record: LogRecord): Read {
    const { value, unreadable } = record;
    try {
      if (unreadable !== undefined) throw new MalformedRecord('unreadable-batch', unreadable);
      if (value === null) return null;
      const whole = this.#parts.decode(value);
      if (whole instanceof Promise) throw new Error('the schema of a record that was read is known');
      return readStory(whole);
    } catch (error) {
      return this.#unreadable(record, error);
    }
  }

  /** Tells of a record that nobody can read. @throws whatever else went wrong */
  #unreadable({ topic, partition, offset }: LogRecord, error: unknown): undefined {
    if (!(error instanceof MalformedRecord)) throw error;
    this.#parts.onUnreadable(`${topic}/${partition}/${offset}`, error.message);
    return undefined;
  }

  onLive(partition: number): void {
    this.#within(() => {
      const row = this.#row(partition);
      if (row === undefined) this.#advance.run(partition, 0);
      else if (row.sweep_from !== null) {
        this.#dropWhere('partition = ? AND met < ? AND offset >= ?', partition, row.sweep, row.sweep_from);
        this.#db.prepare('UPDATE positions SET sweep_from = NULL WHERE partition = ?').run(partition);
      }
      this.#db
        .prepare('UPDATE positions SET live_at = ?, is_built = 1 WHERE partition = ?')
        .run(this.#parts.now(), partition);
      if (row?.is_built !== 1 && this.#isBuilt()) {
        this.#merger.takeOver();
        void this.#parts.apart?.stop();
      }
      this.#db
        .prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('built', ?)")
        .run(String(this.#parts.now()));
    });
  }

  #isBuilt(): boolean {
    return this.#db.prepare('SELECT 1 FROM positions WHERE is_built = 0').get() === undefined;
  }

  /** Whether the table was whole once. */
  #wasBuilt(): boolean {
    const noted = this.#db.prepare("SELECT 1 FROM meta WHERE key = 'built'").get();
    return this.#isBuilt() && noted !== undefined;
  }

  noteLive(partitions: readonly number[]): void {
    if (partitions.length === 0) return;
    this.#within(() => {
      const note = this.#db.prepare('UPDATE positions SET live_at = ? WHERE partition = ?');
      for (const partition of partitions) note.run(this.#parts.now(), partition);
    });
  }

  /** Has the index say what waits for its turn, and tells of it. */
  index(): void {
    if (this.#writer.unindexed > 0) this.#within(() => undefined, true);
  }

  /** Merges some of the index, if something is due; while the table is first built, FTS5 does by itself. */
  merge(): void {
    if (this.#merger.isDue && this.#wasBuilt()) this.#within(() => this.#merger.step());
  }

  /** Forgets what is kept no longer. */
  prune(): void {
    const { kept, now } = this.#parts;
    this.#within(() => {
      this.#dropWhere("status <> 'active' AND shown_at < ?", now() - kept.archiveDays * DAY_MS);
      this.#dropWhere('shown_at < ?', now() - Math.max(kept.archiveDays, TOPIC_DAYS) * DAY_MS);
      this.#db.prepare('DELETE FROM versions WHERE until < ?').run(now() - kept.historyDays * DAY_MS);
      this.#db
        .prepare('DELETE FROM versions WHERE vid <= (SELECT coalesce(max(vid), 0) FROM versions) - ?')
        .run(KEPT_VERSIONS);
      this.#db
        .prepare('DELETE FROM changes WHERE seq <= (SELECT coalesce(max(seq), 0) FROM changes) - ?')
        .run(KEPT_CHANGES);
      this.#db.prepare('DELETE FROM moved WHERE at < ?').run(now() - kept.archiveDays * DAY_MS);
      this.#db.prepare('DELETE FROM gone WHERE at < ?').run(now() - kept.archiveDays * DAY_MS);
    });
  }

  /** Stories in the table, and its size on disk in bytes. */
  size(): { readonly stories: number; readonly bytes: number } {
    const bytes = ['', '-wal'].reduce(
      (sum, end) => sum + (statSync(this.#parts.file + end, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
    return { stories: this.#writer.stories, bytes };
  }
}
