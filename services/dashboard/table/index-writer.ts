/**
 * The index of words and tags, written in turns. FTS5 sorts what it is told by row, and makes a part of the index of each
 * run of ascending rows, which it then merges with others: rows in order, and many at a time, cost two thirds of what
 * rows cost as they come. So what stories say waits up to a fifth of a second while many change, noted in the file, and is there at once
 * while few do.
 */
import type { DatabaseSync } from 'node:sqlite';
import { storyRow } from '../domain/story-row.ts';
import { unpackEvent } from './packed-event.ts';

/** What the index has of a story. */
export interface IndexedText {
  readonly words: string;
  readonly tags: string;
}

/**
 * Time from one turn to the next, ms. A turn is written at once, and on one core nobody is answered meanwhile: at 500 these
 * times are half as long again, for a thirtieth of the processor time of an update.
 */
export const TURN_MS = 200;
/** So many rows wait at most: what is read of them when the table is opened again is little. */
const MOST_WAITING = 500;

function statementsOf(db: DatabaseSync) {
  return {
    index: db.prepare('INSERT OR REPLACE INTO search (rowid, words, tags) VALUES (?, ?, ?)'),
    unindex: db.prepare('DELETE FROM search WHERE rowid = ?'),
    note: db.prepare('INSERT OR IGNORE INTO unindexed (rid) VALUES (?)'),
    done: db.prepare('DELETE FROM unindexed'),
    noted: db.prepare(
      'SELECT rid, shown_at, event FROM unindexed LEFT JOIN stories USING (rid) LEFT JOIN bodies USING (rid)',
    ),
  };
}

interface Noted {
  readonly rid: number;
  readonly shown_at: number | null;
  readonly event: Uint8Array | null;
}

/** What is still to be indexed of a row that waited when the process ended. */
function textOf({ shown_at, event }: Noted): IndexedText | null {
  if (shown_at === null || event === null) return null;
  const { words, tagText: tags } = storyRow(unpackEvent(event), shown_at);
  return { words, tags };
}

/** See the file's head. Rows that are null say nothing any more. */
export class IndexWriter {
  readonly #sql: ReturnType<typeof statementsOf>;
  readonly #clock: () => number;
  /** Rows of this transaction, and those of earlier ones that wait. */
  readonly #fresh = new Map<number, IndexedText | null>();
  readonly #waiting = new Map<number, IndexedText | null>();
  #turnAt = Number.NEGATIVE_INFINITY;
  #isTurn = false;

  /** @param clock time that never goes back, ms */
  constructor(db: DatabaseSync, clock: () => number = () => performance.now()) {
    this.#sql = statementsOf(db);
    this.#clock = clock;
    for (const noted of this.#sql.noted.all() as unknown as Noted[])
      this.#waiting.set(noted.rid, textOf(noted));
  }

  /** Rows that the index does not have yet as they are. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** What a row says from now on. */
  set(rid: number, text: IndexedText | null): void {
    this.#fresh.set(rid, text);
  }

  /** Before a transaction ends: writes what was set, or notes that it waits. @param isTurn whether it must not wait */
  flush(isTurn: boolean): void {
    const count = this.#fresh.size + this.#waiting.size;
    this.#isTurn = isTurn || count >= MOST_WAITING || this.#clock() - this.#turnAt >= TURN_MS;
    if (!this.#isTurn) for (const rid of this.#fresh.keys()) this.#sql.note.run(rid);
    else if (count > 0) this.#write();
  }

  #write(): void {
    const { index, unindex, done } = this.#sql;
    const rows = new Map([...this.#waiting, ...this.#fresh]);
    for (const [rid, text] of [...rows].sort(([a], [b]) => a - b))
      if (text === null) unindex.run(rid);
      else index.run(rid, text.words, text.tags);
    if (this.#waiting.size > 0) done.run();
  }

  /** The transaction has ended. @returns whether the index has got a new part */
  committed(): boolean {
    const isWritten = this.#isTurn && this.#fresh.size + this.#waiting.size > 0;
    if (isWritten) this.#turnAt = this.#clock();
    if (this.#isTurn) this.#waiting.clear();
    else for (const [rid, text] of this.#fresh) this.#waiting.set(rid, text);
    this.#fresh.clear();
    this.#isTurn = false;
    return isWritten;
  }

  /** The transaction is undone: what waited before it still does. */
  undone(): void {
    this.#fresh.clear();
    this.#isTurn = false;
  }
}
