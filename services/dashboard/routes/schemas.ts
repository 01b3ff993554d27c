/** What is answered, as JSON Schemas of the OpenAPI document. What an answer adds later is no break: readers pass it. */
import { readFileSync } from 'node:fs';
import { SIGNIFICANCES } from '../domain/filters.ts';
import { RELATIONS } from '../domain/why.ts';
import { PRECISIONS } from '../formats/geo-json.ts';
import type { Schema } from '../http/parameters.ts';
import { PROBLEMS } from '../http/problem.ts';
import { CHANGE_KINDS } from '../table/story-change.ts';
import { MOST_MINUTES } from '../watches/watch-record.ts';
import { changeSchemas } from './change-schemas.ts';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const number: Schema = { type: 'number' };
const yes: Schema = { type: 'boolean' };
const time: Schema = { type: 'integer', description: 'Milliseconds since the epoch.' };
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object of which every member is there. */
function object(properties: Readonly<Record<string, Schema>>, description?: string): Schema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    required: Object.keys(properties),
    properties,
  };
}

const itemFields: Readonly<Record<string, Schema>> = {
  storyId: text,
  revision: { ...count, description: 'Of two events of a story the one with the higher revision is newer.' },
  status: ref('StoryStatus'),
  scope: text,
  headline: object({ text, language: text, articleId: text, publisher: orNull(text), url: orNull(text) }),
  sentences: listOf(
    object({
      text,
      language: text,
      independentPublishers: count,
      articleId: orNull(text),
      publisher: orNull(text),
      url: orNull(text),
    }),
  ),
  counts: ref('Counts'),
  languages: listOf(text),
  topics: listOf(object({ id: text, name: text })),
  places: listOf(object({ name: text, kind: text, country: text })),
  entities: listOf(object({ name: text, type: text })),
  conflicts: { ...count, description: 'Values that contradict each other; updates are not counted.' },
  contested: { ...listOf(text), description: 'What they are about, at most three.' },
  withdrawn: count,
  needsReview: yes,
  momentum: ref('MomentumState'),
  reportsPerHour: {
    ...listOf(count),
    description: 'The last 24 hours before `updatedAt`, the oldest first.',
  },
  importance: { ...number, description: 'At `updatedAt`, 0 to 1.' },
  importanceLasting: {
    ...number,
    description: 'The part of it that does not fade; the rest halves every 12 hours.',
  },
  firstSeenAt: time,
  firstPublisher: orNull(text),
  updatedAt: time,
  lastMaterialAt: orNull(time),
  changeType: ref('ChangeType'),
  significance: ref('Significance'),
  lastChange: orNull(object({ at: time, path: text, text })),
  shownAt: { ...time, description: 'When the event came into the topic, by the clock of the broker.' },
};

const asOf = orNull(
  object(
    { at: time, isComplete: yes, completeSince: time },
    'The past that is shown. From `completeSince` on every event is known; before it, some may be missing.',
  ),
);
const change = object({
  storyId: text,
  revision: count,
  kind: { type: 'string', enum: CHANGE_KINDS },
  significance: ref('Significance'),
  mergedInto: orNull(text),
  story: { ...orNull(ref('ListItem')), description: 'The story as it is now; null when it is gone.' },
});
const facet = listOf(object({ value: text, count }));
const match = object({
  reason: text,
  words: text,
  score: orNull(number),
  articleId: orNull(text),
  parts: listOf(object({ name: text, value: number, contribution: number, words: text })),
  runnerUp: {
    ...orNull(object({ storyId: text, score: orNull(number) })),
    description: 'The story that came next to it; null where none did. It may have gone since.',
  },
});
const article: Schema = {
  allOf: [
    {
      type: 'object',
      required: ['articleId', 'title', 'publisher', 'match'],
      properties: { articleId: text, title: text, publisher: ref('Publisher'), url: orNull(text), match },
    },
  ],
};
const point: Schema = {
  type: 'array',
  items: number,
  minItems: 2,
  maxItems: 2,
  description: 'Longitude and latitude, degrees.',
};
const precision: Schema = {
  type: 'string',
  enum: PRECISIONS,
  description: 'What the point is: a city, or the middle of a country.',
};
const side = object({ storyId: text, headline: text, article });
const figures = { reports: count, copies: count, firsts: count, corrections: count };

