/**
 * Lists: which stories are looked at, and in which order they come.
 *
 * No question reads the whole table. What the index finds seldom is ordered whole. What it finds often, or what asks for
 * no word and no tag, is found from the other end: the first of the order are walked until the page is full. Which of them
 * are meant is known of the latest rows, which the index has named; earlier ones are asked one by one. A walk is bounded,
 * and an answer says when it came to its bound.
 *
 * Importance and growth fade, so that no index has their order. Importance is a part that lasts and a part that halves
 * every twelve hours: the most recent stories and those with the largest lasting part are looked at; what is in neither is
 * behind both.
 */
import type { SQLInputValue } from 'node:sqlite';
import {
  type Filters,
  GROWTH_HALVES_MS,
  hasTags,
  IMPORTANCE_HALVES_MS,
  type Order,
  SIGNIFICANCES,
} from '../domain/filters.ts';
import { wordsMatch } from '../domain/search-words.ts';
import { sizeTag, type TagKind, tagsMatch } from '../domain/tags.ts';
import type { Bindings, SqlCache } from './sql-cache.ts';

/** How much is looked at for one page. */
export interface ListBounds {
  /** What the index finds no more often is ordered whole: so many stories and this share of all, at most so many. */
  readonly rare: number;
  readonly rareShare: number;
  readonly mostRare: number;
  /** Of what it finds more often the latest are known for a walk: naming so many takes 20 ms. */
  readonly latest: number;
  /** So many of a walk that came before are asked for their tags. */
  readonly asked: number;
}

const BOUNDS: ListBounds = { rare: 5000, rareShare: 0.015, mostRare: 20_000, latest: 150_000, asked: 2000 };
/** Of the first of an order that fades so many are looked at, and half as many of those that last. */
const RECENT = 8000;
/** So many are walked of an order that an index has. */
const WALKED = 100_000;

/** Where a page ends. */
export interface PageEnd {
  readonly score: number;
  readonly rid: number;
}

/** A question for a page of a list. */
export interface ListQuestion {
  readonly filters: Filters;
  readonly order: Order;
  /** The time that importance and growth are told for, ms since the epoch. */
  readonly now: number;
  readonly after: PageEnd | null;
  readonly limit: number;
  /** Of so many, the first from where the page begins, the tags are given too. */
  readonly counted?: number;
}

/** A story of a page: its item, as JSON. */
export interface ListedRow extends PageEnd {
  readonly item: string;
}

/** A page. */
export interface ListPage {
  readonly rows: readonly ListedRow[];
  /** The tags that stories are counted by, as JSON: of as many as were asked for. */
  readonly counted: readonly string[];
  readonly hasMore: boolean;
  /** How many stories are meant; null where they were not all looked at. */
  readonly total: number | null;
  /** Whether more stories may be meant than were looked at. */
  readonly isBounded: boolean;
}

const SCORES: Readonly<Record<Order, string>> = {
  importance: `lasting + fading * pow(2.0, (updated_at - :now) / ${IMPORTANCE_HALVES_MS}.0)`,
  newest: 'updated_at',
  growing: `growth * pow(2.0, (updated_at - :now) / ${GROWTH_HALVES_MS}.0)`,
  contested: 'contest',
};

const IN_TIME = 'updated_at >= :since AND updated_at < :until';
const RECENT_ONES = `SELECT rid FROM (SELECT rid FROM stories INDEXED BY stories_updated
  WHERE ${IN_TIME} ORDER BY updated_at DESC LIMIT ${RECENT})`;
const LASTING_ONES = `SELECT rid FROM (SELECT rid FROM stories INDEXED BY stories_lasting
  ORDER BY lasting DESC LIMIT ${RECENT / 2})`;

/** Rows in the order of their score, the best first, after a place. */
const KEYSET = '(:afterScore IS NULL OR score < :afterScore OR (score = :afterScore AND rid < :afterRid))';

/** The rows of an order that an index has: read from where the page before ended. */
function indexed(column: string, conditions: string): string {
  const after = `(:afterScore IS NULL OR ${column} < :afterScore OR (${column} = :afterScore AND rid < :afterRid))`;
  const begin = column === 'contest' ? 'contest > 0' : IN_TIME;
  return `SELECT rid, ${column} AS score FROM (SELECT * FROM stories WHERE ${begin}
      AND ${column} <= coalesce(:afterScore, 9e15) ORDER BY ${column} DESC, rid DESC LIMIT ${WALKED})
    WHERE ${after} AND ${conditions}`;
}

