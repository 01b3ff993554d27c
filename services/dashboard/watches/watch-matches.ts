/**
 * What watches have matched, in the file of the stories: written in the transaction that takes the story in, so that after
 * a crash each match is there exactly when its story and the place in the topic are.
 *
 * `watch_stories` has the stories of a watch, for its feed and for its pause. `deliveries` is the queue of what is to be
 * sent: rows of one `batch` go out as one request, under an id made of watch and batch, so that a repetition after a crash
 * has the id of the first. Neither has a text: what is sent is the story as it is then.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Significance } from '../domain/filters.ts';
import { type Watch, watchKey } from '../domain/watch.ts';
import type { ChangeKind, FreshChange } from '../table/story-change.ts';

/** Matches that wait for one webhook; more are counted and told as missed. */
export const MOST_WAITING = 500;
/**
 * Matches that wait for all webhooks together, some 300 bytes each. Beyond it those alone are taken that wait for a webhook
 * with few: one that takes what it is sent goes on being told while others fail.
 */
export const MOST_QUEUED = 200_000;
export const FEW_WAITING = 20;
/** How long the number of all that wait is believed, ms. */
const COUNTED_MS = 1000;
/** Matches that one request tells of. */
export const MOST_TOLD = 100;
/** Stories that a watch remembers, for so long, ms. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

/** A match that waits. */
export interface Waiting {
  readonly did: number;
  readonly story: string;
  readonly revision: number;
  readonly kind: ChangeKind;
  readonly significance: Significance;
  readonly at: number;
}

/** Matches that go out as one request. */
export interface Batch {
  readonly watch: string;
  readonly batch: string;
  /** The same for each attempt. */
  readonly id: string;
  readonly tries: number;
  readonly matches: readonly Waiting[];
  /** Further matches of it that are not told one by one. */
  readonly more: number;
  /** Matches since the last request for which there was no room. */
  readonly missed: number;
}

/** How it goes with a watch. */
export interface WatchHealth {
  readonly waiting: number;
  /** Requests that were taken, and matches that were given up. */
  readonly told: number;
  readonly failed: number;
  readonly missed: number;
  readonly toldAt: number | null;
  /** Why the last request was not taken; null when it was. */
  readonly problem: string | null;
}

function statementsOf(db: DatabaseSync) {
  return {
    known: db.prepare('SELECT told_at FROM watch_stories WHERE watch = ? AND story = ?'),
    note: db.prepare(
      `INSERT INTO watch_stories (watch, story, revision, at, told_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (watch, story) DO UPDATE SET revision = excluded.revision, at = excluded.at, told_at = excluded.told_at`,
    ),
    held: db.prepare(
      'SELECT did, significance FROM deliveries WHERE watch = ? AND story = ? AND tries = 0 AND due_at > ? LIMIT 1',
    ),
    renew: db.prepare('UPDATE deliveries SET revision = ?, kind = ?, significance = ?, at = ? WHERE did = ?'),
    waiting: db.prepare('SELECT count(*) AS n FROM deliveries WHERE watch = ?'),
    queued: db.prepare('SELECT count(*) AS n FROM deliveries'),
    queue: db.prepare(
      `INSERT INTO deliveries (watch, batch, story, revision, kind, significance, at, due_at, tries)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    ),
    miss: db.prepare(
      `INSERT INTO watch_health (watch, missed) VALUES (?, 1) ON CONFLICT (watch) DO UPDATE SET missed = missed + 1`,
    ),
    due: db.prepare('SELECT watch, batch FROM deliveries WHERE due_at <= ? ORDER BY due_at, did LIMIT 2000'),
    nextDue: db.prepare('SELECT min(due_at) AS at FROM deliveries'),
    batch: db.prepare(
      'SELECT did, story, revision, kind, significance, at, tries FROM deliveries WHERE watch = ? AND batch = ? ORDER BY did',
    ),
    health: db.prepare(
      'SELECT told, failed, missed, told_at AS toldAt, problem FROM watch_health WHERE watch = ?',
    ),
    done: db.prepare('DELETE FROM deliveries WHERE watch = ? AND batch = ?'),
    told: db.prepare(
      `INSERT INTO watch_health (watch, told, told_at) VALUES (?, 1, ?)
       ON CONFLICT (watch) DO UPDATE SET told = told + 1, told_at = excluded.told_at, problem = NULL, missed = missed - ?`,
    ),
    problem: db.prepare(
      `INSERT INTO watch_health (watch, failed, problem) VALUES (?, ?, ?)
       ON CONFLICT (watch) DO UPDATE SET failed = failed + excluded.failed, problem = excluded.problem`,
    ),
    tried: db.prepare('UPDATE deliveries SET tries = tries + 1 WHERE watch = ? AND batch = ?'),
    later: db.prepare('UPDATE deliveries SET due_at = max(due_at, ?) WHERE watch = ?'),
    stories: db.prepare('SELECT story FROM watch_stories WHERE watch = ? ORDER BY at DESC LIMIT ?'),
    forget: ['watch_stories', 'deliveries', 'watch_health'].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE watch = ?`),
    ),
    prune: db.prepare('DELETE FROM watch_stories WHERE max(at, coalesce(told_at, 0)) < ?'),
  };
}

/** The name of a request, the same for each attempt and after each crash. */
function requestId(watch: string, batch: string): string {
  return `msg_${createHash('sha256').update(`${watch} ${batch}`).digest('hex').slice(0, 32)}`;
}

/** See the file's head. */
export class WatchMatches {
  readonly #db: DatabaseSync;
  readonly #sql: ReturnType<typeof statementsOf>;
  readonly #mostQueued: number;
  /** All that wait, as they were counted last, and what has come since; what was undone meanwhile counts too. */
  #queued = 0;
  #countedAt = Number.NEGATIVE_INFINITY;