const watchFields: Readonly<Record<string, Schema>> = {
  id: text,
  name: text,
  query: { ...text, description: 'Filters as in the address of GET /api/v1/stories: `q=quake&place=TR`.' },
  minSignificance: ref('Significance'),
  coolDownMinutes: { ...count, description: 'A story that was told is not told again for so long.' },
  digestMinutes: {
    ...count,
    description: 'Matches are told together, once in so many minutes; 0: each at once.',
  },
  webhook: { ...orNull(text), description: 'Where matches are sent.' },
  isPaused: yes,
  createdAt: time,
  health: object({
    waiting: { ...count, description: 'Matches that wait for the webhook.' },
    told: { ...count, description: 'Requests that it took.' },
    failed: { ...count, description: 'Matches that were given up.' },
    missed: { ...count, description: 'Matches for which there was no room, since the last request.' },
    toldAt: orNull(time),
    problem: { ...orNull(text), description: 'Why the last request was not taken.' },
  }),
};
/** As they are sent: what is left out is as it is by default. */
const sentWatch: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { type: 'string', maxLength: 200 },
    query: { type: 'string', maxLength: 2000 },
    minSignificance: { type: 'string', enum: SIGNIFICANCES, default: 'material' },
    coolDownMinutes: { type: 'integer', minimum: 0, maximum: MOST_MINUTES, default: 0 },
    digestMinutes: { type: 'integer', minimum: 0, maximum: MOST_MINUTES, default: 0 },
    webhook: { ...orNull({ type: 'string', maxLength: 2000 }), description: 'http: or https:.' },
    secret: {
      ...orNull({ type: 'string' }),
      description: '`whsec_` and base64; left out, that of before, else a new one.',
    },
    isPaused: { type: 'boolean', default: false },
  },
};

