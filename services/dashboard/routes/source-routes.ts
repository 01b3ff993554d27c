/** GET /sources and /sources/{id}: what publishers contribute. */

import type { Reader } from '../http/access.ts';
import { numberParameter, timeParameter } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import { type Api, route } from './route.ts';

const DAY_MS = 86_400_000;
/** Days that are told when nothing is said, and publishers of an answer at most. */
const USUAL_DAYS = 30;
const MOST = 1000;

const times = {
  from: timeParameter(`From this day (UTC) of the stream; ${USUAL_DAYS} days before its end when left out.`),
  to: timeParameter('To this day, included.'),
};

function daysOf(api: Api, from: number | null, to: number | null) {
  const last = Math.floor((to ?? api.list.streamTime()) / DAY_MS);
  return { first: from === null ? last - USUAL_DAYS + 1 : Math.floor(from / DAY_MS), last };
}

/** Figures are those of all scopes: who sees some of them alone is not told. */
function checkAll({ scopes }: Reader): void {
  if (scopes !== null)
    throw new Problem('not-allowed', 'the figures of publishers are of all scopes, and this token sees some');
}

/** All of them. */
export const sourcesRoute = route({
  path: '/api/v1/sources',
  name: 'listSources',
  summary: 'Publishers by what they contributed: reports, copies, stories they had first, corrections.',
  parameters: {
    ...times,
    limit: numberParameter('Publishers at most.', { min: 1, max: MOST, byDefault: 100 }),
  },
  answers: 'Sources',
  answer: (api, { query, reader }) => {
    checkAll(reader);
    const { first, last } = daysOf(api, query.from, query.to);
    const sources = api.stories.sources(first, last, query.limit);
    return { body: { from: first * DAY_MS, to: (last + 1) * DAY_MS, sources } };
  },
});

/** One by day. */
export const sourceRoute = route({
  path: '/api/v1/sources/{id}',
  name: 'getSource',
  summary: 'What one publisher contributed, day by day.',
  pathDocs: { id: 'The id of a publisher.' },
  parameters: times,
  answers: 'SourceDays',
  answer: (api, { path, query, reader }) => {
    checkAll(reader);
    const { first, last } = daysOf(api, query.from, query.to);
    const days = api.stories
      .sourceDays(path.id ?? '', first, last)
      .map(({ day, reports, copies, firsts, corrections }) => ({
        at: day * DAY_MS,
        reports,
        copies,
        firsts,
        corrections,
      }));
    return { body: { publisher: path.id ?? '', from: first * DAY_MS, to: (last + 1) * DAY_MS, days } };
  },
});

/** How far the table is. */
export const statusRoute = route({
  path: '/api/v1/status',
  name: 'getStatus',
  summary: 'How far the table is behind the topic, and how far its past reaches.',
  parameters: {},
  answers: 'Status',
  answer: async (api) => ({
    body: {
      ...(await api.state.status()),
      streamTime: api.list.streamTime(),
      ...api.stories.reach(),
      liveReaders: api.live.readers,
      now: api.now(),
    },
  }),
});
