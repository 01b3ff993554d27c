/** GET /stories: the list. */
import {
  type Filters,
  GROWTH_HALVES_MS,
  IMPORTANCE_HALVES_MS,
  ORDERS,
  type Order,
} from '../domain/filters.ts';
import type { ListItem } from '../domain/list-item.ts';
import { listCursor, questionName, readListCursor } from '../http/cursors.ts';
import {
  numberParameter,
  textParameter,
  timeParameter,
  wordParameter,
  wordsParameter,
} from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import type { ListPage } from '../table/list-query.ts';
import { filterParameters, filtersOf } from './filter-parameters.ts';
import { type Api, forReader, route } from './route.ts';

/** Stories of a page at most, and when nothing is said. */
const MOST = 200;
const USUAL = 50;
/** Stories whose facets are counted, the first of the order. */
const COUNTED = 2000;
/** Values of a facet that are told, the most frequent first; of countries all, since a map has a place for each. */
const FACET_VALUES = 30;
const COUNTRIES = 300;

const FACETS = [
  'language',
  'topic',
  'place',
  'country',
  'publisher',
  'entity',
  'momentum',
  'conflicts',
  'withdrawn',
] as const;

const parameters = {
  ...filterParameters,
  order: wordParameter(
    'importance: as it fades by the time of the stream; newest: last changed; growing: reports of the last hours; contested: conflicts and who has them.',
    ORDERS,
  ),
  limit: numberParameter('Stories of a page.', { min: 1, max: MOST, byDefault: USUAL }),
  cursor: textParameter('`next` of the page before.'),
  facets: wordsParameter(`Counts of these over the first ${COUNTED} stories that are meant.`, FACETS, []),
  asOf: timeParameter('The list as it stood then, by the clock of the broker; without pages.'),
};

interface Facets {
  readonly of: number;
  readonly counts: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

/** The facet that a value counts for; null for another name of what is counted already. */
function facetOf(kind: string, value: string): string | null {
  if (kind === 'topic' && value.startsWith('medtop:')) return null;
  return kind === 'place' && /^[A-Z]{2}$/.test(value) ? 'country' : kind;
}

function facetsOf(rows: readonly string[], wanted: readonly string[]): Facets {
  const counts = new Map(wanted.map((kind) => [kind, new Map<string, number>()]));
  for (const row of rows)
    for (const [kind, values] of JSON.parse(row) as [string, readonly string[]][]) {
      for (const value of values) {
        const known = counts.get(facetOf(kind, value) ?? '');
        known?.set(value, (known.get(value) ?? 0) + 1);
      }
    }
  const told = (kind: string, known: ReadonlyMap<string, number>) =>
    [...known]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, kind === 'country' ? COUNTRIES : FACET_VALUES)
      .map(([value, count]) => ({ value, count }));
  return {
    of: rows.length,
    counts: Object.fromEntries([...counts].map(([kind, known]) => [kind, told(kind, known)])),
  };
}

/** An item as it is listed: with what it is ordered by. */
const listed = (item: string, score: number) =>
  `${item.slice(0, -1)},"score":${Number.isFinite(score) ? score : 0}}`;

/** Orders the past by what its items say. */
function scoreAt(item: ListItem, order: Order, now: number): number {
  const age = Math.max(0, now - item.updatedAt);
  if (order === 'newest') return item.updatedAt;
  if (order === 'contested') return item.conflicts;
  if (order === 'growing')
    return item.reportsPerHour.reduce((sum, one) => sum + one, 0) * 2 ** (-age / GROWTH_HALVES_MS);
  const { importance, importanceLasting } = item;
  return importanceLasting + (importance - importanceLasting) * 2 ** (-age / IMPORTANCE_HALVES_MS);
}

function past(api: Api, filters: Filters, order: Order, at: number, limit: number): object {
  const { items, isBounded: isCut } = api.stories.listAt(filters, at);
  const now = items[0]?.updatedAt ?? 0;
  const { completeSince } = api.stories.reach();
  const stories = items
    .map((item) => ({ ...item, score: scoreAt(item, order, now) }))
    .sort((a, b) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1))
    .slice(0, limit);
  const asOf = { at, isComplete: at >= completeSince, completeSince };
  // Of the past the words of lists are kept, not those of whole events: by words more may be meant than are found.
  const isBounded = isCut || filters.phrases.length > 0;
  return {
    stories,
    next: null,
    total: isCut ? null : items.length,
    isBounded,
    streamTime: now,
    asOf,
    facets: null,
  };
}

function textOf(page: ListPage, next: string | null, streamTime: number, facets: Facets | null): string {
  const stories = page.rows.map(({ item, score }) => listed(item, score)).join(',');
  const rest = JSON.stringify({
    next,
    total: page.total,
    isBounded: page.isBounded,
    streamTime,
    asOf: null,
    facets,
  });
  return `{"stories":[${stories}],${rest.slice(1)}\n`;
}

/** The route. */
export const listRoute = route({
  path: '/api/v1/stories',
  name: 'listStories',
  summary: 'Stories, searched, filtered and ordered.',
  parameters,
  answers: 'StoryList',
  answer: (api, { query, reader }) => {
    const { order, limit, cursor, facets, asOf } = query;
    const filters = forReader(filtersOf(query), reader);
    if (asOf !== null) {
      if (cursor !== null || facets.length > 0)
        throw new Problem(
          'invalid-parameter',
          'asOf: the past has neither pages nor facets; leave out cursor and facets',
          {
            parameter: 'asOf',
          },
        );
      return { body: past(api, filters, order, asOf, limit) };
    }
    const name = questionName([filters, order]);
    const after = cursor === null ? null : readListCursor(cursor, name);
    const now = after?.now ?? api.list.streamTime();
    const wanted = facets.length === 0 ? 0 : COUNTED;
    const isFirst = after === null;
    const page = api.list.page({ filters, order, now, after, limit, counted: isFirst ? wanted : 0 });
    const last = page.rows.at(-1);
    const next =
      page.hasMore && last !== undefined ? listCursor(name, { now, score: last.score, rid: last.rid }) : null;
    // Counts are of the first, whichever page is asked for.
    const { counted } = isFirst
      ? page
      : api.list.page({ filters, order, now, after: null, limit: 0, counted: wanted });
    return { body: textOf(page, next, now, wanted === 0 ? null : facetsOf(counted, facets)) };
  },
});
