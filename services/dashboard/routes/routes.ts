/** All routes. */
import { Problem } from '../http/problem.ts';
import { changesRoute, liveRoute } from './change-routes.ts';
import { atomRoute, csvRoute, geoJsonRoute, jsonFeedRoute } from './feed-routes.ts';
import { listRoute } from './list-route.ts';
import { moveRoute } from './move-route.ts';
import { openApi } from './openapi.ts';
import { operationsRoute } from './operations-route.ts';
import { overrideRoute } from './override-routes.ts';
import { readerRoute } from './reader-route.ts';
import { redriveRoute } from './redrive-routes.ts';
import { type Route, route } from './route.ts';
import { sourceRoute, sourcesRoute, statusRoute } from './source-routes.ts';
import { articlesRoute, historyRoute, storyRoute } from './story-routes.ts';
import { watchRoutes } from './watch-routes.ts';
import { whyRoute } from './why-route.ts';

const documented: readonly Route[] = [
  listRoute,
  storyRoute,
  historyRoute,
  articlesRoute,
  moveRoute,
  atomRoute,
  jsonFeedRoute,
  csvRoute,
  geoJsonRoute,
  whyRoute,
  changesRoute,
  liveRoute,
  sourcesRoute,
  sourceRoute,
  statusRoute,
  operationsRoute,
  ...watchRoutes,
  readerRoute,
  overrideRoute,
  redriveRoute,
];

let document: string | undefined;

/** The OpenAPI document, as its address gives it. */
export function apiDocument(): string {
  document ??= JSON.stringify(openApi(documented));
  return document;
}

const openApiRoute = route({
  path: '/api/v1/openapi.json',
  name: 'getOpenApi',
  summary: 'This document.',
  parameters: {},
  answers: 'OpenApi',
  answer: () => ({ body: apiDocument() }),
});

/** See the file's head. */
export const routes: readonly Route[] = [...documented, openApiRoute];

/** A route with the parts of a path. */
export interface FoundRoute {
  readonly found: Route;
  readonly path: Readonly<Record<string, string>>;
}

function partsOf(route: Route, given: readonly string[]): Readonly<Record<string, string>> | null {
  const pattern = route.path.split('/');
  if (pattern.length !== given.length) return null;
  const path: Record<string, string> = {};
  const isSame = pattern.every((part, at) => {
    const value = given[at] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part === value;
    path[name] = value;
    return value !== '';
  });
  return isSame ? path : null;
}

/**
 * The route of a path; null when none has it.
 * @throws Problem when the path is answered, but not this method
 */
export function findRoute(pathname: string, method: string): FoundRoute | null {
  const given = pathname.split('/');
  const there = routes.flatMap((found) => {
    const path = partsOf(found, given);
    return path === null ? [] : [{ found, path }];
  });
  if (there.length === 0) return null;
  const wanted = method === 'HEAD' ? 'GET' : method;
  const one = there.find(({ found }) => (found.method ?? 'GET') === wanted);
  if (one !== undefined) return one;
  const allow = there
    .map(({ found }) => (found.method === undefined ? 'GET, HEAD' : found.method))
    .join(', ');
  throw new Problem('wrong-method', `accepted here is ${allow}`, { allow });
}
