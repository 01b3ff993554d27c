/** GET /stories.atom, .json-feed, .csv and .geojson: every list as a feed that one can follow, as a table and for maps. */
import type { IncomingMessage } from 'node:http';
import { ORDERS } from '../domain/filters.ts';
import type { ListItem } from '../domain/list-item.ts';
import { atomFeed } from '../formats/atom.ts';
import { csvTable } from '../formats/csv.ts';
import { type FeedAbout, feedItem } from '../formats/feed-item.ts';
import { geoJson } from '../formats/geo-json.ts';
import { jsonFeed } from '../formats/json-feed.ts';
import type { Reader } from '../http/access.ts';
import { numberParameter, type ParameterValues, textParameter, wordParameter } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import { filterParameters, filtersOf } from './filter-parameters.ts';
import { type Api, forReader, route } from './route.ts';

const parameters = {
  ...filterParameters,
  order: wordParameter('The order of the list; a feed is usually the newest first.', ORDERS, 'newest'),
  limit: numberParameter('Stories at most.', { min: 1, max: 200, byDefault: 50 }),
};

const feedParameters = {
  ...parameters,
  title: textParameter('The name of the feed, as readers show it.', 100),
};

function itemsOf(api: Api, query: ParameterValues<typeof parameters>, reader: Reader): readonly ListItem[] {
  const { order, limit } = query;
  const filters = forReader(filtersOf(query), reader);
  const { rows } = api.list.page({ filters, order, now: api.list.streamTime(), after: null, limit });
  return rows.map(({ item }) => JSON.parse(item) as ListItem);
}

/** What stands in an address as the name of a host, and a port. */
const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i;

/** Where the API is for whoever asks: under the name by which it was asked, or what a proxy says of that. */
export function aboutOf(
  { headers, url = '/' }: IncomingMessage,
  title: string | null,
  q: string | null,
): FeedAbout {
  const { host = '' } = headers;
  if (!HOST.test(host)) throw new Problem('invalid-parameter', 'the header `host` must name this host');
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const home = `${scheme}://${host}/`;
  return {
    title: title ?? (q === null ? 'newsfold' : `newsfold: ${q}`),
    self: new URL(url, home).href,
    home,
  };
}

/** As Atom. */
export const atomRoute = route({
  path: '/api/v1/stories.atom',
  name: 'followAtom',
  summary: 'A list as an Atom feed: one item a story, updated when something changed that matters.',
  parameters: feedParameters,
  answers: 'Text',
  type: 'application/atom+xml',
  answer: (api, { query, reader, request }) => {
    const about = aboutOf(request, query.title, query.q);
    const items = itemsOf(api, query, reader).map((item) => feedItem(item, about));
    return { type: 'application/atom+xml; charset=utf-8', body: atomFeed(about, items) };
  },
});

/** As JSON Feed. */
export const jsonFeedRoute = route({
  path: '/api/v1/stories.json-feed',
  name: 'followJsonFeed',
  summary: 'A list as a JSON Feed: one item a story, modified when something changed that matters.',
  parameters: feedParameters,
  answers: 'JsonFeed',
  type: 'application/feed+json',
  answer: (api, { query, reader, request }) => {
    const about = aboutOf(request, query.title, query.q);
    const items = itemsOf(api, query, reader).map((item) => feedItem(item, about));
    return { type: 'application/feed+json; charset=utf-8', body: jsonFeed(about, items) };
  },
});

/** As a table. */
export const csvRoute = route({
  path: '/api/v1/stories.csv',
  name: 'listCsv',
  summary: 'A list as a table for spreadsheets, a row a story.',
  parameters,
  answers: 'Text',
  type: 'text/csv',
  answer: (api, { query, reader }) => ({
    type: 'text/csv; charset=utf-8; header=present',
    headers: { 'content-disposition': 'attachment; filename="stories.csv"' },
    body: csvTable(itemsOf(api, query, reader)),
  }),
});

/** For maps. */
export const geoJsonRoute = route({
  path: '/api/v1/stories.geojson',
  name: 'listGeoJson',
  summary:
    'A list for maps: a point a story, at a city, or in the middle of a country where no more is known (`precision`).',
  parameters,
  answers: 'GeoJson',
  type: 'application/geo+json',
  answer: (api, { query, reader }) => ({
    type: 'application/geo+json; charset=utf-8',
    body: geoJson(itemsOf(api, query, reader)),
  }),
});
