/** GET /why: why two articles are one story, or are not. */
import { type Asked, articlesInWords, why } from '../domain/why.ts';
import type { Reader } from '../http/access.ts';
import { textParameter } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import { type Api, route, sees } from './route.ts';

const parameters = {
  a: textParameter('An article: its id, its address, or the id that its feed gave.', 2000),
  b: textParameter('Another.', 2000),
};

function asked(api: Api, name: 'a' | 'b', value: string | null, reader: Reader): Asked {
  if (value === null)
    throw new Problem('invalid-parameter', `${name}: an article is needed: its id or its address`, {
      parameter: name,
    });
  for (const kept of api.stories.storiesWith(value)) {
    if (!sees(reader, kept.scope)) continue;
    const story = kept.event;
    const article = story.articles.find(
      ({ articleId, url, guid }) => articleId === value || url === value || guid === value,
    );
    if (article !== undefined) return { story, article };
  }
  throw new Problem(
    'not-found',
    `${name}: no story lists this article; \`newsfold explain\` looks in the log of decisions`,
    {
      parameter: name,
    },
  );
}

function told({ story, article }: Asked): object {
  const [words] = articlesInWords({ ...story, articles: [article] });
  return { storyId: story.storyId, headline: story.headline.text, article: words };
}

/** Why two articles, by id or address, are one story or are not. @throws Problem */
export function whyOf(api: Api, reader: Reader, first: string | null, second: string | null): object {
  const a = asked(api, 'a', first, reader);
  const b = asked(api, 'b', second, reader);
  return { ...why(a, b), a: told(a), b: told(b) };
}

/** The route. */
export const whyRoute = route({
  path: '/api/v1/why',
  name: 'why',
  summary: 'Why two articles are one story, or are not: in words, and by the parts of their scores.',
  parameters,
  answers: 'Why',
  also: { '404': 'No story lists one of them.' },
  answer: (api, { query, reader }) => {
    return { body: whyOf(api, reader, query.a, query.b) };
  },
});
