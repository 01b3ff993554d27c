/**
 * Who may do what on the cluster: for each worker and command the permissions that it needs and no other, derived from the
 * topology. Where reading or writing is allowed, describing is allowed by it.
 */
import {
  articlesPrefix,
  FLAT_DEAD_LETTERS,
  FLAT_TOPICS,
  feedTopicName,
  foldPrefix,
  schemaTopicName,
  type TopicKey,
  topicName,
  topics,
  watchTopicName,
} from './topics.ts';
import {
  flatPlace,
  sourcePlace,
  viewPlace,
  type WorkerName,
  workerNames,
  workerPlace,
  workers,
} from './topology.ts';

/** What may be done, as Kafka names it. */
export type Operation = 'Read' | 'Write' | 'Create' | 'Describe' | 'DescribeConfigs' | 'AlterConfigs';

/** One thing that may be done to one thing. */
export interface Permission {
  readonly resource: 'topic' | 'group';
  readonly name: string;
  /** Whether it is for every name that begins so. */
  readonly isPrefix: boolean;
  readonly operation: Operation;
}

/** Workers, the poller of feeds, commands, and whoever writes and reads at the two ends. */
export const ROLES = [
  ...workerNames,
  'feeds',
  'flat',
  'dashboard',
  'feed-list',
  'feed',
  'reader',
  'start',
  'redrive',
  'skip',
  'audit',
  'override',
  'changes',
  'recall',
  'refold',
  'look',
  'topics',
  'publish',
] as const;
export type Role = (typeof ROLES)[number];

/** What permissions depend on beside the topology. */
export interface PermissionScope {
  /** TOPIC_PREFIX. */
  readonly prefix: string;
  /** Raw topics as they are named on the cluster; one with a * at its end stands for all that begin so. */
  readonly rawTopics: readonly string[];
  /** Whether workers create topics that are missing. */
  readonly createsTopics: boolean;
  /** Group of the readers of stories. */
  readonly readerGroup: string;
}

/** Groups that read and never commit are named by these and something random. */
export const READING_GROUPS = {
  schemas: 'newsfold-schemas-',
  range: 'newsfold-read-',
  view: 'newsfold-view-',
  follow: 'newsfold-follow-',
} as const;

/** A name of raw topics, or the beginning of names. */
function named(
  resource: Permission['resource'],
  name: string,
  operations: readonly Operation[],
): Permission[] {
  const isPrefix = name.endsWith('*');
  return operations.map((operation) => ({
    resource,
    name: isPrefix ? name.slice(0, -1) : name,
    isPrefix,
    operation,
  }));
}

const topic = (name: string, ...operations: Operation[]) => named('topic', name, operations);
const group = (name: string, ...operations: Operation[]) => named('group', name, operations);

/** The topics that a worker reads, as the cluster names them. */
function inputsOf(worker: WorkerName, { prefix, rawTopics }: PermissionScope): readonly string[] {
  return workers[worker].reads === 'raw' ? rawTopics : [topicName(prefix, workers[worker].reads)];
}

const everyTopic = (prefix: string): readonly string[] => [
  ...(Object.keys(topics) as TopicKey[]).map((key) => topicName(prefix, key)),
  schemaTopicName(prefix),
];

/** Whoever starts sees to it that the topics exist and fit together, also those that it does not touch. */
const topicsSeenTo = (names: readonly string[], createsTopics: boolean) =>
  names.flatMap((name) =>
    topic(name, 'Describe', 'DescribeConfigs', ...(createsTopics ? (['Create'] as const) : [])),
  );

/** The schemas that are kept beside the data, written when met and read while the registry is away. */
const schemas = (prefix: string) => [
  ...topic(schemaTopicName(prefix), 'Read', 'Write'),
  ...group(`${READING_GROUPS.schemas}*`, 'Read'),
];

