/** GET /changes and GET /live: what is new since a place, asked for or told. */
import { SAFE_HEADERS } from '@newsfold/runtime/process/safe-headers.ts';
import type { Filters } from '../domain/filters.ts';
import { changeCursor, readChangeCursor } from '../http/cursors.ts';
import { numberParameter, textParameter } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import { concerns, eventText, type LiveChange } from '../live/live-hub.ts';
import type { FreshChange } from '../table/story-change.ts';
import { filterParameters, filtersOf } from './filter-parameters.ts';
import { type Api, forReader, route } from './route.ts';

/** Changes of an answer at most, and changes that are looked at for it. */
const MOST = 500;
const LOOKED_AT = 5000;

interface Found {
  readonly changes: readonly FreshChange[];
  /** The place behind the last that was looked at. */
  readonly seq: number;
  readonly hasMore: boolean;
}

/** The changes after a place that somebody asks for, each story once, as it is now. @throws Problem when they are not kept */
function changesSince({ stories }: Api, since: number, filters: Filters, most: number): Found {
  const { first, last } = stories.changeRange();
  if (since + 1 < first || since > last)
    throw new Problem(
      'unknown-cursor',
      'what changed since then is not kept any more: read the list again, and go on from now',
    );
  const looked = stories.changesAfter(since, LOOKED_AT);
  const newest = new Map<string, number>();
  for (const { storyId, seq } of looked) newest.set(storyId, seq);
  const changes: FreshChange[] = [];
  let seq = since;
  for (const change of looked) {
    if (changes.length >= most) return { changes, seq, hasMore: true };
    ({ seq } = change);
    if (newest.get(change.storyId) !== change.seq) continue;
    const now = change.kind === 'gone' ? null : stories.filtered(change.storyId);
    const fresh = {
      ...change,
      item: now?.item ?? null,
      tags: now?.tags ?? new Map(),
      words: now?.words ?? '',
    };
    if (concerns(filters, fresh)) changes.push(fresh);
  }
  return { changes, seq, hasMore: looked.length === LOOKED_AT };
}

const told = ({
  storyId,
  revision,
  kind,
  significance,
  mergedInto,
  item: story,
}: FreshChange): LiveChange => ({
  storyId,
  revision,
  kind,
  significance,
  mergedInto,
  story,
});

const WHERE_FROM = 'A cursor that an answer or an event gave. Without it: from now on.';

/** What changed. */
export const changesRoute = route({
  path: '/api/v1/changes',
  name: 'listChanges',
  summary: 'Stories that changed since a place, each once, as it is now, in the order of their last change.',
  parameters: {
    ...filterParameters,
    since: textParameter(WHERE_FROM),
    changedSince: filterParameters.since,
    limit: numberParameter('Stories at most.', { min: 1, max: MOST, byDefault: 100 }),
  },
  answers: 'Changes',
  also: { '410': 'What changed since is not kept any more: read the list again.' },
  answer: (api, { query, reader }) => {
    const filters = forReader(filtersOf({ ...query, since: query.changedSince }), reader);
    const since =
      query.since === null ? api.stories.changeRange().last : readChangeCursor(query.since, api.build);
    const { changes, seq, hasMore } = changesSince(api, since, filters, query.limit);
    return { body: { changes: changes.map(told), cursor: changeCursor(api.build, seq), hasMore } };
  },
});

/** Stories that a reader who comes back is told of at once; with more it reads the list again. */
const CAUGHT_UP = 1000;

/** What is changing. */
export const liveRoute = route({
  path: '/api/v1/live',
  name: 'followStories',
  summary:
    'Stories as they change (server-sent events), each once as it is now, at most twice a second; with Last-Event-ID from where a reader was.',
  parameters: { ...filterParameters, from: textParameter(`${WHERE_FROM} Last-Event-ID counts before it.`) },
  answers: 'LiveEvent',
  type: 'text/event-stream',
  also: { '410': 'What changed since is not kept any more.', '503': 'There are too many readers.' },
  answer: (api, { query, reader, request, response }) => {
    const filters = forReader(filtersOf(query), reader);
    if (api.live.readers >= api.maxLiveReaders)
      throw new Problem('too-many-readers', 'come back in some seconds, or ask /api/v1/changes', {}, 10);
    const given = request.headers['last-event-id'];
    const from = (Array.isArray(given) ? given[0] : given) ?? query.from;
    // What is told live from here on may be of changes that are read here: the hub leaves them out.
    const missed =
      from === null || from === ''
        ? { changes: [], seq: api.stories.changeRange().last, hasMore: false }
        : changesSince(api, readChangeCursor(from, api.build), filters, CAUGHT_UP);
    if (missed.hasMore)
      throw new Problem(
        'unknown-cursor',
        'too much has changed since: read the list again, and follow from now',
      );
    response.writeHead(200, {
      ...SAFE_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      // A proxy that gathers what goes through it would hold it back.
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') {
      response.end();
      return null;
    }
    const cursor = changeCursor(api.build, missed.seq);
    response.write(`retry: 2000\nid: ${cursor}\nevent: hello\ndata: {"cursor":"${cursor}"}\n\n`);
    if (missed.changes.length > 0) response.write(eventText(cursor, missed.changes));
    api.live.add(response, filters, missed.seq);
    return null;
  },
});
