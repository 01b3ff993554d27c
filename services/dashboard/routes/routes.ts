/** All routes. */
import { changesRoute, liveRoute } from './change-routes.ts';
import { atomRoute, csvRoute, jsonFeedRoute } from './feed-routes.ts';
import { listRoute } from './list-route.ts';
import { openApi } from './openapi.ts';
import { operationsRoute } from './operations-route.ts';
import { type Route, route } from './route.ts';
import { sourceRoute, sourcesRoute, statusRoute } from './source-routes.ts';
import { articlesRoute, historyRoute, storyRoute } from './story-routes.ts';
import { whyRoute } from './why-route.ts';

const documented: readonly Route[] = [
  listRoute,
  storyRoute,
  historyRoute,
  articlesRoute,
  atomRoute,
  jsonFeedRoute,
  csvRoute,
  whyRoute,
  changesRoute,
  liveRoute,
  sourcesRoute,
  sourceRoute,
  statusRoute,
  operationsRoute,
];

let document: string | undefined;

const openApiRoute = route({
  path: '/api/v1/openapi.json',
  name: 'getOpenApi',
  summary: 'This document.',
  parameters: {},
  answers: 'OpenApi',
  answer: () => {
    document ??= JSON.stringify(openApi(documented));
    return { body: document };
  },
});

/** See the file's head. */
export const routes: readonly Route[] = [...documented, openApiRoute];

/** A route with the parts of a path; null when no route has it. */
export function findRoute(
  pathname: string,
): { readonly found: Route; readonly path: Readonly<Record<string, string>> } | null {
  const parts = pathname.split('/');
  for (const found of routes) {
    const pattern = found.path.split('/');
    if (pattern.length !== parts.length) continue;
    const path: Record<string, string> = {};
    const isSame = pattern.every((part, at) => {
      const given = parts[at] ?? '';
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part === given;
      path[name] = given;
      return given !== '';
    });
    if (isSame) return { found, path };
  }
  return null;
}
