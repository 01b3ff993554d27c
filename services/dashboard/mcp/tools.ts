/** What agents can ask: the same answers as over HTTP, shorter. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { checkClaim, searchedWords } from '../domain/check-claim.ts';
import type { ListItem } from '../domain/list-item.ts';
import type { Reader } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import { filterParameters, filtersOf } from '../routes/filter-parameters.ts';
import { type Api, forReader } from '../routes/route.ts';
import { findStory } from '../routes/story-routes.ts';
import { whyOf } from '../routes/why-route.ts';

/** Who asks, and of what. */
export interface Agent {
  readonly api: Api;
  readonly reader: Reader;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Stories that a claim is checked against. */
const CHECKED = 10;
/** Words of a claim that are searched for at first. */
const SEARCHED = 6;

/** Filters of a search, by the names that they have in the API. */
export type SearchArguments = Readonly<Record<string, string | undefined>>;

function itemsOf({ api, reader }: Agent, search: SearchArguments, limit: number): readonly ListItem[] {
  const given = Object.entries(search).filter((one): one is [string, string] => one[1] !== undefined);
  const filters = forReader(filtersOf(readParameters(filterParameters, new URLSearchParams(given))), reader);
  const now = api.list.streamTime();
  const { rows } = api.list.page({ filters, order: 'importance', now, after: null, limit });
  return rows.map(({ item }) => JSON.parse(item) as ListItem);
}

/** Stories that have some words, the most important first. */
export function searchStories(agent: Agent, search: SearchArguments, limit: number): object {
  const stories = itemsOf(agent, search, limit).map(
    ({ storyId, headline, sentences, counts, conflicts, languages, updatedAt, significance }) => ({
      storyId,
      headline: headline.text,
      publisher: headline.publisher,
      url: headline.url,
      sentences: sentences.map(({ text, publisher, url }) => ({ text, publisher, url })),
      independentSources: counts.independentPublishers,
      copies: counts.copies,
      conflicts,
      languages,
      updatedAt: new Date(updatedAt).toISOString(),
      significance,
    }),
  );
  return { stories };
}

/** The event of a story, where it is now. @throws Problem */
function eventOf({ api, reader }: Agent, id: string): Story {
  const found = findStory(api, id, reader);
  if ('story' in found) return found.story.event;
  const target = findStory(api, found.moved.at(-1)?.target ?? '', reader);
  if ('story' in target) return target.story.event;
  throw new Problem('not-found', 'the story is moving just now: ask again', { storyId: id });
}

/** One story, in short. @throws Problem */
export function readStory(agent: Agent, id: string): object {
  const {
    storyId,
    revision,
    status,
    headline,
    keyPoints,
    counts,
    times,
    entities,
    places,
    articles,
    withdrawn,
  } = eventOf(agent, id);
  return {
    storyId,
    revision,
    status,
    headline: headline.text,
    keyPoints: keyPoints.map(({ text, independentPublishers, references }) => ({
      text,
      independentSources: independentPublishers,
      articleIds: references.map(({ articleId }) => articleId),
    })),
    counts,
    updatedAt: new Date(times.updatedAt).toISOString(),
    entities: entities.map(({ name, type }) => ({ name, type })),
    places: places.map(({ name, country }) => ({ name, country })),
    articles: articles.slice(0, 30).map(({ articleId, title, publisher, url, role }) => ({
      articleId,
      title,
      publisher: publisher.name,
      url,
      role,
    })),
    withdrawn: withdrawn.map(({ kind, articleId, by }) => ({ kind, articleId, by })),
  };
}

/** What independent sources agree on, where they contradict each other, and what one alone has. @throws Problem */
export function readFacts(agent: Agent, id: string): object {
  const { storyId, agreed, conflicts, uniqueToSource } = eventOf(agent, id);
  return {
    storyId,
    agreed: agreed.map(({ text, references }) => ({ text, references: references.slice(0, 3) })),
    contested: conflicts.map(({ kind, about, values }) => ({
      kind,
      about,
      values: values.map(({ text, publishers, attribution, state, references }) => ({
        text,
        publishers,
        attribution,
        state,
        references: references.slice(0, 2),
      })),
    })),
    oneSource: uniqueToSource.map(({ text, references }) => ({ text, references: references.slice(0, 1) })),
  };
}

/** Why two articles are one story, or are not. @throws Problem */
export function explainPair({ api, reader }: Agent, a: string, b: string): object {
  return whyOf(api, reader, a, b);
}

/** Stories that tell of what is claimed: those with its longest words, fewer of them until there are some. */
function storiesOn(agent: Agent, claim: string): readonly Story[] {
  const words = searchedWords(claim).slice(0, SEARCHED);
  for (let most = words.length; most > 0; most -= 1) {
    const q = `${words.slice(0, most).join(' ')} `;
    const found = itemsOf(agent, { q }, CHECKED).flatMap(
      ({ storyId }) => agent.api.stories.story(storyId)?.event ?? [],
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether stories agree on a claim, contest it, or leave it open. @throws Problem */
export function checkAgainstStories(agent: Agent, claim: string, storyId: string | undefined): object {
  const stories = storyId === undefined ? storiesOn(agent, claim) : [eventOf(agent, storyId)];
  return { claim, ...checkClaim(claim, stories), storiesLookedAt: stories.map((story) => story.storyId) };
}
