/** What the page asks the API for: each question, and what is made of its answers. */
import { EVERYTHING, type ListChoice, listQuestion } from '../model/address.ts';
import type {
  Articles,
  History,
  Reader,
  Sources,
  StoryAnswer,
  StoryList,
  TableStatus,
  Trial,
  Watches,
} from '../net/answers.ts';
import { ApiProblem, ask } from '../net/api.ts';
import type { Operations } from '../net/operations.ts';
import type { FoundStory } from '../shown/change.ts';
import type { ShownList, ShownStory } from '../shown/state.ts';
import { say } from '../words/tongue.ts';

/** Stories of a page. */
const PAGE = 50;
/** Stories that are offered while somebody types. */
const OFFERED = 8;
/** Most stories of one answer. */
const MOST = 200;

/** The end of the stream. */
async function streamTimeOf(signal: AbortSignal): Promise<number> {
  const { streamTime } = await ask<{ readonly streamTime: number }>('/status', null, signal);
  return streamTime;
}

/**
 * The list. @param count stories at least, for a list that was read further
 * @throws ApiProblem
 */
export async function askList(
  choice: ListChoice,
  count: number,
  streamTime: number | null,
  signal: AbortSignal,
): Promise<ShownList> {
  const end = choice.hours === null || streamTime !== null ? streamTime : await streamTimeOf(signal);
  const query = listQuestion(choice, end);
  query.set('limit', String(Math.min(MOST, Math.max(PAGE, count))));
  if (choice.asOf === null) query.set('facets', 'language,topic');
  const list = await ask<StoryList>('/stories', query, signal);
  return { ...list, choice, shownAt: Date.now() };
}

/** The next page of a list, behind what is shown of it. @throws ApiProblem */
export async function askMore(list: ShownList, signal: AbortSignal): Promise<ShownList> {
  const query = listQuestion(list.choice, list.streamTime);
  query.set('limit', String(MOST));
  query.set('cursor', list.next ?? '');
  const { stories, next } = await ask<StoryList>('/stories', query, signal);
  const known = new Set(list.stories.map(({ storyId }) => storyId));
  return {
    ...list,
    next,
    stories: [...list.stories, ...stories.filter(({ storyId }) => !known.has(storyId))],
  };
}

/** A story that is not there is told to readers in other words than to programs. @throws ApiProblem */
async function orGone<T>(answers: Promise<T>): Promise<T> {
  try {
    return await answers;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
    throw new ApiProblem(404, say.noSuchStory);
  }
}

/** A story with what belongs to it. @throws ApiProblem */
export async function askStory(
  storyId: string,
  asOf: number | null,
  signal: AbortSignal,
): Promise<ShownStory> {
  const path = `/stories/${encodeURIComponent(storyId)}`;
  const then = asOf === null ? null : new URLSearchParams({ asOf: String(asOf) });
  const [answer, articles, history] = await orGone(
    Promise.all([
      ask<StoryAnswer>(path, then, signal),
      ask<Articles>(`${path}/articles`, then, signal),
      ask<History>(`${path}/history`, null, signal),
    ]),
  );
  return { ...answer, articles, history, movedFrom: answer.story.storyId === storyId ? null : storyId };
}

/** Stories that words find, the best first. @param except a story that is left out @throws ApiProblem */
export async function askFound(
  words: string,
  except: string,
  signal: AbortSignal,
): Promise<readonly FoundStory[]> {
  const query = new URLSearchParams({ q: words, limit: String(OFFERED + 1) });
  const { stories } = await ask<StoryList>('/stories', query, signal);
  return stories
    .filter(({ storyId }) => storyId !== except)
    .slice(0, OFFERED)
    .map(({ storyId, headline: { text, language } }) => ({
      storyId,
      title: text.trim() === '' ? say.noHeadline : text,
      language,
    }));
}

/** Publishers by what they contributed. @throws ApiProblem */
export const askSources = (signal: AbortSignal): Promise<Sources> =>
  ask<Sources>('/sources', new URLSearchParams({ limit: '200' }), signal);

/** Places by their stories. @throws ApiProblem */
export const askPlaces = (signal: AbortSignal): Promise<StoryList> =>
  ask<StoryList>('/stories', new URLSearchParams({ limit: '1', facets: 'place,country' }), signal);

/** How far the table is behind the stories. @throws ApiProblem */
export const askStatus = (signal: AbortSignal): Promise<TableStatus> =>
  ask<TableStatus>('/status', null, signal);

/** How the deployment is. @throws ApiProblem */
export const askOperations = (signal: AbortSignal): Promise<Operations> =>
  ask<Operations>('/operations', null, signal);

/** The watches of who asks. @throws ApiProblem */
export const askWatches = (signal: AbortSignal): Promise<Watches> => ask<Watches>('/watches', null, signal);

/** What a watch would have matched. @throws ApiProblem */
export const askTrial = (id: string): Promise<Trial> =>
  ask<Trial>(`/watches/${encodeURIComponent(id)}/trial`, null, new AbortController().signal);

/** Who asks, and what they may do. @throws ApiProblem */
export const askReader = (): Promise<Reader> => ask<Reader>('/reader', null, new AbortController().signal);

/** Where a view listens: the list to its own filters, the others to all stories. */
export function livePath(choice: ListChoice | null): string {
  if (choice?.asOf !== undefined && choice.asOf !== null) return '';
  const query = listQuestion({ ...(choice ?? EVERYTHING), hours: null }, null);
  query.delete('order');
  return query.size === 0 ? '/api/v1/live' : `/api/v1/live?${query}`;
}
