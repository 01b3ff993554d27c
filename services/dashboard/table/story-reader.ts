/** Questions to the table about single stories, their past, their changes, and publishers. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { type Filters, isWanted } from '../domain/filters.ts';
import type { ListItem } from '../domain/list-item.ts';
import { indexText } from '../domain/search-words.ts';
import { type TagKind, tagsMatch } from '../domain/tags.ts';
import { unpackEvent } from './packed-event.ts';
import type { SqlCache } from './sql-cache.ts';
import type { StoryChange } from './story-change.ts';

/** A story of the table. */
export interface KeptStory {
  readonly storyId: string;
  readonly revision: number;
  readonly status: Story['status'];
  readonly scope: string;
  readonly partition: number;
  readonly offset: number;
  readonly shownAt: number;
  readonly event: Story;
}

/** A former or present event of a story. */
export interface Version {
  readonly revision: number;
  readonly shownAt: number;
  /** When the next one came; null for the one that holds. */
  readonly until: number | null;
  readonly item: ListItem;
}

/** Where a story went. */
export interface Move {
  readonly target: string;
  readonly why: string;
  readonly at: number;
}

/** How far the past is known without gaps. */
export interface PastReach {
  /** From here on every event is known, ms since the epoch. */
  readonly completeSince: number;
}

/** A list of the past. */
export interface PastList {
  readonly items: readonly ListItem[];
  /** Whether more stories of then were there than were looked at. */
  readonly isBounded: boolean;
}

/** What a publisher contributed on one day. */
export interface SourceRow {
  readonly publisher: string;
  readonly name: string;
  readonly reports: number;
  readonly copies: number;
  readonly firsts: number;
  readonly corrections: number;
}

interface PackedRow {
  readonly storyId: string;
  readonly revision: number;
  readonly status: Story['status'];
  readonly scope: string;
  readonly partition: number;
  readonly offset: number;
  readonly shownAt: number;
  readonly packed: Uint8Array;
}

const kept = ({ packed, ...row }: PackedRow): KeptStory => ({ ...row, event: unpackEvent(packed) });

const STORY = `s.id AS storyId, s.revision AS revision, s.status AS status, s.scope AS scope, s.partition AS partition,
  s.offset AS offset, s.shown_at AS shownAt, e.event AS packed`;
const VERSION = `v.id AS storyId, v.revision AS revision, json_extract(v.item, '$.status') AS status,
  json_extract(v.item, '$.scope') AS scope, v.partition AS partition, v.offset AS offset, v.shown_at AS shownAt,
  v.event AS packed`;
/** The rows that wait to be indexed, a few hundred at most. */
const WAITING = 'SELECT rid FROM unindexed';
/** Merges that are followed from one id. */
const MOST_MOVES = 30;
/** Stories of the past that are looked at for a list, the newest of then. */
const MOST_PAST = 5000;
const DAY_MS = 86_400_000;

const tagsFrom = (json: string) => new Map(JSON.parse(json) as [TagKind, readonly string[]][]);

/** See the file's head. */
export class StoryReader {
  readonly #sql: SqlCache;
  readonly #historyDays: number;
  readonly #now: () => number;

  constructor(sql: SqlCache, historyDays: number, now: () => number) {
    this.#sql = sql;
    this.#historyDays = historyDays;
    this.#now = now;
  }

