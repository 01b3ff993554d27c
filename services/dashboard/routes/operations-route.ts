/** GET /operations: how the processes of the deployment are. */
import { Problem } from '../http/problem.ts';
import { route } from './route.ts';

/** The route. */
export const operationsRoute = route({
  path: '/api/v1/operations',
  name: 'getOperations',
  summary:
    'How each process is, by its own pages: lag, restores, dead letters since it started, feeds, figures with what they mean. Not answered where the API is public, or where a token sees some scopes alone.',
  parameters: {},
  answers: 'Operations',
  also: { '403': 'It is not for whoever asks.' },
  answer: async (api, { reader }) => {
    if (api.operations === null || reader.scopes !== null)
      throw new Problem('not-allowed', 'how the deployment is run is told to those alone who see all of it');
    return { headers: { 'cache-control': 'no-store' }, body: await api.operations() };
  },
});
