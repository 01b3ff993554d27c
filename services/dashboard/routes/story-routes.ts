/** GET /stories/{id} and what belongs to one story. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { articlesInWords, copyGroups } from '../domain/why.ts';
import type { Reader } from '../http/access.ts';
import { numberParameter, timeParameter } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import type { Answer } from '../http/respond.ts';
import type { KeptStory, Move } from '../table/story-reader.ts';
import { type Api, route, sees } from './route.ts';

const PATH = '/api/v1/stories/{id}';
const ID = { id: 'A story; one that was merged is answered with where it went.' };
const asOf = timeParameter('The story as it stood then, by the clock of the broker.');
const MOVED = {
  '308': 'It was merged: the body says into what, and why.',
  '404': 'There is none.',
  '410': 'It was withdrawn.',
};

/** A story, or where it went. */
type Found = { readonly story: KeptStory } | { readonly moved: readonly Move[] };

/** Finds a story that a reader sees. @throws Problem */
export function findStory({ stories }: Api, id: string, reader: Reader): Found {
  const story = stories.story(id);
  const isHidden = story !== null && !sees(reader, story.scope);
  if (story !== null && !isHidden && story.status !== 'merged') return { story };
  const moved = isHidden ? [] : stories.moves(id);
  const target = moved.at(-1)?.target;
  const held = target === undefined ? null : stories.story(target);
  // Where it went is told to those alone who see what is there.
  if (held !== null && sees(reader, held.scope)) return { moved };
  const goneAt = reader.scopes === null ? stories.goneAt(id) : null;
  if (goneAt !== null)
    throw new Problem('gone', 'its last report was withdrawn; nothing of it is shown any more', {
      storyId: id,
      goneAt,
    });
  throw new Problem('not-found', 'no story has this id; search for it with GET /api/v1/stories?q=', {
    storyId: id,
  });
}

/** Where a story went, and why. @param end of the address of what was asked of it @param search its parameters */
export function movedBody(moved: readonly Move[], end: string, search: string) {
  const target = moved.at(-1)?.target ?? '';
  const [first] = moved;
  const location = `${PATH.replace('{id}', encodeURIComponent(target))}${end}${search}`;
  return { movedTo: target, why: first?.why ?? 'merged', at: first?.at ?? null, steps: moved, location };
}

function redirect(moved: readonly Move[], end: string, search: string): Answer {
  const body = movedBody(moved, end, search);
  return { status: 308, headers: { location: body.location, 'cache-control': 'no-cache' }, body };
}

interface Then {
  readonly event: Story;
  readonly kept: KeptStory;
  readonly asOf: object | null;
}

/** The event of a story, now or then. @throws Problem */
function then({ stories }: Api, kept: KeptStory, at: number | null): Then {
  if (at === null) return { event: kept.event, kept, asOf: null };
  const past = stories.storyAt(kept.storyId, at);
  const { completeSince } = stories.reach();
  if (past === null)
    throw new Problem(
      'not-then',
      'at that time it was not there, or what it was is not kept; /history says what is',
      {
        storyId: kept.storyId,
        completeSince,
      },
    );
  const isLast = past.offset === kept.offset && past.shownAt <= at;
  const isComplete = at >= completeSince || isLast;
  return { event: past.event, kept: past, asOf: { at, isComplete, completeSince } };
}

const searchOf = (url: string | undefined) => (url?.includes('?') ? url.slice(url.indexOf('?')) : '');

/** One story as its event. */
export const storyRoute = route({
  path: PATH,
  name: 'getStory',
  summary: 'One story as its event, now or as it stood at a time.',
  pathDocs: ID,
  parameters: { asOf },
  answers: 'StoryAnswer',
  also: MOVED,
  answer: (api, { path, query, reader, request }) => {
    const found = findStory(api, path.id ?? '', reader);
    if ('moved' in found) return redirect(found.moved, '', searchOf(request.url));
    const { event: story, kept, asOf: when } = then(api, found.story, query.asOf);
    return { body: { story, shownAt: kept.shownAt, asOf: when } };
  },
});

/** Versions that are told. */
const VERSIONS = 500;

/** How it came to be what it is. */
export const historyRoute = route({
  path: `${PATH}/history`,
  name: 'getHistory',
  summary:
    'How a story came to be what it is: its material changes, and the events of it that are kept, newest first.',
  pathDocs: ID,
  parameters: { limit: numberParameter('Events at most.', { min: 1, max: VERSIONS, byDefault: 100 }) },
  answers: 'History',
  also: MOVED,
  answer: (api, { path, query, reader, request }) => {
    const found = findStory(api, path.id ?? '', reader);
    if ('moved' in found) return redirect(found.moved, '/history', searchOf(request.url));
    const { materialChanges, timeline, decisions, withdrawn, supersedes, splitFrom, continues } =
      found.story.event;
    const versions = api.stories
      .versions(found.story.storyId, query.limit)
      .map(
        ({ revision, shownAt, until, item: { headline, counts, changeType, significance, conflicts } }) => {
          const { text } = headline;
          return { revision, shownAt, until, changeType, significance, headline: text, counts, conflicts };
        },
      );
    return {
      body: {
        storyId: found.story.storyId,
        materialChanges,
        timeline,
        versions,
        ...api.stories.reach(),
        supersedes,
        splitFrom,
        continues,
        decisions,
        withdrawn,
      },
    };
  },
});

/** Its articles. */
export const articlesRoute = route({
  path: `${PATH}/articles`,
  name: 'getArticles',
  summary: 'The articles of a story, why each is there, and who carries whose text.',
  pathDocs: ID,
  parameters: { asOf },
  answers: 'Articles',
  also: MOVED,
  answer: (api, { path, query, reader, request }) => {
    const found = findStory(api, path.id ?? '', reader);
    if ('moved' in found) return redirect(found.moved, '/articles', searchOf(request.url));
    const { event, asOf: when } = then(api, found.story, query.asOf);
    return {
      body: {
        storyId: event.storyId,
        articles: articlesInWords(event),
        isTruncated: event.articlesTruncated,
        copyGroups: copyGroups(event),
        withdrawn: event.withdrawn,
        mentionedIn: event.mentionedIn,
        weakestLink: event.quality.weakestLink,
        asOf: when,
      },
    };
  },
});
