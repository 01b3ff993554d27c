/** What is sent and answered where something is changed, as JSON Schemas of the OpenAPI document. */
import { MOST_WHO, MOST_WHY } from '@newsfold/runtime/decide/override-request.ts';
import { REDRIVEN } from '../changes/changes.ts';
import type { Schema } from '../http/parameters.ts';
import { VERBS } from './override-routes.ts';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const yes: Schema = { type: 'boolean' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

/** Sent: what is left out is as it is by default. */
const sent = (required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const two = (description: string): Schema => ({ type: 'array', items: text, maxItems: 2, description });

/** See the file's head. */
export const changeSchemas: Readonly<Record<string, Schema>> = {
  Reader: object({
    tenant: { ...orNull(text), description: 'Null where nobody is asked who they are.' },
    scopes: { ...orNull(listOf(text)), description: 'The scopes that are seen; null for all.' },
    mayWatch: yes,
    mayChange: { ...yes, description: 'Whether overrides and redrives are taken.' },
  }),
  SentOverride: sent(['verb', 'why'], {
    verb: {
      type: 'string',
      enum: Object.keys(VERBS),
      description:
        'together: two are one story. apart: they are not. alone: no other article is of its story. withdraw: the article is taken out of its story. take-back: a decision holds no more.',
    },
    articles: two('Articles, by their ids or addresses.'),
    stories: two('Stories, by their ids; for take-back, one that shows the decision.'),
    decision: { ...text, description: 'For take-back: the decision.' },
    why: { type: 'string', minLength: 1, maxLength: MOST_WHY, description: 'Kept and shown.' },
    by: {
      type: 'string',
      maxLength: MOST_WHO,
      description: 'Who decides, beside the tenant; kept and shown.',
    },
  }),
  Override: object({
    decisionId: text,
    outcome: { enum: ['applied', 'repeated', 'pending', 'unanswered', 'unknown'] },
    reason: text,
    collidesWith: text,
    articles: listOf(object({ articleId: text, storyId: text })),
    answered: { ...count, description: 'Partitions that have answered.' },
    partitions: count,
    words: text,
  }),
  SentRedrive: sent(['worker', 'dryRun'], {
    worker: { type: 'string', enum: REDRIVEN, description: 'Whose letters.' },
    reasons: { ...orNull(listOf(text)), description: 'Left out, letters of every reason.' },
    dryRun: { ...yes, description: 'Says what would be done, and does nothing.' },
  }),
  Redrive: object({
    from: text,
    dryRun: yes,
    letters: count,
    putBack: { ...count, description: 'Letters that were put back; in a dry run, that would be.' },
    notSelected: count,
    stays: listOf(object({ why: text, count })),
    byReason: { type: 'object', additionalProperties: object({ letters: count, putBack: count }) },
    staying: listOf(
      object({
        letter: text,
        origin: text,
        reason: text,
        attempts: count,
        due: orNull(text),
        why: text,
      }),
    ),
  }),
};
