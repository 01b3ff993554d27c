/**
 * The file of the table: opened, or made anew where it is missing, damaged, of another version or of another topic. All
 * that it holds can be read from the topic again, but history and archive, and what waits for webhooks.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EVENT_SCHEMA } from './packed-event.ts';

/** Its number is raised whenever the tables below, or what is written into them, change: another file is built anew. */
const VERSION = `5 ${EVENT_SCHEMA}`;
/**
 * Memory for pages of the file, KiB: for whoever writes, to whom more is of no use, and for whoever reads. What is in
 * neither is mostly in the memory of the system.
 */
const [WRITING_KIB, READING_KIB] = [24 * 1024, 40 * 1024];
/** Bound of the log of what is not in the file yet, bytes: it shrinks to this when it is empty. */
const JOURNAL_BYTES = 64 * 1024 * 1024;

/*
 * `prefix`: a word that is being typed is asked for from its third letter on. Without an index of beginnings, FTS5 would
 * gather all rows of all words that begin so: half a second of a million stories, in which nobody else is answered. It
 * makes a rebuild up to a quarter longer.
 */
const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE positions (
  partition INTEGER PRIMARY KEY, next INTEGER NOT NULL, live_at INTEGER, is_built INTEGER NOT NULL DEFAULT 0,
  sweep INTEGER NOT NULL DEFAULT 0, sweep_from INTEGER
) STRICT;
CREATE TABLE stories (
  rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, partition INTEGER NOT NULL, offset INTEGER NOT NULL,
  revision INTEGER NOT NULL, met INTEGER NOT NULL, status TEXT NOT NULL, scope TEXT NOT NULL, shown_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, independent INTEGER NOT NULL, copies INTEGER NOT NULL, significance INTEGER NOT NULL,
  contest REAL NOT NULL, lasting REAL NOT NULL, fading REAL NOT NULL, growth REAL NOT NULL
) STRICT;
CREATE INDEX stories_updated ON stories (updated_at);
CREATE INDEX stories_shown ON stories (shown_at);
CREATE INDEX stories_lasting ON stories (lasting);
CREATE INDEX stories_contest ON stories (contest) WHERE contest > 0;
CREATE TABLE bodies (
  rid INTEGER PRIMARY KEY, tags TEXT NOT NULL, item TEXT NOT NULL, sources TEXT NOT NULL, event BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  words, tags, content = '', contentless_delete = 1, prefix = '3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE TABLE unindexed (rid INTEGER PRIMARY KEY) STRICT;
CREATE TABLE versions (
  vid INTEGER PRIMARY KEY, id TEXT NOT NULL, partition INTEGER NOT NULL, offset INTEGER NOT NULL,
  revision INTEGER NOT NULL, shown_at INTEGER NOT NULL, until INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  item TEXT NOT NULL, tags TEXT NOT NULL, event BLOB NOT NULL
) STRICT;
CREATE INDEX versions_story ON versions (id, shown_at);
CREATE INDEX versions_until ON versions (until);
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, revision INTEGER NOT NULL, shown_at INTEGER NOT NULL,
  kind TEXT NOT NULL, significance TEXT NOT NULL, scope TEXT NOT NULL, mergedInto TEXT
) STRICT;
CREATE TABLE moved (id TEXT PRIMARY KEY, target TEXT NOT NULL, at INTEGER NOT NULL, why TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE gone (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source_days (
  publisher TEXT NOT NULL, day INTEGER NOT NULL, name TEXT NOT NULL, reports INTEGER NOT NULL, copies INTEGER NOT NULL,
  firsts INTEGER NOT NULL, corrections INTEGER NOT NULL, PRIMARY KEY (publisher, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE watch_stories (
  watch TEXT NOT NULL, story TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL, told_at INTEGER,
  PRIMARY KEY (watch, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_stories_at ON watch_stories (watch, at);
CREATE TABLE deliveries (
  did INTEGER PRIMARY KEY AUTOINCREMENT, watch TEXT NOT NULL, batch TEXT NOT NULL, story TEXT NOT NULL,
  revision INTEGER NOT NULL, kind TEXT NOT NULL, significance TEXT NOT NULL, at INTEGER NOT NULL,
  due_at INTEGER NOT NULL, tries INTEGER NOT NULL
) STRICT;
CREATE INDEX deliveries_due ON deliveries (due_at, did);
CREATE INDEX deliveries_batch ON deliveries (watch, batch);
CREATE INDEX deliveries_story ON deliveries (watch, story);
CREATE TABLE watch_health (
  watch TEXT PRIMARY KEY, told INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
  missed INTEGER NOT NULL DEFAULT 0, told_at INTEGER, problem TEXT
) STRICT, WITHOUT ROWID;
`;

/*
 * While a table is first built, what is indexed is gathered for longer (8 MiB), and parts of the index are merged twelve at
 * a time: a tenth of the build. Once it is built they are merged in steps; see index-merger.ts.
 */
const WHILE_BUILT = `
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
INSERT INTO search (search, rank) VALUES ('automerge', 12);
`;
/** An open file. */
export interface OpenTable {
  readonly db: DatabaseSync;
  /** Names this file's run of changes: cursors of another are not understood. */
  readonly build: string;
  /** Why it was made anew; null when it was there. */
  readonly isNew: string | null;
}

/** Whether an error says that the file is no longer what was written. */
export function isDamage(error: unknown): boolean {
  const { errcode = 0 } = error as { readonly errcode?: number };
  // SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes.
  return (errcode & 0xff) === 11 || (errcode & 0xff) === 26;
}

/** What is said of a file that was damaged, once it is deleted. */
export function damaged(file: string, cause: unknown): Error {
  return new Error(`${file} was damaged and is deleted; the next start builds it anew`, { cause });
}

/** Whether an error of the file may go away by itself: it is full, locked, or cannot be written just now. */
export function isPassing(error: unknown): boolean {
  const { errcode = 0 } = error as { readonly errcode?: number };
  // SQLITE_BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN.
  return [5, 6, 7, 8, 10, 13, 14].includes(errcode & 0xff);
}

/** Deletes a file with all that belongs to it. */
export function removeTable(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(name, { force: true });
}

function connect(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000 });
  // After a crash of the machine the last transactions may be missing, never a part of one: they are read again.
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${WRITING_KIB};
    PRAGMA journal_size_limit = ${JOURNAL_BYTES}; PRAGMA temp_store = MEMORY`);
  return db;
}

/** Opens a file that somebody else keeps, to ask questions alone. @throws Error of the system, or of SQLite */
export function openToRead(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  db.exec(`PRAGMA cache_size = -${READING_KIB}; PRAGMA temp_store = MEMORY`);
  return db;
}

function metaOf(db: DatabaseSync): ReadonlyMap<string, string> {
  const rows = db.prepare('SELECT key, value FROM meta').all() as { key: string; value: string }[];
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** What is wrong with a file that is there; null when nothing is. @throws what is no damage */
function faultOf(db: DatabaseSync, topic: string): string | null {
  const meta = metaOf(db);
  if (meta.get('version') !== VERSION)
    return `it is of version ${meta.get('version')}, and ${VERSION} is read`;
  if (meta.get('topic') !== topic) return `it is of ${meta.get('topic')}`;
  return null;
}

function openKept(file: string, topic: string): { readonly db: DatabaseSync } | { readonly fault: string } {
  let db: DatabaseSync | undefined;
  try {
    db = connect(file);
    const fault = faultOf(db, topic);
    if (fault === null) return { db };
    db.close();
    return { fault };
  } catch (error) {
    db?.close();
    // A file in which the tables are missing is none of ours, or was not finished.
    if (isPassing(error)) throw error;
    return { fault: `it cannot be read: ${(error as Error).message}` };
  }
}

/**
 * Opens the file of a topic's table.
 * @throws Error when the folder cannot be written
 */
export function openTable(file: string, topic: string): OpenTable {
  mkdirSync(dirname(file), { recursive: true });
  let why = 'there was none';
  if (existsSync(file)) {
    const kept = openKept(file, topic);
    if ('db' in kept) return { db: kept.db, build: metaOf(kept.db).get('build') ?? '', isNew: null };
    why = kept.fault;
    removeTable(file);
  }
  const db = connect(file);
  const build = randomUUID().slice(0, 8);
  db.exec('BEGIN');
  db.exec(TABLES);
  db.exec(WHILE_BUILT);
  const note = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  for (const [key, value] of [
    ['version', VERSION],
    ['topic', topic],
    ['build', build],
  ] as const)
    note.run(key, value);
  db.exec('COMMIT');
  return { db, build, isNew: why };
}
