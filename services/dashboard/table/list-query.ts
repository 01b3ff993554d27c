/**
 * Lists: which stories are looked at, and in which order they come.
 *
 * No question reads the whole table. What the index finds seldom (RARE) is ordered whole. What it finds often, or what asks
 * for no word and no tag, is found from the other end: the first of the order (WALK) are taken, and the index is asked of
 * each whether it is meant, until the page is full. An answer says when that bound was reached.
 *
 * Importance fades, so that no index has its order: it is a part that lasts and a part that halves every twelve hours. The
 * most recent and those with the largest lasting part are looked at; what is in neither is behind both.
 */
import type { SQLInputValue } from 'node:sqlite';
import {
  type Filters,
  GROWTH_HALVES_MS,
  IMPORTANCE_HALVES_MS,
  type Order,
  SIGNIFICANCES,
} from '../domain/filters.ts';
import { wordsMatch } from '../domain/search-words.ts';
import { type TagKind, tagsMatch } from '../domain/tags.ts';
import type { Bindings, SqlCache } from './sql-cache.ts';

/** What the index finds no more often is ordered whole. */
const RARE = 4000;
/** So many of the first of an order are looked at. */
const WALK = 12_000;

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
}

/** A story of a page, its item as JSON. */
export interface ListedRow {
  readonly rid: number;
  readonly score: number;
  readonly item: string;
}

/** A page. */
export interface ListPage {
  readonly rows: readonly ListedRow[];
  readonly hasMore: boolean;
  /** How many stories are meant; null where they were not all looked at. */
  readonly total: number | null;
  /** Whether more stories may be meant than were looked at. */
  readonly isBounded: boolean;
}

/** How a list is found. */
interface Plan {
  /** Rids that are looked at. */
  readonly candidates: string;
  /** Asked of each; null where the candidates are those that the index found. */
  readonly check: string | null;
  readonly conditions: string;
  readonly values: Record<string, SQLInputValue>;
  readonly isRare: boolean;
}

const SCORES: Readonly<Record<Order, string>> = {
  importance: `lasting + fading * pow(2.0, (updated_at - :now) / ${IMPORTANCE_HALVES_MS}.0)`,
  newest: 'CAST(updated_at AS REAL)',
  growing: `growth * pow(2.0, (updated_at - :now) / ${GROWTH_HALVES_MS}.0)`,
  contested: 'contest',
};

const FIRST_OF_RECENT = `SELECT rid FROM (SELECT rid FROM stories INDEXED BY stories_updated
  WHERE updated_at >= :since AND updated_at < :until ORDER BY updated_at DESC LIMIT ${WALK})`;

/** Where the first of each order are found. */
const FIRST: Readonly<Record<Order, string>> = {
  importance: `${FIRST_OF_RECENT} UNION SELECT rid FROM (SELECT rid FROM stories ORDER BY lasting DESC LIMIT ${WALK / 4})`,
  newest: FIRST_OF_RECENT,
  growing: FIRST_OF_RECENT,
  contested: `SELECT rid FROM (SELECT rid FROM stories WHERE contest > 0 ORDER BY contest DESC LIMIT ${WALK})`,
};

