/** POST /overrides: what an editor decides about stories, as `newsfold override` records it. */

import { outcomeWords } from '@newsfold/runtime/decide/outcome-words.ts';
import { MOST_WHO, MOST_WHY, type OverrideRequest } from '@newsfold/runtime/decide/override-request.ts';
import type { Reader } from '../http/access.ts';
import { Problem } from '../http/problem.ts';
import { type Api, route, sees } from './route.ts';
import { readFields, textField } from './sent-fields.ts';

/** What can be decided, and how many articles or stories it is about. */
export const VERBS = {
  together: { kind: 'together', names: 2 },
  apart: { kind: 'apart', names: 2 },
  alone: { kind: 'alone', names: 1 },
  withdraw: { kind: 'withdraw', names: 1 },
  'take-back': { kind: 'take_back', names: 0 },
} as const;
type Verb = keyof typeof VERBS;

const FIELDS = ['verb', 'articles', 'stories', 'decision', 'why', 'by'] as const;
const ID = /^[\da-f]{32}$/;

const invalid = (detail: string, parameter: string) =>
  new Problem('invalid-parameter', detail, { parameter });

/** Whether somebody may change stories at all. @throws Problem */
export function checkChanger({ mayChange }: Reader): void {
  if (!mayChange)
    throw new Problem('not-allowed', 'this needs a token of API_TOKENS_FILE with "changes": true');
}

function namesField(sent: unknown, name: string): readonly string[] {
  if (sent === undefined) return [];
  if (!Array.isArray(sent) || sent.length > 2 || !sent.every((one) => typeof one === 'string' && one !== ''))
    throw invalid(`"${name}": accepted is a list of one or two`, name);
  return sent as readonly string[];
}

/** The article that a name means, among those that the reader sees. @throws Problem */
function articleOf(api: Api, reader: Reader, name: string): string {
  for (const { scope, event } of api.stories.storiesWith(name)) {
    const found = event.articles.find(
      ({ articleId, url, guid }) => articleId === name || url === name || guid === name,
    );
    if (found !== undefined && sees(reader, scope)) return found.articleId;
  }
  // An event lists its first articles alone: who sees all may name the others.
  if (reader.scopes === null && ID.test(name)) return name;
  throw new Problem('not-found', 'no story lists this article: give its id or its address', {
    article: name,
  });
}

/** A story that the reader sees. @throws Problem */
function storyOf(api: Api, reader: Reader, id: string) {
  const story = api.stories.story(id);
  if (story === null || story.status === 'merged' || !sees(reader, story.scope))
    throw new Problem('not-found', 'no story has this id', { story: id });
  return story.event;
}

/** Who decides: the tenant, and the name that they give themselves. */
function whoDecides({ tenant }: Reader, given: string): string {
  const who = tenant ?? '';
  return (given === '' ? who : `${given} (${who})`).slice(0, MOST_WHO);
}

function requestOf(api: Api, reader: Reader, sent: unknown): OverrideRequest {
  const fields = readFields(sent, FIELDS);
  const verb = textField(fields, 'verb', 40);
  if (!Object.hasOwn(VERBS, verb))
    throw invalid(`"verb": accepted are ${Object.keys(VERBS).join(', ')}`, 'verb');
  const { kind, names } = VERBS[verb as Verb];
  const articles = namesField(fields.articles, 'articles');
  const stories = namesField(fields.stories, 'stories');
  const takesBack = textField(fields, 'decision', 100);
  const why = textField(fields, 'why', MOST_WHY);
  if (why === '') throw invalid('"why": a reason is needed, which is kept and shown', 'why');
  const request = { kind, why, by: whoDecides(reader, textField(fields, 'by', MOST_WHO)) };
  if (kind === 'take_back') {
    // Who sees some scopes takes back what is shown in one of their stories.
    const shown = stories.flatMap((id) => storyOf(api, reader, id).decisions);
    if (!ID.test(takesBack)) throw invalid('"decision": an id has 32 hexadecimal digits', 'decision');
    if (reader.scopes !== null && !shown.some(({ decisionId }) => decisionId === takesBack))
      throw new Problem('not-found', 'none of `stories` shows this decision', { decision: takesBack });
    return { ...request, articleIds: [], storyIds: [], takesBack };
  }
  if (takesBack !== '') throw invalid(`"decision": ${verb} takes none`, 'decision');
  if (articles.length + stories.length !== names || (articles.length > 0 && stories.length > 0))
    throw invalid(
      `${verb} takes ${names === 1 ? 'one of "articles"' : 'two of "articles", or two of "stories"'}`,
      'articles',
    );
  if (names === 1 && stories.length > 0) throw invalid(`${verb} takes an article`, 'stories');
  return {
    ...request,
    takesBack: '',
    articleIds: articles.map((name) => articleOf(api, reader, name)),
    storyIds: stories.map((id) => storyOf(api, reader, id).storyId),
  };
}

/** The route. */
export const overrideRoute = route({
  method: 'POST',
  path: '/api/v1/overrides',
  name: 'decide',
  summary:
    'Records what an editor decides about stories, and waits some seconds for the answer. It holds for every later join, move, merge and split, until it is taken back.',
  parameters: {},
  reads: 'SentOverride',
  answers: 'Override',
  also: {
    '404': 'No story lists the article, or there is no such story.',
    '409': 'It contradicts a decision that holds, or cannot be.',
    '413': 'It is too large.',
    '415': 'It is not JSON.',
    '503': 'The broker did not take it.',
  },
  answer: async (api, { reader, body }) => {
    checkChanger(reader);
    const result = await api.changes.decide(reader.tenant, requestOf(api, reader, body));
    const words = outcomeWords(result);
    if (result.outcome === 'refused') {
      const { decisionId, reason, collidesWith } = result;
      throw new Problem('refused', words, { decisionId, reason, collidesWith });
    }
    return { headers: { 'cache-control': 'no-store' }, body: { ...result, words } };
  },
});
