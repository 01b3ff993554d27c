/**
 * Parts of the index merged, in steps. FTS5 merges by itself in whichever transaction writes the next part: with 500
 * stories a second that took a third of the writer's processor time, and up to half a second at a time, in which nothing
 * else went on. Here it is told to merge so many pages, again and again, until nothing is left: others come between.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Time from one step to the next, ms. */
export const MERGE_MS = 25;
/** Pages of a step: some 5 ms. Parts come at some 300 pages a second at most, and each page is merged two or three times. */
const PAGES = 32;
/** Changes to its tables by which FTS5 says that there was something to merge. */
const LEAST_CHANGES = 2;

/*
 * `automerge`: none by itself. `crisismerge`: so many parts of a level are merged at once; steps come long before it.
 * `usermerge`: so many parts of a level are worth a merge. `deletemerge`: a part is written anew once so many in a hundred of
 * its rows are there no more; at the usual 10 what changes often is written anew every few seconds.
 */
const SETTINGS = { automerge: 0, crisismerge: 64, usermerge: 8, deletemerge: 30 } as const;

function statementsOf(db: DatabaseSync): Record<'setting' | 'set' | 'merge' | 'changes', StatementSync> {
  return {
    setting: db.prepare('SELECT v FROM search_config WHERE k = ?'),
    // Numbers of JavaScript come as floating ones, which FTS5 refuses.
    set: db.prepare('INSERT INTO search (search, rank) VALUES (?, CAST(? AS INTEGER))'),
    merge: db.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?)"),
    changes: db.prepare('SELECT total_changes() AS count'),
  };
}

/** See the file's head. */
export class IndexMerger {
  readonly #sql: ReturnType<typeof statementsOf>;
  /** After a start something may be left. */
  #isDue = true;

  constructor(db: DatabaseSync) {
    this.#sql = statementsOf(db);
  }

  /** Whether something may be left to merge. */
  get isDue(): boolean {
    return this.#isDue;
  }

  /** Has FTS5 merge nothing by itself; once a table is built. What is set so is not written again. */
  takeOver(): void {
    for (const [name, value] of Object.entries(SETTINGS))
      if ((this.#sql.setting.get(name) as { v: number } | undefined)?.v !== value)
        this.#sql.set.run(name, value);
  }

  /** The index has got a new part. */
  wake(): void {
    this.#isDue = true;
  }

  /** Merges some pages, within a transaction; none is due once there is nothing to merge. */
  step(): void {
    // What fails is not tried again before the next part: a disk that is full would be asked forty times a second.
    this.#isDue = false;
    const before = this.#changes();
    this.#sql.merge.run(PAGES);
    this.#isDue = this.#changes() - before >= LEAST_CHANGES;
  }

  #changes(): number {
    return (this.#sql.changes.get() as { count: number }).count;
  }
}
