/** POST /redrives: dead letters put back onto the topic they came from, as `newsfold redrive` does. */
import { STAYS_WHY } from '@newsfold/runtime/redrive/redrive-report.ts';
import { type LettersMeant, REDRIVEN } from '../changes/changes.ts';
import { Problem } from '../http/problem.ts';
import { checkChanger } from './override-routes.ts';
import { route } from './route.ts';
import { readFields, textField } from './sent-fields.ts';

const FIELDS = ['worker', 'reasons', 'dryRun'] as const;
/** Reasons of one request. */
const MOST_REASONS = 50;
/** Letters that stay and are named. */
const MOST_NAMED = 50;

const invalid = (detail: string, parameter: string) =>
  new Problem('invalid-parameter', detail, { parameter });

function meantOf(sent: unknown): LettersMeant {
  const fields = readFields(sent, FIELDS);
  const named = textField(fields, 'worker', 40);
  const worker = REDRIVEN.find((name) => name === named);
  if (worker === undefined) throw invalid(`"worker": accepted are ${REDRIVEN.join(' and ')}`, 'worker');
  const { reasons = null, dryRun } = fields;
  // Whoever forgets to say it must not put everything back.
  if (typeof dryRun !== 'boolean')
    throw invalid('"dryRun": true says what would be done, false does it', 'dryRun');
  const isList =
    Array.isArray(reasons) &&
    reasons.length > 0 &&
    reasons.length <= MOST_REASONS &&
    reasons.every((reason) => typeof reason === 'string' && reason !== '');
  if (reasons !== null && !isList)
    throw invalid('"reasons": accepted is a list of reasons; left out, all of them', 'reasons');
  return { worker, reasons: reasons as readonly string[] | null, isDry: dryRun };
}

/** The route. */
export const redriveRoute = route({
  method: 'POST',
  path: '/api/v1/redrives',
  name: 'redrive',
  summary:
    'Puts dead letters back onto the topic they came from, each once, or says what would be put back. For those alone who see all scopes.',
  parameters: {},
  reads: 'SentRedrive',
  answers: 'Redrive',
  also: {
    '409': 'Another redrive is under way.',
    '413': 'It is too large.',
    '415': 'It is not JSON.',
    '503': 'It was not done, or not wholly: send it again, nothing is put back twice.',
  },
  answer: async ({ changes }, { reader, body }) => {
    checkChanger(reader);
    if (reader.scopes !== null)
      throw new Problem('not-allowed', 'letters are of all scopes: this needs a token that sees all of them');
    const { searched: _, staying, ...report } = await changes.redrive(reader.tenant, meantOf(body));
    const kept = Object.entries(report.stays)
      .filter(([, count]) => count > 0)
      .map(([fate, count]) => ({ why: STAYS_WHY[fate as keyof typeof STAYS_WHY], count }));
    return {
      headers: { 'cache-control': 'no-store' },
      body: { ...report, stays: kept, staying: staying.slice(0, MOST_NAMED) },
    };
  },
});
