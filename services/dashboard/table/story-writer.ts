/**
 * How the table changes: an event of a story taken in, a story forgotten. Everything here happens inside a transaction
 * that somebody else begins and ends.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { SourceDay } from '../domain/source-days.ts';
import { IndexWriter } from './index-writer.ts';
import { SourceTally } from './source-tally.ts';
import type { ChangeKind, FreshChange } from './story-change.ts';
import type { WrittenStory } from './written-story.ts';

/** Where a record stands. */
export interface RecordPlace {
  readonly partition: number;
  readonly offset: number;
  /** The broker's time of the record, ms since the epoch. */
  readonly shownAt: number;
}

/** What the writer is told of the partition that it writes for. */
export interface WriteMode {
  /** Number of the present sweep; see the loop. */
  readonly sweep: number;
  /** Whether changes are told: not while the table is first built. */
  readonly tellsChanges: boolean;
  /** The oldest time from which former events are kept, ms since the epoch. */
  readonly historySince: number;
}

interface Known {
  readonly rid: number;
  readonly partition: number;
  readonly offset: number;
  readonly revision: number;
  readonly status: string;
  readonly scope: string;
  readonly shown_at: number;
}

const SIGNIFICANCE = { none: 0, minor: 1, material: 2 } as const;

function statementsOf(db: DatabaseSync) {
  return {
    known: db.prepare(
      'SELECT rid, partition, offset, revision, status, scope, shown_at FROM stories WHERE id = ?',
    ),
    meet: db.prepare('UPDATE stories SET met = ? WHERE rid = ?'),
    count: db.prepare('SELECT count(*) AS stories FROM stories'),
    nextRid: db.prepare('SELECT coalesce(max(rid), 0) + 1 AS rid FROM stories'),
    put: db.prepare(`INSERT OR REPLACE INTO stories (rid, id, partition, offset, revision, met, status, scope, shown_at,
      updated_at, independent, copies, significance, contest, lasting, fading, growth)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    putBody: db.prepare(
      'INSERT OR REPLACE INTO bodies (rid, tags, item, sources, event) VALUES (?, ?, ?, ?, ?)',
    ),
    sources: db.prepare('SELECT sources FROM bodies WHERE rid = ?'),
    drop: db.prepare('DELETE FROM stories WHERE rid = ?'),
    dropBody: db.prepare('DELETE FROM bodies WHERE rid = ?'),
    keep: db.prepare(`INSERT INTO versions (id, partition, offset, revision, shown_at, until, updated_at, item, tags, event)
      SELECT id, partition, offset, revision, shown_at, ?, updated_at, item, tags, event FROM stories JOIN bodies USING (rid) WHERE rid = ?`),
    erase: db.prepare('DELETE FROM versions WHERE id = ? AND updated_at < ?'),
    move: db.prepare('INSERT OR REPLACE INTO moved (id, target, at, why) VALUES (?, ?, ?, ?)'),
    moveIfNew: db.prepare('INSERT OR IGNORE INTO moved (id, target, at, why) VALUES (?, ?, ?, ?)'),
    leave: db.prepare('INSERT OR REPLACE INTO gone (id, at) VALUES (?, ?)'),
    change: db.prepare(
      'INSERT INTO changes (id, revision, shown_at, kind, significance, scope, mergedInto) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
  };
}

/** See the file's head. */
export class StoryWriter {
  readonly #sql: ReturnType<typeof statementsOf>;
  readonly #sources: SourceTally;
  #nextRid: number;
  #stories: number;
  #changes: FreshChange[] = [];
  readonly #index: IndexWriter;

  constructor(db: DatabaseSync) {
    this.#sql = statementsOf(db);
    this.#sources = new SourceTally(db);
    this.#index = new IndexWriter(db);
    this.#nextRid = this.#highestRid();
    this.#stories = this.#counted();
  }

  /** How many stories there are: counting a million of them takes longer than an answer may. */
  get stories(): number {
    return this.#stories;
  }

  #counted(): number {
    return (this.#sql.count.get() as { stories: number }).stories;
  }

  #highestRid(): number {
    return (this.#sql.nextRid.get() as { rid: number }).rid;
  }

  #known(id: string): Known | undefined {
    return this.#sql.known.get(id) as Known | undefined;
  }

  /**
   * Takes an event in. Of two events of a story the higher revision counts, of two with the same the later.
   * @param packed the event as it is kept
   */
  take(story: WrittenStory, place: RecordPlace, mode: WriteMode, packed: Uint8Array): void {
    const known = this.#known(story.storyId);
    if (known !== undefined) {
      const isRead = known.partition === place.partition && known.offset >= place.offset;
      if (isRead || known.revision > story.revision) {
        this.#sql.meet.run(mode.sweep, known.rid);
        return;
      }
      this.#keepVersion(known, place, mode);
      this.#subtract(known.rid);
    }
    const rid = known?.rid ?? this.#nextRid;
    if (known === undefined) {
      this.#nextRid += 1;
      this.#stories += 1;
    }
    this.#put(rid, story, place, mode, packed);
    this.#follow(story, place);
    if (!mode.tellsChanges || known?.revision === story.revision) return;
    if (story.told === null) throw new Error('of a change that is told it is known what it tells');
    const { storyId, revision, changeType, significance, scope, mergedInto, words } = story;
    const now = { ...story.told, words };
    this.#tell(storyId, revision, place, changeType, significance, scope, mergedInto, now);
  }

  #keepVersion(known: Known, { shownAt }: RecordPlace, { historySince }: WriteMode): void {
    // One that was replaced at the moment in which it came was never seen.
    if (shownAt >= historySince && shownAt > known.shown_at) this.#sql.keep.run(shownAt, known.rid);
  }

  #put(
    rid: number,
    story: WrittenStory,
    { partition, offset, shownAt }: RecordPlace,
    { sweep }: WriteMode,
    packed: Uint8Array,
  ): void {
    this.#sources.add(story.sources, 1);
    this.#sql.put.run(
      rid,
      story.storyId,
      partition,
      offset,
      story.revision,
      sweep,
      story.status,
      story.scope,
      shownAt,
      story.updatedAt,
      story.independent,
      story.copies,
      SIGNIFICANCE[story.significance],
      story.contest,
      story.lasting,
      story.fading,
      story.growth,
    );
    this.#sql.putBody.run(rid, story.tags, story.item, JSON.stringify(story.sources), packed);
    this.#index.set(rid, { words: story.words, tags: story.tagText });
  }

  /** Notes where stories have gone, and erases what a publisher has taken back from the events that are kept. */
  #follow(
    { storyId, status, mergedInto, supersedes, withdrawn }: WrittenStory,
    { shownAt }: RecordPlace,
  ): void {
    const { move, moveIfNew, erase } = this.#sql;
    if (status === 'merged' && mergedInto !== null) move.run(storyId, mergedInto, shownAt, 'merged');
    for (const former of supersedes) moveIfNew.run(former, storyId, shownAt, 'merged');
    for (const { kind, at } of withdrawn) if (kind === 'withdrawn') erase.run(storyId, at);
  }

  /** Forgets a story, as a tombstone says, or because the topic has it no more. */
  forget(id: string, place: RecordPlace, mode: WriteMode): void {
    const known = this.#known(id);
    if (known === undefined || (known.partition === place.partition && known.offset > place.offset)) return;
    if (known.status === 'merged') this.#keepVersion(known, place, mode);
    else {
      // Its last report was withdrawn: nothing of it is shown any more, not as it stood then either.
      this.#sql.erase.run(id, Number.MAX_SAFE_INTEGER);
      this.#sql.leave.run(id, place.shownAt);
    }
    this.#remove(known);
    // Who follows has heard of a merge when it happened.
    if (mode.tellsChanges && known.status !== 'merged')
      this.#tell(id, known.revision, place, 'gone', 'material', known.scope, null, {
        item: null,
        tags: new Map(),
        words: '',
      });
  }

  /** Takes a story out of the table, whatever became of it. */
  drop(id: string): void {
    const known = this.#known(id);
    if (known !== undefined) this.#remove(known);
  }

  /** Takes away what a story said of publishers. */
  #subtract(rid: number): void {
    const { sources } = this.#sql.sources.get(rid) as { sources: string };
    this.#sources.add(JSON.parse(sources) as readonly SourceDay[], -1);
  }

  #remove({ rid }: Known): void {
    this.#subtract(rid);
    this.#stories -= 1;
    this.#sql.drop.run(rid);
    this.#sql.dropBody.run(rid);
    this.#index.set(rid, null);
  }

  #tell(
    storyId: string,
    revision: number,
    { shownAt }: RecordPlace,
    kind: ChangeKind,
    significance: FreshChange['significance'],
    scope: string,
    mergedInto: string | null,
    now: Pick<FreshChange, 'item' | 'tags' | 'words'>,
  ): void {
    const { lastInsertRowid } = this.#sql.change.run(
      storyId,
      revision,
      shownAt,
      kind,
      significance,
      scope,
      mergedInto,
    );
    const seq = Number(lastInsertRowid);
    this.#changes.push({ seq, storyId, revision, shownAt, kind, significance, scope, mergedInto, ...now });
  }

  /** Stories that the index does not have yet as they are. */
  get unindexed(): number {
    return this.#index.waiting;
  }

  /** Writes what was gathered; before the transaction ends. @param isIndexed whether the index may not wait for its turn */
  flush(isIndexed: boolean): void {
    this.#sources.flush();
    this.#index.flush(isIndexed);
  }

  /** The transaction has ended. @returns whether the index has got a new part */
  committed(): boolean {
    return this.#index.committed();
  }

  /** Forgets what was gathered: the transaction is undone. */
  undone(): void {
    this.#sources.drop();
    this.#index.undone();
    this.#changes = [];
    this.#nextRid = this.#highestRid();
    this.#stories = this.#counted();
  }

  /** The changes of this transaction so far. */
  fresh(): readonly FreshChange[] {
    return this.#changes;
  }

  /** The changes since the last call; after the transaction has ended. */
  changes(): readonly FreshChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }
}