/** The rows among some, each with its score, in order. */
function scored(order: Order, candidates: string, conditions: string): string {
  return `SELECT rid, score FROM (SELECT rid, ${SCORES[order]} AS score FROM stories
      WHERE rid IN (${candidates}) AND ${conditions}) WHERE ${KEYSET} ORDER BY score DESC, rid DESC`;
}

/** The first of an order, whatever is asked for. */
function firstOf(order: Order, conditions: string): string {
  if (order === 'newest') return indexed('updated_at', conditions);
  if (order === 'contested') return indexed('contest', conditions);
  return scored(
    order,
    order === 'growing' ? RECENT_ONES : `${RECENT_ONES} UNION ${LASTING_ONES}`,
    conditions,
  );
}

/** The question to the index; null when any story may be meant. */
function matchOf(filters: Filters): string | null {
  const { phrases, tags, scopes, status, minSources, minCopies } = filters;
  const all = new Map<TagKind, readonly string[]>(tags);
  if (scopes !== null) all.set('scope', scopes);
  if (!status.includes('active')) all.set('status', status);
  all.set('sources', sizeTag('sources', minSources));
  all.set('copies', sizeTag('copies', minCopies));
  const parts = [wordsMatch(phrases), tagsMatch(all)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.map((part) => `(${part})`).join(' AND ');
}

/** What must hold of the columns. Scopes are looked at once more: the index has hashes. */
function conditionsOf({ minSources, minCopies, minSignificance, status, scopes }: Filters): string {
  return [
    `status IN (${status.map((word) => `'${word}'`).join(', ')})`,
    IN_TIME,
    ...(minSources > 0 ? ['independent >= :minSources'] : []),
    ...(minCopies > 0 ? ['copies >= :minCopies'] : []),
    ...(minSignificance === 'none' ? [] : ['significance >= :minSignificance']),
    ...(scopes === null ? [] : ['scope IN (SELECT value FROM json_each(:scopes))']),
  ].join(' AND ');
}

const FOUND = `SELECT json_group_array(rid) AS text, count(*) AS count
  FROM (SELECT rowid AS rid FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT :most)`;
/** Whether a row is among others, which descend. */
function isAmong(rows: readonly number[], rid: number): boolean {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = rows[middle] ?? 0;
    if (there === rid) return true;
    if (there > rid) from = middle + 1;
    else to = middle;
  }
  return false;
}

/** How much of a list is wanted: stories of the page, and those whose tags are counted. */
interface PageSize {
  readonly limit: number;
  readonly counted: number;
}

/** What the index has found: rows as JSON, and whether that is all. */
interface Found {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Tells of stories of a walk whether they are meant. */
interface Asking {
  isMeant(rid: number): boolean;
  /** Whether some were not asked that may be meant. */
  isUnsure(): boolean;
}

/** Answers questions for lists. */
export class ListQuery {
  readonly #sql: SqlCache;
  readonly #bounds: ListBounds;

  constructor(sql: SqlCache, bounds: ListBounds = BOUNDS) {
    this.#sql = sql;
    this.#bounds = bounds;
  }

  /** The time of the stream: of the newest event. */
  streamTime(): number {
    return this.#sql.get<{ at: number | null }>('SELECT max(updated_at) AS at FROM stories')?.at ?? 0;
  }

  #count(rows: string, values: Bindings): number {
    return this.#sql.get<{ count: number }>(`SELECT count(*) AS count FROM (${rows})`, values)?.count ?? 0;
  }

