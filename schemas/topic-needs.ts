/**
 * What newsfold needs of the settings of its topics, whoever created them: which of them would lose data, and which only
 * keep a promise less well. A setting that the broker does not tell is not judged.
 */
import {
  DEAD_LETTER_MAX_BYTES,
  FEED_TOPIC,
  INNER_MAX_BYTES,
  RAW_MAX_BYTES,
  SCHEMA_TOPIC,
  type TopicKey,
  topics,
} from './topics.ts';

/** A topic as it is, as far as it is judged. */
export interface TopicAsIs {
  readonly replicas: number;
  readonly settings: ReadonlyMap<string, string>;
}

/** A setting that is not as it should be. */
export interface WrongSetting {
  readonly setting: string;
  readonly found: string;
  /** What is accepted, in words. */
  readonly needed: string;
  /** What `newsfold topics --alter` would set. */
  readonly set: string;
  /** What happens otherwise, in a clause. */
  readonly otherwise: string;
  /** Whether that is a loss of data, so that no worker may start. */
  readonly isLoss: boolean;
}

/** What stands in the topology, and the two topics beside it. */
export type NeededTopic = TopicKey | 'schemas' | 'feeds';

type Rule = (topic: TopicAsIs) => WrongSetting | null;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A story lives for so long from its founding, ms; see storyHours of dedupe. */
export const STORY_AGE_MS = 30 * DAY_MS;

const policies = (topic: TopicAsIs) => (topic.settings.get('cleanup.policy') ?? 'delete').split(/\s*,\s*/);
const deletes = (topic: TopicAsIs) => policies(topic).includes('delete');
const days = (ms: number) => `${ms / DAY_MS} days (${ms})`;

/** A rule for one setting. @param accepts asked only where the broker tells the setting */
function rule(
  wanted: Omit<WrongSetting, 'found'>,
  accepts: (found: string, topic: TopicAsIs) => boolean,
): Rule {
  return (topic) => {
    const found = topic.settings.get(wanted.setting);
    return found === undefined || accepts(found, topic) ? null : { ...wanted, found };
  };
}

const isAtLeast = (found: string, least: number) => Number(found) === -1 || Number(found) >= least;

const loss = (setting: string, needed: string, set: string, otherwise: string) =>
  ({ setting, needed, set, otherwise, isLoss: true }) as const;
const flaw = (setting: string, needed: string, set: string, otherwise: string) =>
  ({ setting, needed, set, otherwise, isLoss: false }) as const;

const notCompacted = (otherwise: string) =>
  rule(loss('cleanup.policy', 'delete, without compact', 'delete', otherwise), (found) => found === 'delete');

/** A retention, which counts only where the policy deletes. */
const keptFor = (wanted: Omit<WrongSetting, 'found'>, least: number) =>
  rule(wanted, (found, topic) => !deletes(topic) || isAtLeast(found, least));

const unboundedBytes = (wanted: Omit<WrongSetting, 'found'>) =>
  rule(wanted, (found, topic) => !deletes(topic) || found === '-1');

const takes = (bytes: number) =>
  rule(
    flaw(
      'max.message.bytes',
      `${bytes} or more`,
      String(bytes),
      'a larger record is refused, and its partition waits',
    ),
    (found) => Number(found) >= bytes,
  );

const closesDaily = rule(
  flaw(
    'segment.ms',
    `at most ${days(DAY_MS)}`,
    String(DAY_MS),
    'a text outlives its retention by up to a segment',
  ),
  (found) => Number(found) <= DAY_MS,
);

/** What holds for every topic. */
const OF_ALL: readonly Rule[] = [
  (topic) =>
    rule(
      loss(
        'min.insync.replicas',
        `at most the ${topic.replicas} replicas there are`,
        String(Math.min(2, topic.replicas)),
        'nothing that is written is ever acknowledged',
      ),
      (found) => Number(found) <= topic.replicas,
    )(topic),
  rule(
    flaw(
      'min.insync.replicas',
      '2 or more of 3 replicas',
      '2',
      'what one broker alone has acknowledged is lost with it',
    ),
    (found, { replicas }) => replicas < 3 || Number(found) >= 2 || Number(found) > replicas,
  ),
  rule(
    loss(
      'unclean.leader.election.enable',
      'false',
      'false',
      'a broker that lags may lead, and what it lacks is lost',
    ),
    (found, { replicas }) => replicas < 2 || found === 'false',
  ),
];

const ofLetters: readonly Rule[] = [
  notCompacted('dead letters of one key, and those without any, are lost or refused'),
  keptFor(
    flaw(
      'retention.ms',
      `${days(30 * DAY_MS)} or more, or -1`,
      String(30 * DAY_MS),
      'letters are gone before somebody has looked at them',
    ),
    30 * DAY_MS,
  ),
  takes(DEAD_LETTER_MAX_BYTES),
  closesDaily,
];

