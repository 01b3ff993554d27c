/** GET /reader: who asks, and what they may do. */
import { route } from './route.ts';

/** The route. */
export const readerRoute = route({
  path: '/api/v1/reader',
  name: 'getReader',
  summary: 'Who asks, as their token says: which scopes they see, and what they may change.',
  parameters: {},
  answers: 'Reader',
  answer: (_, { reader: { tenant, scopes, mayWatch, mayChange } }) => ({
    headers: { 'cache-control': 'no-store' },
    body: { tenant, scopes, mayWatch, mayChange },
  }),
});