  /** @param mostQueued the bound of all that wait; another one in tests */
  constructor(db: DatabaseSync, mostQueued = MOST_QUEUED) {
    this.#db = db;
    this.#sql = statementsOf(db);
    this.#mostQueued = mostQueued;
  }

  /** How many matches wait for all webhooks together. */
  queued(): number {
    return (this.#sql.queued.get() as { n: number }).n;
  }

  /** Whether a match may wait, where so many do for its webhook. */
  #hasRoom(waiting: number, now: number): boolean {
    if (now - this.#countedAt >= COUNTED_MS || now < this.#countedAt) {
      this.#queued = this.queued();
      this.#countedAt = now;
    }
    return waiting < (this.#queued < this.#mostQueued ? MOST_WAITING : FEW_WAITING);
  }

  /** Notes a match. Inside the transaction that takes the story in. @param now ms since the epoch */
  match(watch: Watch, change: FreshChange, now: number): void {
    const key = watchKey(watch);
    const { storyId, revision, shownAt } = change;
    const known = this.#sql.known.get(key, storyId) as { told_at: number | null } | undefined;
    const toldAt =
      watch.webhook === null ? null : this.#queue(watch, key, change, known?.told_at ?? null, now);
    this.#sql.note.run(key, storyId, revision, shownAt, toldAt);
  }

  /** Puts a match into the queue, or into what waits there of its story. @returns when its story is told */
  #queue(
    { coolDownMinutes, digestMinutes }: Watch,
    key: string,
    { storyId, revision, kind, significance, shownAt }: FreshChange,
    toldAt: number | null,
    now: number,
  ): number | null {
    const isHeld = coolDownMinutes > 0 || digestMinutes > 0;
    const held = isHeld
      ? (this.#sql.held.get(key, storyId, now) as { did: number; significance: Significance } | undefined)
      : undefined;
    if (held !== undefined) {
      const most = held.significance === 'material' ? held.significance : significance;
      this.#sql.renew.run(revision, kind, most, shownAt, held.did);
      return toldAt;
    }
    const { n } = this.#sql.waiting.get(key) as { n: number };
    if (!this.#hasRoom(n, now)) {
      this.#sql.miss.run(key);
      return toldAt;
    }
    const soonest = Math.max(now, (toldAt ?? Number.NEGATIVE_INFINITY) + coolDownMinutes * MINUTE_MS);
    const window = digestMinutes * MINUTE_MS;
    // A window that has ended has been told: what comes now is of the next.
    const dueAt = window === 0 ? soonest : (Math.floor(soonest / window) + 1) * window;
    const batch = window === 0 ? `${storyId} ${revision}` : `until ${dueAt}`;
    this.#sql.queue.run(key, batch, storyId, revision, kind, significance, shownAt, dueAt);
    this.#queued += 1;
    return dueAt;
  }

  /** The watches with something due, each with its first batch. */
  due(now: number): readonly { readonly watch: string; readonly batch: string }[] {
    const first = new Map<string, string>();
    for (const { watch, batch } of this.#sql.due.all(now) as { watch: string; batch: string }[])
      if (!first.has(watch)) first.set(watch, batch);
    return [...first].map(([watch, batch]) => ({ watch, batch }));
  }

  /** A batch as it is sent. */
  batch(watch: string, batch: string): Batch {
    const rows = this.#sql.batch.all(watch, batch) as unknown as (Waiting & { tries: number })[];
    const { missed } = this.health(watch);
    const matches = rows.slice(0, MOST_TOLD).map(({ tries: _, ...match }) => match);
    const more = rows.length - matches.length;
    return { watch, batch, id: requestId(watch, batch), tries: rows[0]?.tries ?? 0, matches, more, missed };
  }

  #within(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** A batch was taken: it is told, and told no more. */
  told({ watch, batch, missed }: Batch, now: number): void {
    this.#within(() => {
      this.#sql.done.run(watch, batch);
      this.#sql.told.run(watch, now, missed);
    });
  }

  /** A batch was not taken: everything of its watch waits. @param retryAt null when it is given up */
  failed({ watch, batch, matches, more }: Batch, retryAt: number | null, problem: string): void {
    this.#within(() => {
      if (retryAt === null) this.#sql.done.run(watch, batch);
      else {
        this.#sql.tried.run(watch, batch);
        this.#sql.later.run(retryAt, watch);
      }
      this.#sql.problem.run(watch, retryAt === null ? matches.length + more : 0, problem.slice(0, 300));
    });
  }

  /** Everything of a watch waits, as while it is paused. */
  postpone(watch: string, until: number): void {
    this.#within(() => this.#sql.later.run(until, watch));
  }

  /** Forgets a watch that was removed. */
  forget(watch: string): void {
    this.#within(() => {
      for (const one of this.#sql.forget) one.run(watch);
    });
  }

  health(watch: string): WatchHealth {
    const { n: waiting } = this.#sql.waiting.get(watch) as { n: number };
    const known = this.#sql.health.get(watch) as Omit<WatchHealth, 'waiting'> | undefined;
    return { told: 0, failed: 0, missed: 0, toldAt: null, problem: null, ...known, waiting };
  }

  /** The stories of a watch, the one that matched last first. */
  stories(watch: string, most: number): readonly string[] {
    return (this.#sql.stories.all(watch, most) as { story: string }[]).map(({ story }) => story);
  }

  /** Forgets stories that matched long ago. */
  prune(now: number): void {
    this.#within(() => this.#sql.prune.run(now - KEPT_MS));
  }
}