  /** A story as it is now. */
  story(id: string): KeptStory | null {
    const row = this.#sql.get<PackedRow>(
      `SELECT ${STORY} FROM stories s JOIN bodies e USING (rid) WHERE s.id = :id`,
      { id },
    );
    return row === undefined ? null : kept(row);
  }

  /** A story as it stood at a time, by the broker's clock. */
  storyAt(id: string, at: number): KeptStory | null {
    const now = this.#sql.get<PackedRow>(
      `SELECT ${STORY} FROM stories s JOIN bodies e USING (rid) WHERE s.id = :id AND s.shown_at <= :at`,
      { id, at },
    );
    const row =
      now ??
      this.#sql.get<PackedRow>(
        `SELECT ${VERSION} FROM versions v WHERE v.id = :id AND v.shown_at <= :at AND v.until > :at ORDER BY v.shown_at DESC, v.vid DESC`,
        { id, at },
      );
    return row === undefined ? null : kept(row);
  }

  /** The events of a story that are kept, the newest first. @param most of them */
  versions(id: string, most: number): readonly Version[] {
    const sql = `SELECT revision, shown_at AS shownAt, NULL AS until, item FROM stories JOIN bodies USING (rid) WHERE id = :id
      UNION ALL SELECT revision, shown_at, until, item FROM versions WHERE id = :id ORDER BY shownAt DESC, revision DESC LIMIT :most`;
    return this.#sql
      .all<{ revision: number; shownAt: number; until: number | null; item: string }>(sql, { id, most })
      .map((row) => ({ ...row, item: JSON.parse(row.item) as ListItem }));
  }

  /** The list as it stood at a time: the newest stories of then that are meant. @param most stories that are looked at */
  listAt(filters: Filters, at: number, most = MOST_PAST): PastList {
    const rows = this.#sql.all<{ item: string; tags: string }>(
      `SELECT item, tags FROM (
         SELECT item, tags, updated_at FROM stories JOIN bodies USING (rid) WHERE shown_at <= :at
         UNION ALL SELECT item, tags, updated_at FROM versions WHERE until > :at AND shown_at <= :at
       ) ORDER BY updated_at DESC LIMIT :most`,
      { at, most: most + 1 },
    );
    const items = rows
      .slice(0, most)
      .map(({ item, tags }) => ({ item: JSON.parse(item) as ListItem, tags: tagsFrom(tags) }))
      .filter(({ item, tags }) => isWanted(filters, { item, tags, words: wordsOf(item) }))
      .map(({ item }) => item);
    return { items, isBounded: rows.length > most };
  }

  /** How far the past reaches. */
  reach(): PastReach {
    const built = Number(
      this.#sql.get<{ value: string }>("SELECT value FROM meta WHERE key = 'built'")?.value ?? this.#now(),
    );
    return { completeSince: Math.max(built, this.#now() - this.#historyDays * DAY_MS) };
  }

  /** Where an id that is no story's any more leads: the last of its merges, and each on the way. */
  moves(id: string): readonly Move[] {
    const moves: Move[] = [];
    const seen = new Set([id]);
    for (let at = id; moves.length < MOST_MOVES; ) {
      const move = this.#sql.get<Move>('SELECT target, why, at FROM moved WHERE id = :id', { id: at });
      if (move === undefined || seen.has(move.target)) break;
      moves.push(move);
      seen.add(move.target);
      at = move.target;
      if (this.#status(at) !== null && this.#status(at) !== 'merged') break;
    }
    return moves;
  }

  #status(id: string): string | null {
    return (
      this.#sql.get<{ status: string }>('SELECT status FROM stories WHERE id = :id', { id })?.status ?? null
    );
  }

  /** When the topic forgot a story whose reports were all withdrawn; null when it did not. */
  goneAt(id: string): number | null {
    return this.#sql.get<{ at: number }>('SELECT at FROM gone WHERE id = :id', { id })?.at ?? null;
  }

  /**
   * The stories that may have an article, by its id, its address or its feed's id: those of the index, and those that wait
   * to be indexed, whatever they have.
   */
  *storiesWith(article: string): Generator<KeptStory> {
    const match = ['article', 'address'] as const;
    const question = match.map((kind) => tagsMatch(new Map([[kind, [article]]]))).join(' OR ');
    for (const rows of [
      'SELECT rowid FROM search WHERE search MATCH :question ORDER BY rowid DESC LIMIT 5',
      WAITING,
    ])
      for (const row of this.#sql.all<PackedRow>(
        `SELECT ${STORY} FROM stories s JOIN bodies e USING (rid) WHERE s.rid IN (${rows})`,
        { question },
      ))
        yield kept(row);
  }

  /** Changes after a place in their order, each story's last one alone. */
  changesAfter(seq: number, most: number): readonly StoryChange[] {
    return this.#sql.all<StoryChange>(
      `SELECT seq, id AS storyId, revision, shown_at AS shownAt, kind, significance, scope, mergedInto
       FROM changes WHERE seq > :seq ORDER BY seq LIMIT :most`,
      { seq, most },
    );
  }

  /** The range of changes that are kept. */
  changeRange(): { readonly first: number; readonly last: number } {
    const row = this.#sql.get<{ first: number | null; last: number | null }>(
      "SELECT min(seq) AS first, coalesce(max(seq), (SELECT seq FROM sqlite_sequence WHERE name = 'changes')) AS last FROM changes",
    );
    return { first: row?.first ?? (row?.last ?? 0) + 1, last: row?.last ?? 0 };
  }

  /** A story as filters look at it; null when the table has it no more. */
  filtered(id: string): {
    readonly item: ListItem;
    readonly tags: ReadonlyMap<TagKind, readonly string[]>;
    readonly words: string;
  } | null {
    const row = this.#sql.get<{ item: string; tags: string }>(
      'SELECT item, tags FROM stories JOIN bodies USING (rid) WHERE id = :id',
      { id },
    );
    if (row === undefined) return null;
    const item = JSON.parse(row.item) as ListItem;
    return { item, tags: tagsFrom(row.tags), words: wordsOf(item) };
  }

  /** What publishers contributed from one day to another, the most reports first. Days since the epoch. */
  sources(from: number, to: number, most: number): readonly SourceRow[] {
    return this.#sql.all<SourceRow>(
      `SELECT publisher, max(name) AS name, sum(reports) AS reports, sum(copies) AS copies, sum(firsts) AS firsts,
         sum(corrections) AS corrections FROM source_days WHERE day >= :from AND day <= :to GROUP BY publisher
       HAVING sum(reports) + sum(copies) > 0 ORDER BY reports DESC, publisher LIMIT :most`,
      { from, to, most },
    );
  }

  /** One publisher by day. */
  sourceDays(publisher: string, from: number, to: number): readonly (SourceRow & { readonly day: number })[] {
    return this.#sql.all(
      `SELECT day, publisher, name, reports, copies, firsts, corrections FROM source_days
       WHERE publisher = :publisher AND day >= :from AND day <= :to AND reports + copies > 0 ORDER BY day`,
      { publisher, from, to },
    );
  }
}

/** What of an item is searched, where the whole event is not looked at. */
function wordsOf({ headline, sentences, entities, places }: ListItem): string {
  return indexText(
    [
      headline.text,
      ...sentences.map(({ text }) => text),
      ...entities.map(({ name }) => name),
      ...places.map(({ name }) => name),
    ].join(' \n '),
  );
}
