/** /watches: searches that are saved, tried, paused and removed, and their matches as feeds. */
import type { ListItem } from '../domain/list-item.ts';
import type { Watch } from '../domain/watch.ts';
import { atomFeed } from '../formats/atom.ts';
import { feedItem } from '../formats/feed-item.ts';
import { jsonFeed } from '../formats/json-feed.ts';
import type { Reader } from '../http/access.ts';
import { numberParameter } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
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

/** The watches, once all are known. @throws Problem */
function watchesOf({ watches }: Api, reader: Reader): Api['watches'] {
  checkWatcher(reader);
  if (!watches.isReady) throw new Problem('not-ready', 'the watches are being read: ask again', {}, 1);
  return watches;
}

function find(api: Api, id: string, reader: Reader): Watch {
  const watch = watchesOf(api, reader).get(reader.tenant, id);
  if (watch === undefined)
    throw new Problem('not-found', `no watch has this id; GET ${PATH} lists them`, { watch: id });
  return watch;
}

/** A watch as it is shown. Its secret is shown to whoever saves it, and never again. */
function shown(api: Api, watch: Watch): object {
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
    health: api.watches.health(watch),
  };
}

async function taken(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    throw new Problem('not-taken', `the broker did not take it: ${why}; send it again`, {}, 5);
  }
}

const listWatches = route({
  path: PATH,
  name: 'listWatches',
  summary: 'The watches of who asks, and how each is.',
  parameters: {},
  answers: 'Watches',
  also: { '503': 'They are being read.' },
  answer: (api, { reader }) => ({
    body: {
      watches: watchesOf(api, reader)
        .of(reader.tenant)
        .map((watch) => shown(api, watch)),
    },
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
  answer: (api, { path, reader }) => ({ body: shown(api, find(api, path.id ?? '', reader)) }),
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
    const watches = watchesOf(api, reader);
    const id = path.id ?? '';
    if (watches.isFull && watches.get(reader.tenant, id) === undefined)
      throw new Problem('too-many-watches', 'remove one first');
    const before = watches.get(reader.tenant, id);
    let watch: Watch;
    try {
      watch = watches.read(reader.tenant, id, body);
    } catch (error) {
      throw new Problem('invalid-parameter', (error as Error).message, { parameter: 'body' });
    }
    await taken(watches.save(watch));
    const isNewSecret = watch.webhook !== null && watch.webhook.secret !== before?.webhook?.secret;
    return { body: { ...shown(api, watch), secret: isNewSecret ? watch.webhook?.secret : null } };
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
    const watch = find(api, path.id ?? '', reader);
    await taken(api.watches.remove(watch));
    return { body: { removed: watch.id } };
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
  answer: (api, { path, query, reader }) => {
    const watch = find(api, path.id ?? '', reader);
    const now = api.list.streamTime();
    const since = now - DAY_MS;
    const meant = api.watches.filtersOf(watch);
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

/** The stories that it matched, as they are now; one that is gone, or seen no more, is left out. */
function itemsOf(api: Api, watch: Watch, { scopes }: Reader, most: number): readonly ListItem[] {
  return api.watches
    .stories(watch, most)
    .map((id) => api.stories.filtered(id)?.item)
    .filter((item) => item !== undefined)
    .filter(({ scope, status }) => status !== 'merged' && (scopes === null || scopes.includes(scope)));
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
  answer: (api, { path, query, reader, request }) => {
    const watch = find(api, path.id ?? '', reader);
    const about = aboutOf(request, watch.name, null);
    const items = itemsOf(api, watch, reader, query.limit).map((item) => feedItem(item, about));
    return { type: 'application/atom+xml; charset=utf-8', body: atomFeed(about, items) };
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
  answer: (api, { path, query, reader, request }) => {
    const watch = find(api, path.id ?? '', reader);
    const about = aboutOf(request, watch.name, null);
    const items = itemsOf(api, watch, reader, query.limit).map((item) => feedItem(item, about));
    return { type: 'application/feed+json; charset=utf-8', body: jsonFeed(about, items) };
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