function ofWorker(worker: WorkerName, scope: PermissionScope): Permission[] {
  const { prefix, createsTopics } = scope;
  const { groupId, output, deadLetters } = workerPlace(worker, prefix);
  return [
    ...inputsOf(worker, scope).flatMap((name) => topic(name, 'Read')),
    // Its inputs are judged too; the topology's own are seen to below.
    ...(workers[worker].reads === 'raw' ? scope.rawTopics : [])
      .filter((name) => name !== topicName(prefix, 'raw'))
      .flatMap((name) => topic(name, 'DescribeConfigs')),
    ...topic(
      output,
      ...(workers[worker].loop === 'fold' ? (['Read', 'Write'] as const) : (['Write'] as const)),
    ),
    ...topic(deadLetters, 'Write'),
    ...schemas(prefix),
    ...group(groupId, 'Read'),
    ...group(`${groupId}.skips`, 'Describe'),
    ...topicsSeenTo(everyTopic(prefix), createsTopics),
  ];
}

/** What the poller of feeds needs: its own memory, and the topic that it publishes to. */
function ofFeeds({ prefix, createsTopics }: PermissionScope): Permission[] {
  const { groupId, input, output } = sourcePlace('feeds', prefix);
  return [
    ...topic(input, 'Read', 'Write'),
    ...topic(output, 'Write'),
    ...group(groupId, 'Read'),
    ...topicsSeenTo([...everyTopic(prefix), input], createsTopics),
  ];
}

/** What the writer of rows needs: what it reads them from, and its own topics, which it always sees to itself. */
function ofFlat({ prefix, createsTopics }: PermissionScope): Permission[] {
  const { stories, storyArticles } = flatPlace(prefix);
  return [
    ...[stories, storyArticles].flatMap(({ groupId, input, output }) => [
      ...topic(input, 'Read'),
      ...topic(output, 'Read', 'Write'),
      ...group(groupId, 'Read'),
      ...group(`${groupId}.skips`, 'Describe'),
    ]),
    ...topic(stories.deadLetters, 'Write'),
    ...schemas(prefix),
    ...topicsSeenTo([...everyTopic(prefix), ...flatTopics(prefix)], createsTopics),
  ];
}

const flatTopics = (prefix: string) =>
  [...Object.values(FLAT_TOPICS), FLAT_DEAD_LETTERS].map(({ name }) => `${foldPrefix(prefix)}${name}`);

const letterTopics = (prefix: string) => workerNames.map((name) => workerPlace(name, prefix).deadLetters);
const inputs = (scope: PermissionScope) => workerNames.flatMap((name) => inputsOf(name, scope));
const outputs = ({ prefix }: PermissionScope) => workerNames.map((name) => workerPlace(name, prefix).output);

/** What the dashboard needs: the stories, the schemas that they were written with, and the watches of its readers. */
function ofDashboard({ prefix, createsTopics }: PermissionScope): Permission[] {
  const { groupId, input } = viewPlace('dashboard', prefix);
  const watches = watchTopicName(prefix);
  return [
    ...topic(input, 'Read'),
    ...topic(schemaTopicName(prefix), 'Read'),
    ...topic(watches, 'Read', 'Write'),
    ...group(`${READING_GROUPS.schemas}*`, 'Read'),
    ...group(`${groupId}-*`, 'Read'),
    ...topicsSeenTo([watches], createsTopics),
  ];
}