  /** How often a question to the index may be answered to be ordered whole. */
  #rare(): number {
    const { last = 0 } =
      this.#sql.get<{ last: number }>('SELECT coalesce(max(rid), 0) AS last FROM stories') ?? {};
    const { rare, rareShare, mostRare } = this.#bounds;
    return Math.min(mostRare, rare + Math.floor(last * rareShare));
  }

  /** A page of a list. */
  page({ filters, order, now, after, limit, counted = 0 }: ListQuestion): ListPage {
    const match = matchOf(filters);
    const conditions = conditionsOf(filters);
    const values: Record<string, SQLInputValue> = {
      now,
      since: filters.since ?? 0,
      until: filters.until ?? Number.MAX_SAFE_INTEGER,
      minSources: filters.minSources,
      minCopies: filters.minCopies,
      minSignificance: SIGNIFICANCES.indexOf(filters.minSignificance),
      scopes: JSON.stringify(filters.scopes ?? []),
      afterScore: after?.score ?? null,
      afterRid: after?.rid ?? null,
      limit: Math.max(limit, counted) + 1,
    };
    const size = { limit, counted };
    if (match === null) return this.#walk(order, conditions, values, size, null);
    const found = this.#found(match);
    return found.isWhole
      ? this.#ranked(order, conditions, { ...values, found: found.text }, size)
      : this.#walk(order, conditions, values, size, this.#asking(filters, found));
  }

  /** What the index finds, each once, the latest first: all of it where that is not too much. */
  #found(match: string): Found {
    const [rare, most] = [this.#rare(), this.#bounds.latest];
    const row = this.#sql.get<{ text: string; count: number }>(FOUND, { match, most });
    return { text: row?.text ?? '[]', isWhole: (row?.count ?? 0) < Math.min(rare, most) };
  }

  /** A page of what the index has found. */
  #ranked(order: Order, conditions: string, values: Bindings, size: PageSize): ListPage {
    const meant = `SELECT rid, ${SCORES[order]} AS score FROM json_each(:found) CROSS JOIN stories ON rid = value WHERE ${conditions}`;
    const rows = this.#sql.all<PageEnd & { total: number }>(
      `SELECT * FROM (SELECT rid, score, count(*) OVER () AS total FROM (${meant})) WHERE ${KEYSET}
       ORDER BY score DESC, rid DESC LIMIT :limit`,
      values,
    );
    return this.#pageOf(rows, size, rows[0]?.total ?? this.#count(meant, values), false);
  }

  /** A page from the other end: the first of the order, as far as they are meant. */
  #walk(order: Order, conditions: string, values: Bindings, size: PageSize, asking: Asking | null): ListPage {
    const { limit, counted } = size;
    const most = Math.max(limit, counted);
    const rows: PageEnd[] = [];
    // Where each row is meant, SQLite need not put those in order that no page shows.
    const sql = asking === null ? `${firstOf(order, conditions)} LIMIT :limit` : firstOf(order, conditions);
    for (const row of this.#sql.iterate<PageEnd>(sql, values)) {
      if (rows.length > most) break;
      if (asking === null || asking.isMeant(row.rid)) rows.push(row);
    }
    const isEnd = rows.length <= limit;
    return this.#pageOf(rows, size, null, isEnd && (asking?.isUnsure() === true || this.#isLarge()));
  }

  /** Whether a walk can have come to its bound: the table has more stories than one looks at. */
  #isLarge(): boolean {
    return this.#count(`SELECT rid FROM stories LIMIT ${RECENT + 1}`, {}) > RECENT;
  }

  /**
   * Tells of a story whether it is meant. Of the latest it is known; those before are asked for their tags. Where words are
   * asked for, they are left out: FTS5 reads all that it finds to tell of one row.
   */
  #asking({ phrases, tags }: Filters, { text }: Found): Asking {
    const latest = JSON.parse(text) as readonly number[];
    const oldest = latest.at(-1) ?? 0;
    let left = phrases.length === 0 ? this.#bounds.asked : 0;
    let isUnsure = false;
    const ask = (rid: number): boolean => {
      isUnsure = left === 0;
      if (isUnsure) return false;
      left -= 1;
      const row = this.#sql.get<{ tags: string }>('SELECT tags FROM bodies WHERE rid = :rid', { rid });
      return row !== undefined && hasTags(tags, new Map(JSON.parse(row.tags) as [TagKind, string[]][]));
    };
    return {
      isMeant: (rid) => (rid >= oldest ? isAmong(latest, rid) : ask(rid)),
      isUnsure: () => isUnsure,
    };
  }

  #pageOf(
    found: readonly PageEnd[],
    { limit, counted }: PageSize,
    total: number | null,
    isBounded: boolean,
  ): ListPage {
    const rows = found.slice(0, limit).flatMap(({ rid, score }) => {
      const body = this.#sql.get<{ item: string }>('SELECT item FROM bodies WHERE rid = :rid', { rid });
      return body === undefined ? [] : [{ rid, score, item: body.item }];
    });
    return {
      rows,
      counted: this.#tags(found.slice(0, counted)),
      hasMore: found.length > limit,
      total,
      isBounded,
    };
  }

  /** The tags of rows, in no order: asked for at once, which takes a third of the time. */
  #tags(found: readonly PageEnd[]): readonly string[] {
    if (found.length === 0) return [];
    const rids = JSON.stringify(found.map(({ rid }) => rid));
    const sql = 'SELECT tags FROM bodies WHERE rid IN (SELECT value FROM json_each(:rids))';
    return this.#sql.all<{ tags: string }>(sql, { rids }).map(({ tags }) => tags);
  }
}