/** The question to the index; null when any story may be meant. */
function matchOf({ phrases, tags, scopes }: Filters): string | null {
  const all = new Map<TagKind, readonly string[]>(tags);
  if (scopes !== null) all.set('scope', scopes);
  const parts = [wordsMatch(phrases), tagsMatch(all)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.map((part) => `(${part})`).join(' AND ');
}

/** What must hold of the columns. Scopes are looked at once more: the index has hashes. */
function conditionsOf({ minSources, minCopies, minSignificance, status, scopes }: Filters): string {
  const words = status.map((word) => `'${word}'`).join(', ');
  return [
    `status IN (${words})`,
    'updated_at >= :since AND updated_at < :until',
    ...(minSources > 0 ? ['independent >= :minSources'] : []),
    ...(minCopies > 0 ? ['copies >= :minCopies'] : []),
    ...(minSignificance === 'none' ? [] : ['significance >= :minSignificance']),
    ...(scopes === null ? [] : ['scope IN (SELECT value FROM json_each(:scopes))']),
  ].join(' AND ');
}

/** Answers questions for lists. */
export class ListQuery {
  readonly #sql: SqlCache;

  constructor(sql: SqlCache) {
    this.#sql = sql;
  }

  /** The time of the stream: of the newest event. */
  streamTime(): number {
    return this.#sql.get<{ at: number | null }>('SELECT max(updated_at) AS at FROM stories')?.at ?? 0;
  }

  #plan(filters: Filters, order: Order, now: number): Plan {
    const match = matchOf(filters);
    const values: Record<string, SQLInputValue> = {
      now,
      since: filters.since ?? 0,
      until: filters.until ?? Number.MAX_SAFE_INTEGER,
      minSources: filters.minSources,
      minCopies: filters.minCopies,
      minSignificance: SIGNIFICANCES.indexOf(filters.minSignificance),
      scopes: JSON.stringify(filters.scopes ?? []),
      ...(match === null ? {} : { match }),
    };
    const conditions = conditionsOf(filters);
    if (match === null) return { candidates: FIRST[order], check: null, conditions, values, isRare: false };
    const isRare = this.#count('SELECT rowid FROM search WHERE search MATCH :match', RARE, values) < RARE;
    return isRare
      ? {
          candidates: 'SELECT rowid FROM search WHERE search MATCH :match',
          check: null,
          conditions,
          values,
          isRare,
        }
      : {
          candidates: FIRST[order],
          check: 'EXISTS (SELECT 1 FROM search WHERE search MATCH :match AND search.rowid = s.rid)',
          conditions,
          values,
          isRare,
        };
  }

  #count(rows: string, most: number, values: Bindings): number {
    const sql = `SELECT count(*) AS count FROM (${rows} LIMIT ${most})`;
    return this.#sql.get<{ count: number }>(sql, values)?.count ?? 0;
  }

  /** A page of a list. */
  page({ filters, order, now, after, limit }: ListQuestion): ListPage {
    const { candidates, check, conditions, values, isRare } = this.#plan(filters, order, now);
    const keyset =
      after === null ? '' : 'WHERE score < :afterScore OR (score = :afterScore AND rid < :afterRid)';
    const rows = this.#sql.all<ListedRow>(
      `SELECT s.rid AS rid, o.score AS score, s.item AS item FROM (
         SELECT rid, score FROM (SELECT rid, ${SCORES[order]} AS score FROM stories
           WHERE rid IN (${candidates}) AND ${conditions}) ${keyset}
         ORDER BY score DESC, rid DESC LIMIT ${check === null ? ':limit' : 2 * WALK}
       ) o JOIN stories s ON s.rid = o.rid ${check === null ? '' : `WHERE ${check}`}
       ORDER BY o.score DESC, o.rid DESC LIMIT :limit`,
      { ...values, afterScore: after?.score ?? 0, afterRid: after?.rid ?? 0, limit: limit + 1 },
    );
    const hasMore = rows.length > limit;
    const total = isRare
      ? (this.#sql.get<{ count: number }>(
          `SELECT count(*) AS count FROM stories WHERE rid IN (${candidates}) AND ${conditions}`,
          values,
        )?.count ?? 0)
      : null;
    const isWalked = !isRare && !hasMore && this.#count(candidates, WALK, values) >= WALK;
    return { rows: rows.slice(0, limit), hasMore, total, isBounded: isWalked };
  }

  /** Tags of the stories that are meant, the first of the order, as JSON; for counting. @param most how many are looked at */
  tagsOf(filters: Filters, order: Order, now: number, most: number): readonly string[] {
    const { candidates, check, conditions, values } = this.#plan(filters, order, now);
    return this.#sql
      .all<{ tags: string }>(
        `SELECT s.tags AS tags FROM (SELECT rid, ${SCORES[order]} AS score FROM stories
           WHERE rid IN (${candidates}) AND ${conditions} ORDER BY score DESC, rid DESC LIMIT ${2 * WALK}) o
         JOIN stories s ON s.rid = o.rid ${check === null ? '' : `WHERE ${check}`}
         ORDER BY o.score DESC LIMIT ${most}`,
        values,
      )
      .map(({ tags }) => tags);
  }
}