/** A topic that is a memory: its newest records must stay for ever. */
const ofMemory = (otherwise: string): readonly Rule[] => [
  rule(
    loss('cleanup.policy', 'compact', 'compact', otherwise),
    (found, { settings }) =>
      found === 'compact' ||
      (settings.get('retention.ms') === '-1' && (settings.get('retention.bytes') ?? '-1') === '-1'),
  ),
  takes(INNER_MAX_BYTES),
];

const OF_TOPIC: Readonly<Record<NeededTopic, readonly Rule[]>> = {
  raw: [
    notCompacted('articles are deleted before they are read, and those without a key refused'),
    keptFor(
      flaw(
        'retention.ms',
        `${days(DAY_MS)} or more, or -1`,
        topics.raw.settings['retention.ms'],
        'articles are lost when ingest is away for longer',
      ),
      DAY_MS,
    ),
    takes(RAW_MAX_BYTES),
  ],
  articles: [
    notCompacted('all articles of a scope but the last are deleted, many before they are decided about'),
    keptFor(
      flaw(
        'retention.ms',
        `${days(STORY_AGE_MS)} or more, or -1`,
        String(STORY_AGE_MS),
        'dedupe may be away for less long, and less can be folded again',
      ),
      STORY_AGE_MS,
    ),
    unboundedBytes(
      flaw('retention.bytes', '-1', '-1', 'a busy day deletes articles that are not decided about yet'),
    ),
    takes(INNER_MAX_BYTES),
    rule(
      flaw(
        'message.timestamp.type',
        'LogAppendTime',
        'LogAppendTime',
        'the clock of ingest bounds what articles state of their times, and not that of the broker',
      ),
      (found) => found === 'LogAppendTime',
    ),
    closesDaily,
  ],
  assignments: [
    notCompacted('it is the memory of both folds: all facts of a scope but the last are deleted'),
    keptFor(
      loss(
        'retention.ms',
        `${days(STORY_AGE_MS)} or more, or -1`,
        String(STORY_AGE_MS),
        'it is the memory of both folds: facts about stories that are open are deleted',
      ),
      STORY_AGE_MS,
    ),
    unboundedBytes(
      loss(
        'retention.bytes',
        '-1',
        '-1',
        'it is the memory of both folds: a busy week deletes facts about stories that are open',
      ),
    ),
    takes(INNER_MAX_BYTES),
    closesDaily,
  ],
  stories: [
    rule(
      loss(
        'cleanup.policy',
        'compact,delete, or compact',
        'compact,delete',
        'stories leave by age alone, and texts that were taken back stay',
      ),
      (found) => found.split(/\s*,\s*/).includes('compact'),
    ),
    keptFor(
      loss(
        'retention.ms',
        `${days(STORY_AGE_MS)} or more, or -1`,
        topics.stories.settings['retention.ms'],
        'stories that are open are deleted',
      ),
      STORY_AGE_MS,
    ),
    keptFor(
      flaw(
        'retention.ms',
        `${days(2 * STORY_AGE_MS)} or more, or -1`,
        topics.stories.settings['retention.ms'],
        'a story leaves sooner after its end than readers are told',
      ),
      2 * STORY_AGE_MS,
    ),
    unboundedBytes(loss('retention.bytes', '-1', '-1', 'a busy week deletes stories that are open')),
    rule(
      flaw(
        'message.timestamp.type',
        'LogAppendTime',
        'LogAppendTime',
        'the clock of enrich decides when a story leaves, and not that of the broker',
      ),
      (found) => found === 'LogAppendTime',
    ),
    rule(
      flaw(
        'max.compaction.lag.ms',
        `at most ${days(DAY_MS)}`,
        String(DAY_MS),
        'a text that was taken back stays until much else has been replaced',
      ),
      (found) => Number(found) <= DAY_MS,
    ),
    takes(INNER_MAX_BYTES),
    closesDaily,
  ],
  ingestDeadLetters: ofLetters,
  dedupeDeadLetters: ofLetters,
  enrichDeadLetters: ofLetters,
  schemas: ofMemory('the schemas that are kept for when the registry is away are deleted'),
  feeds: ofMemory('feeds, and what is known of them, are deleted'),
};

/** What newsfold sets where it creates a topic. */
export function settingsOf(topic: NeededTopic): Readonly<Record<string, string>> {
  if (topic === 'schemas') return SCHEMA_TOPIC.settings;
  return topic === 'feeds' ? FEED_TOPIC.settings : topics[topic].settings;
}

/** What of a topic's settings is not as it should be: at most one finding a setting, the gravest, which comes first above. */
export function wrongSettings(topic: NeededTopic, asIs: TopicAsIs): readonly WrongSetting[] {
  const wrong = new Map<string, WrongSetting>();
  for (const judge of [...OF_TOPIC[topic], ...OF_ALL]) {
    const found = judge(asIs);
    if (found !== null && !wrong.has(found.setting)) wrong.set(found.setting, found);
  }
  return [...wrong.values()];
}