const answers: Readonly<Record<string, Schema>> = {
  ListItem: object(itemFields, 'A story as lists show it.'),
  ListedStory: {
    allOf: [ref('ListItem'), object({ score: { ...number, description: 'What the list is ordered by.' } })],
  },
  StoryList: object({
    stories: listOf(ref('ListedStory')),
    next: { ...orNull(text), description: 'The cursor of the next page; null at the end.' },
    total: { ...orNull(count), description: 'How many are meant; null where not all were looked at.' },
    isBounded: { ...yes, description: 'Whether more may be meant than were looked at.' },
    streamTime: { ...time, description: 'The time for which importance is told: that of the newest event.' },
    asOf,
    facets: orNull(object({ of: count, counts: { type: 'object', additionalProperties: facet } })),
  }),
  StoryAnswer: object({ story: ref('Story'), shownAt: time, asOf }),
  History: object({
    storyId: text,
    materialChanges: listOf(ref('MaterialChange')),
    timeline: listOf(ref('TimelineEntry')),
    versions: listOf(
      object({
        revision: count,
        shownAt: time,
        until: orNull(time),
        changeType: ref('ChangeType'),
        significance: ref('Significance'),
        headline: text,
        counts: ref('Counts'),
        conflicts: count,
      }),
    ),
    completeSince: time,
    supersedes: listOf(text),
    splitFrom: orNull(text),
    continues: orNull(text),
    decisions: listOf(ref('StoryDecision')),
    withdrawn: listOf(ref('StoryWithdrawal')),
  }),
  Articles: object({
    storyId: text,
    articles: listOf(article),
    isTruncated: yes,
    copyGroups: listOf(object({ copyGroupId: text, original: orNull(text), articleIds: listOf(text) })),
    withdrawn: listOf(ref('StoryWithdrawal')),
    mentionedIn: listOf(ref('StoryMention')),
    weakestLink: orNull(text),
    asOf,
  }),
  Text: text,
  JsonFeed: object({
    version: text,
    title: text,
    home_page_url: text,
    feed_url: text,
    authors: listOf(object({ name: text })),
    items: listOf(
      object({
        id: text,
        url: text,
        external_url: text,
        title: text,
        content_text: text,
        date_published: text,
        date_modified: text,
        language: text,
        tags: listOf(text),
      }),
    ),
  }),
  GeoJson: object({
    type: { const: 'FeatureCollection' },
    features: listOf(
      object({
        type: { const: 'Feature' },
        id: text,
        geometry: orNull(object({ type: { const: 'Point' }, coordinates: point })),
        properties: object({
          storyId: text,
          revision: count,
          status: ref('StoryStatus'),
          headline: text,
          language: text,
          url: orNull(text),
          publisher: orNull(text),
          place: orNull(text),
          country: orNull(text),
          precision: orNull(precision),
          places: listOf(object({ name: text, kind: text, country: text, precision, coordinates: point })),
          topics: listOf(text),
          independentSources: count,
          reports: count,
          copies: count,
          conflicts: count,
          momentum: ref('MomentumState'),
          importance: number,
          firstSeenAt: text,
          updatedAt: text,
        }),
      }),
    ),
  }),
  Moved: object({
    movedTo: text,
    why: text,
    at: orNull(time),
    steps: listOf(object({ target: text, why: text, at: time })),
    location: text,
  }),
  Why: object({ relation: { type: 'string', enum: RELATIONS }, words: listOf(text), a: side, b: side }),
  Changes: object({ changes: listOf(change), cursor: text, hasMore: yes }),
  LiveEvent: object(
    {
      cursor: text,
      stories: listOf(change),
      also: { ...listOf(text), description: 'Further stories that changed.' },
      more: { ...count, description: 'How many beside those.' },
    },
    'The data of an event called `stories`. One called `hello` comes first, with the cursor alone; one called `alive` comes every 15 s without news.',
  ),
  Sources: object({
    from: time,
    to: time,
    sources: listOf(object({ publisher: text, name: text, ...figures })),
  }),
  SourceDays: object({
    publisher: text,
    from: time,
    to: time,
    days: listOf(object({ at: time, ...figures })),
  }),
  Status: object({
    isReady: yes,
    waitsFor: orNull(text),
    partitions: listOf(
      object({
        partition: count,
        isLive: yes,
        next: count,
        behind: count,
        progress: number,
        secondsLeft: orNull(number),
      }),
    ),
    stories: count,
    tableBytes: count,
    streamTime: time,
    completeSince: time,
    liveReaders: count,
    now: time,
  }),
  Operations: object({
    at: time,
    processes: listOf(
      object({
        name: orNull(text),
        url: text,
        about: orNull(
          object(
            {
              version: text,
              node: text,
              startedAt: time,
              settings: listOf(object({ name: text, value: text })),
            },
            'What runs there, and what is set otherwise than by default.',
          ),
        ),
        state: { enum: ['ready', 'restoring', 'waiting', 'away'] },
        waitsFor: orNull(text),
        restoring: listOf(
          object(
            { partition: count, progress: number, secondsLeft: orNull(number) },
            'A restore that is going on.',
          ),
        ),
        lags: listOf(object({ topic: text, partition: count, records: number, seconds: number })),
        deadLetters: listOf(
          object({ reason: text, count, last: orNull(object({ origin: text, at: time })), command: text }),
        ),
        feeds: listOf(object({ health: text, count })),
        feedList: {
          ...listOf(
            object({
              name: text,
              address: text,
              health: text,
              checkedAt: time,
              dueAt: time,
              published: count,
              problem: orNull(text),
            }),
          ),
          description: 'Feeds one by one, those that want looking at first, at most 200.',
        },
        figures: listOf(object({ name: text, value: number, help: text })),
      }),
    ),
  }),
  Watch: object(watchFields, 'A saved search.'),
  SavedWatch: object({
    ...watchFields,
    secret: { ...orNull(text), description: 'Signs its requests; shown when it is new, and never again.' },
  }),
  SentWatch: sentWatch,
  Watches: object({ watches: listOf(ref('Watch')) }),
  RemovedWatch: object({ removed: text }),
  Trial: object({ since: time, total: orNull(count), isBounded: yes, stories: listOf(ref('ListItem')) }),
  Problem: {
    type: 'object',
    description: 'RFC 9457: what is wrong, and in `detail` what to do.',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: { type: 'string', enum: Object.keys(PROBLEMS).map((kind) => `urn:newsfold:problem:${kind}`) },
      title: text,
      status: { type: 'integer' },
      detail: text,
      parameter: text,
      accepted: {},
    },
  },
};

/** The schemas of a story's event, as the contract has them, under the names of this document. */
function eventSchemas(): Readonly<Record<string, Schema>> {
  const file = new URL(import.meta.resolve('@newsfold/schemas/generated/story.schema.json'));
  const document = readFileSync(file, 'utf8').replaceAll('"#/$defs/', '"#/components/schemas/');
  return (JSON.parse(document) as { readonly $defs: Readonly<Record<string, Schema>> }).$defs;
}

/** Every schema of the document. */
export function answerSchemas(): Readonly<Record<string, Schema>> {
  return { ...eventSchemas(), ...answers, ...changeSchemas };
}