const BY_ROLE: Readonly<Record<Exclude<Role, WorkerName>, (scope: PermissionScope) => Permission[]>> = {
  feeds: ofFeeds,
  flat: ofFlat,
  dashboard: ofDashboard,
  // The command that adds, lists and removes feeds.
  'feed-list': ({ prefix }) => [
    ...topic(feedTopicName(prefix), 'Read', 'Write'),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
  feed: ({ rawTopics }) => rawTopics.flatMap((name) => topic(name, 'Write')),
  reader: ({ prefix, readerGroup }) => [
    ...topic(topicName(prefix, 'stories'), 'Read'),
    ...group(readerGroup, 'Read'),
  ],
  // The launcher's workers run as whoever started it. Itself it counts dead letters, and what became of its input.
  start: (scope) => [
    ...workerNames.flatMap((name) => ofWorker(name, scope)),
    ...ofFeeds(scope),
    ...ofDashboard(scope),
    ...scope.rawTopics.flatMap((name) => topic(name, 'Write')),
    // What became of its input, and the figures of its view.
    ...letterTopics(scope.prefix).flatMap((name) => topic(name, 'Read')),
    ...group(`${READING_GROUPS.view}*`, 'Read'),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
  redrive: (scope) => [
    ...letterTopics(scope.prefix).flatMap((name) => [
      ...topic(name, 'Read'),
      ...group(`${name}.redrive`, 'Read'),
      ...group(`${name}.redrive-lock`, 'Read'),
    ]),
    ...inputs(scope).flatMap((name) => topic(name, 'Read', 'Write')),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
  skip: (scope) => [
    ...inputs(scope).flatMap((name) => topic(name, 'Read')),
    ...letterTopics(scope.prefix).flatMap((name) => topic(name, 'Write')),
    ...workerNames.flatMap((name) => group(`${workerPlace(name, scope.prefix).groupId}.skips`, 'Read')),
    ...schemas(scope.prefix),
  ],
  audit: (scope) => [
    ...[...inputs(scope), ...outputs(scope), ...letterTopics(scope.prefix)].flatMap((name) =>
      topic(name, 'Read'),
    ),
    ...workerNames.flatMap((name) => group(workerPlace(name, scope.prefix).groupId, 'Describe')),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
  override: ({ prefix }) => [
    ...topic(topicName(prefix, 'articles'), 'Write'),
    ...topic(topicName(prefix, 'assignments'), 'Read'),
    ...group(`${READING_GROUPS.follow}*`, 'Read'),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
  // What a dashboard needs beside its own where tokens may decide about stories and put letters back.
  changes: (scope) => [...BY_ROLE.override(scope), ...BY_ROLE.redrive(scope)],
  // What shows and changes nothing: tail, search, explain, status, topics, doctor.
  look: (scope) => [
    ...[...inputs(scope), ...outputs(scope), ...letterTopics(scope.prefix)].flatMap((name) =>
      topic(name, 'Read'),
    ),
    ...[...everyTopic(scope.prefix), feedTopicName(scope.prefix)].flatMap((name) =>
      topic(name, 'DescribeConfigs'),
    ),
    ...topic(schemaTopicName(scope.prefix), 'Describe'),
    ...topic(feedTopicName(scope.prefix), 'Read'),
    ...workerNames.flatMap((name) => group(workerPlace(name, scope.prefix).groupId, 'Describe')),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
    ...group(`${READING_GROUPS.follow}*`, 'Read'),
  ],
  // Creates topics and sets them right, before the workers start or after somebody else has made them.
  topics: ({ prefix }) =>
    [...everyTopic(prefix), feedTopicName(prefix)].flatMap((name) =>
      topic(name, 'Describe', 'Create', 'DescribeConfigs', 'AlterConfigs'),
    ),
  // With --wait it sees when the workers have answered, and reads what became of its articles.
  publish: (scope) => [
    ...scope.rawTopics.flatMap((name) => topic(name, 'Write')),
    ...[...outputs(scope), ...letterTopics(scope.prefix)].flatMap((name) => topic(name, 'Read')),
    ...workerNames.flatMap((name) => group(workerPlace(name, scope.prefix).groupId, 'Describe')),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
  // Runs dedupe and enrich where the prefix is FOLD+ARTICLES, and nothing where it would be that of the live ones.
  refold: (scope) => [
    ...(foldPrefix(scope.prefix) === articlesPrefix(scope.prefix)
      ? []
      : (['dedupe', 'enrich'] as const).flatMap((name) => ofWorker(name, scope))),
    ...topic(topicName(articlesPrefix(scope.prefix), 'assignments'), 'Read'),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
  recall: ({ prefix }) => [
    ...topic(topicName(prefix, 'assignments'), 'Read'),
    ...group(`${READING_GROUPS.range}*`, 'Read'),
  ],
};

const isWorker = (role: Role): role is WorkerName => (workerNames as readonly string[]).includes(role);
const keyOf = ({ resource, name, isPrefix }: Permission) => `${resource} ${isPrefix} ${name}`;

/** The permissions of a role: each once, and no Describe beside what includes it. */
export function permissionsOf(role: Role, scope: PermissionScope): readonly Permission[] {
  const all = isWorker(role) ? ofWorker(role, scope) : BY_ROLE[role](scope);
  const kept = new Map<string, Permission>();
  const described = new Set(
    all.filter(({ operation }) => operation === 'Read' || operation === 'Write').map(keyOf),
  );
  for (const one of all)
    if (one.operation !== 'Describe' || !described.has(keyOf(one)))
      kept.set(`${keyOf(one)} ${one.operation}`, one);
  return [...kept.values()];
}
