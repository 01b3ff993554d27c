/** GET /stories/{id}/move: where a story went, for who cannot see a redirect: a browser follows it and hides its body. */
import { Problem } from '../http/problem.ts';
import { route } from './route.ts';
import { findStory, movedBody } from './story-routes.ts';

/** The route. */
export const moveRoute = route({
  path: '/api/v1/stories/{id}/move',
  name: 'getMove',
  summary: 'Where a story went, and why: what the redirect of a merged story says, as an answer of its own.',
  pathDocs: { id: 'A story.' },
  parameters: {},
  answers: 'Moved',
  also: { '404': 'It has not moved, or there is none.', '410': 'It was withdrawn.' },
  answer: (api, { path, reader }) => {
    const found = findStory(api, path.id ?? '', reader);
    if ('moved' in found) return { body: movedBody(found.moved, '', '') };
    throw new Problem('not-found', 'this story stands where it stood; it has not moved', {
      storyId: path.id ?? '',
    });
  },
});
