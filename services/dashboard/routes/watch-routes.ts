/** /watches: searches that are saved, tried, paused and removed, and their matches as feeds. */
import type { ListItem } from '../domain/list-item.ts';
import { atomFeed } from '../formats/atom.ts';
import { feedItem } from '../formats/feed-item.ts';
import { jsonFeed } from '../formats/json-feed.ts';
import type { Reader } from '../http/access.ts';
import { numberParameter } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import type { SeenWatch } from '../watches/watch-desk.ts';
import { aboutOf } from './feed-routes.ts';
import { type Api, type Route, route } from './route.ts';

const PATH = '/api/v1/watches';
const ONE = `${PATH}/{id}`;
const ID = { id: 'Name of the watch: 1 to 64 letters, digits, ".", "-" and "_".' };
const NONE = { '404': 'There is no such watch.' };
const DAY_MS = 86_400_000;

function checkWatcher({ mayWatch }: Reader): void {
  if (!mayWatch)
    throw new Problem('not-allowed', 'this needs a token with "watches": true; API_ACCESS=public has none');
}

/** The watches, for whoever may have some. @throws Problem */
function watchesOf({ watches }: Api, reader: Reader): Api['watches'] {
  checkWatcher(reader);
  return watches;
}

/** A watch as it is shown. Its secret is shown to whoever saves it, and never again. */
function shown({ watch, health }: SeenWatch): object {
  const { id, name, query, minSignificance, coolDownMinutes, digestMinutes, webhook, isPaused, createdAt } =
    watch;
  return {
    id,
    name,
    query,
    minSignificance,
    coolDownMinutes,
    digestMinutes,
    webhook: webhook?.url ?? null,
    isPaused,
    createdAt,
    health,
  };
}

const listWatches = route({
  path: PATH,
  name: 'listWatches',
  summary: 'The watches of who asks, and how each is.',
  parameters: {},
  answers: 'Watches',
  also: { '503': 'They are being read.' },
  answer: async (api, { reader }) => ({
    body: { watches: (await watchesOf(api, reader).list(reader.tenant)).map(shown) },
  }),
});

const getWatch = route({
  path: ONE,
  name: 'getWatch',
  summary: 'One watch, and how it is.',
  pathDocs: ID,
  parameters: {},
  answers: 'Watch',
  also: { ...NONE, '503': 'They are being read.' },
  answer: async (api, { path, reader }) => ({
    body: shown(await watchesOf(api, reader).find(reader.tenant, path.id ?? '')),
  }),
});

const putWatch = route({
  method: 'PUT',
  path: ONE,
  name: 'saveWatch',
  summary: 'Saves a watch, in place of the one with its id. Paused, it can be tried first.',
  pathDocs: ID,
  parameters: {},
  reads: 'SentWatch',
  answers: 'SavedWatch',
  also: {
    '409': 'There are too many.',
    '413': 'It is too large.',
    '415': 'It is not JSON.',
    '503': 'Send it again.',
  },
  answer: async (api, { path, reader, body }) => {
    const { newSecret: secret, ...seen } = await watchesOf(api, reader).save(
      reader.tenant,
      path.id ?? '',
      body,
    );
    return { body: { ...shown(seen), secret } };
  },
});

const deleteWatch = route({
  method: 'DELETE',
  path: ONE,
  name: 'removeWatch',
  summary: 'Removes a watch, and what waits for it.',
  pathDocs: ID,
  parameters: {},
  answers: 'RemovedWatch',
  also: { ...NONE, '503': 'Send it again.' },
  answer: async (api, { path, reader }) => {
    const id = path.id ?? '';
    await watchesOf(api, reader).remove(reader.tenant, id);
    return { body: { removed: id } };
  },
});

const limit = numberParameter('Stories at most.', { min: 1, max: 200, byDefault: 50 });

const tryWatch = route({
  path: `${ONE}/trial`,
  name: 'tryWatch',
  summary: 'The stories that a watch, paused or not, would have matched in the last day of the stream.',
  pathDocs: ID,
  parameters: { limit },
  answers: 'Trial',
  also: { ...NONE, '503': 'They are being read.' },
  answer: async (api, { path, query, reader }) => {
    const meant = await watchesOf(api, reader).filters(reader.tenant, path.id ?? '');
    const now = api.list.streamTime();
    const since = now - DAY_MS;
    if (meant === null) return { body: { since, total: 0, isBounded: false, stories: [] } };
    const filters = { ...meant, since: Math.max(since, meant.since ?? since) };
    const page = api.list.page({ filters, order: 'newest', now, after: null, limit: query.limit });
    return {
      body: {
        since,
        total: page.total,
        isBounded: page.isBounded,
        stories: page.rows.map(({ item }) => JSON.parse(item) as ListItem),
      },
    };
  },
});

/** The stories that a watch matched, as they are now; one that is gone, or seen no more, is left out. @throws Problem */
async function matchedBy(api: Api, id: string, reader: Reader, most: number) {
  const { name, ids } = await watchesOf(api, reader).matched(reader.tenant, id, most);
  const { scopes } = reader;
  const items: readonly ListItem[] = ids
    .map((story) => api.stories.filtered(story)?.item)
    .filter((item) => item !== undefined)
    .filter(({ scope, status }) => status !== 'merged' && (scopes === null || scopes.includes(scope)));
  return { name, items };
}

const watchAtom = route({
  path: `${ONE}/atom`,
  name: 'followWatchAtom',
  summary: 'What a watch has matched, as an Atom feed.',
  pathDocs: ID,
  parameters: { limit },
  answers: 'Text',
  type: 'application/atom+xml',
  also: { ...NONE, '503': 'They are being read.' },
  answer: async (api, { path, query, reader, request }) => {
    const { name, items } = await matchedBy(api, path.id ?? '', reader, query.limit);
    const about = aboutOf(request, name, null);
    const entries = items.map((item) => feedItem(item, about));
    return { type: 'application/atom+xml; charset=utf-8', body: atomFeed(about, entries) };
  },
});

const watchJsonFeed = route({
  path: `${ONE}/json-feed`,
  name: 'followWatchJsonFeed',
  summary: 'What a watch has matched, as a JSON Feed.',
  pathDocs: ID,
  parameters: { limit },
  answers: 'JsonFeed',
  type: 'application/feed+json',
  also: { ...NONE, '503': 'They are being read.' },
  answer: async (api, { path, query, reader, request }) => {
    const { name, items } = await matchedBy(api, path.id ?? '', reader, query.limit);
    const about = aboutOf(request, name, null);
    const entries = items.map((item) => feedItem(item, about));
    return { type: 'application/feed+json; charset=utf-8', body: jsonFeed(about, entries) };
  },
});

/** All of them. */
export const watchRoutes: readonly Route[] = [
  listWatches,
  getWatch,
  putWatch,
  deleteWatch,
  tryWatch,
  watchAtom,
  watchJsonFeed,
];
