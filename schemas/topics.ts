/**
 * The topology, written once: every topic with its key, its value and its settings.
 * Nobody else types a topic's name.
 */
import type { RecordName } from './avro-source.ts';

/** What is known of a topic. */
export interface TopicSpec {
  /** Name without the deployment's prefix. */
  readonly name: string;
  /** What the key is. */
  readonly key: string;
  /** The record that its values are. */
  readonly value: RecordName;
  /** Whether it has as many partitions as there are raw ones, scopes ones, or one. */
  readonly partitions: 'raw' | 'scopes' | 'one';
  /** Topic settings as the broker names them. */
  readonly settings: Readonly<Record<string, string>>;
  /** What it holds, in a sentence. */
  readonly doc: string;
}

const MIB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Raw records may be as large as 16 MiB: what a feed sends whole is judged by ingest, not refused by the broker. */
export const RAW_MAX_BYTES = 16 * MIB;
/** A dead letter holds the original and its reason, so its topic takes one MiB more. */
export const DEAD_LETTER_MAX_BYTES = 17 * MIB;
/** Bound of one record batch on the inner topics; ingest keeps an article far below it. */
export const INNER_MAX_BYTES = 4 * MIB;

/**
 * Bounds how long a text outlives its retention, or the event that replaced it: a segment is deleted as a whole, when its
 * newest record is old enough, and one that is still written to is not compacted. A day of segments costs a broker little;
 * without it, it is a week more on a quiet topic, and for compaction there is no bound at all.
 */
const ERASED_WITHIN = { 'segment.ms': String(DAY_MS) };

const deadLetters = (worker: string): TopicSpec => ({
  name: `${worker}.dead-letters.v1`,
  key: 'key of the original record',
  value: 'DeadLetter',
  partitions: 'one',
  settings: {
    'max.message.bytes': String(DEAD_LETTER_MAX_BYTES),
    'retention.ms': String(30 * DAY_MS),
    ...ERASED_WITHIN,
  },
  doc: `Records that ${worker} could not answer, with the reason; put back with a redrive.`,
});

/** The topics of newsfold. */
export const topics = {
  raw: {
    name: 'raw.v1',
    key: 'anything; records of one key stay in order',
    value: 'RawArticle',
    partitions: 'raw',
    settings: {
      'max.message.bytes': String(RAW_MAX_BYTES),
      'retention.ms': String(7 * DAY_MS),
      ...ERASED_WITHIN,
    },
    doc: 'Articles as feeds publish them: JSON, or Avro with the registry header.',
  },
  articles: {
    name: 'articles.v1',
    key: 'scope',
    value: 'Article',
    partitions: 'scopes',
    settings: {
      'max.message.bytes': String(INNER_MAX_BYTES),
      'retention.ms': String(30 * DAY_MS),
      ...ERASED_WITHIN,
      // The broker's clock bounds what articles state of their times.
      'message.timestamp.type': 'LogAppendTime',
    },
    doc: 'Analysed articles; a partition holds whole scopes. Between them the decisions of publishers and editors, a copy in each partition.',
  },
  assignments: {
    name: 'assignments.v1',
    key: 'scope',
    value: 'Assignment',
    partitions: 'scopes',
    settings: {
      'max.message.bytes': String(INNER_MAX_BYTES),
      'retention.ms': String(30 * DAY_MS),
      ...ERASED_WITHIN,
    },
    doc: 'The log of facts: every article with its verdict and what it caused.',
  },
  stories: {
    name: 'stories.v1',
    key: 'storyId',
    value: 'Story',
    partitions: 'scopes',
    settings: {
      'max.message.bytes': String(INNER_MAX_BYTES),
      'cleanup.policy': 'compact,delete',
      // A story grows for 30 days at most: one that has not changed for twice as long has ended.
      'retention.ms': String(60 * DAY_MS),
      // By the broker's clock: stream time may be that of an archive.
      'message.timestamp.type': 'LogAppendTime',
      // However little of the log has been replaced since.
      'max.compaction.lag.ms': String(DAY_MS),
      ...ERASED_WITHIN,
    },
    doc: 'One living event a story; the newest record of a key is the whole truth.',
  },
  ingestDeadLetters: deadLetters('ingest'),
  dedupeDeadLetters: deadLetters('dedupe'),
  enrichDeadLetters: deadLetters('enrich'),
} as const satisfies Record<string, TopicSpec>;

/**
 * The topic in which workers keep the schemas that they have met, for when the registry is away. None of the topology:
 * nothing flows through it, and its values are text.
 */
export const SCHEMA_TOPIC = {
  name: 'schemas.v1',
  partitions: 1,
  settings: { 'cleanup.policy': 'compact', 'max.message.bytes': String(INNER_MAX_BYTES) },
} as const;

/**
 * The topic of feeds: what operators say of each feed, and what the worker that polls it knows of it. None of the
 * topology either: nothing flows through it. Its values are JSON; services/feeds/domain/feed-record.ts describes them.
 */
export const FEED_TOPIC = {
  name: 'feeds.v1',
  settings: {
    'cleanup.policy': 'compact',
    'max.message.bytes': String(INNER_MAX_BYTES),
    // What is read back at a start is what compaction has left: segments that close soon, and are cleaned soon.
    'segment.ms': String(60 * 60 * 1000),
    'segment.bytes': String(32 * MIB),
    'min.cleanable.dirty.ratio': '0.2',
  },
} as const;

/** A table of rows lives as long as the stories that it is made from. */
const rows = (name: string, key: string, value: RecordName, doc: string) =>
  ({
    name,
    key,
    value,
    settings: { ...topics.stories.settings, 'message.timestamp.type': 'CreateTime' },
    doc,
  }) as const;

/**
 * The topics that the worker flat makes for readers of other makes: plain columns, a tombstone for each row that goes.
 * None of the topology: they are created by that worker alone, which runs only where somebody starts it.
 */
export const FLAT_TOPICS = {
  stories: rows('flat.stories.v1', 'story_id', 'StoryRow', 'One row a story.'),
  storyArticles: rows(
    'flat.story-articles.v1',
    'article_id',
    'StoryArticleRow',
    'One row an article, with the story it belongs to.',
  ),
} as const;

/** Where the worker flat puts what it cannot read. */
export const FLAT_DEAD_LETTERS = deadLetters('flat');

/**
 * The topic of watches: searches that readers of the stories have saved. Nothing flows through it either. Its values are
 * JSON; services/dashboard/watches/watch-record.ts describes them.
 */
export const WATCH_TOPIC = {
  name: 'watches.v1',
  partitions: 1,
  settings: { 'cleanup.policy': 'compact', 'max.message.bytes': String(INNER_MAX_BYTES) },
} as const;

/** Key of a topic in the topology. */
export type TopicKey = keyof typeof topics;

/** Partition counts of a deployment. */
export interface PartitionCounts {
  /** Partitions of the raw topic: how far ingest can scale out. */
  readonly raw: number;
  /** Partitions of articles, assignments and stories: how many scopes can be folded side by side. */
  readonly scopes: number;
}

/** What stands between the prefix of a fold and that of the articles which it folds: no topic's name may have it. */
const BESIDE = '+';
/** The topics up to the log of articles: a fold beside another one shares them with it. */
const SHARED: ReadonlySet<TopicKey> = new Set(['raw', 'articles', 'ingestDeadLetters']);

/** The prefix of what a deployment's folds write. @param prefix TOPIC_PREFIX, which may be `FOLD+ARTICLES` */
export function foldPrefix(prefix: string): string {
  return prefix.split(BESIDE, 1)[0] ?? '';
}

/** The prefix of raw topics, articles and feeds: that of the folds, unless TOPIC_PREFIX is `FOLD+ARTICLES`. */
export function articlesPrefix(prefix: string): string {
  const at = prefix.indexOf(BESIDE);
  return at < 0 ? prefix : prefix.slice(at + BESIDE.length);
}

/** The TOPIC_PREFIX of a fold beside that of another deployment, of the same articles. */
export function prefixBeside(fold: string, deployment: string): string {
  return `${fold}${BESIDE}${articlesPrefix(deployment)}`;
}

/** Name of a topic in a deployment: the prefix, then the name. */
export function topicName(prefix: string, topic: TopicKey): string {
  return `${SHARED.has(topic) ? articlesPrefix(prefix) : foldPrefix(prefix)}${topics[topic].name}`;
}

/** Name of the topic of schemas in a deployment: those of the articles are among them. */
export function schemaTopicName(prefix: string): string {
  return `${articlesPrefix(prefix)}${SCHEMA_TOPIC.name}`;
}

/** Name of the topic of feeds in a deployment. */
export function feedTopicName(prefix: string): string {
  return `${articlesPrefix(prefix)}${FEED_TOPIC.name}`;
}

/** Name of the topic of watches in a deployment: they outlive a fold, as the feeds do. */
export function watchTopicName(prefix: string): string {
  return `${articlesPrefix(prefix)}${WATCH_TOPIC.name}`;
}

/** Number of partitions that a topic has in a deployment. */
export function partitionsOf(topic: TopicKey, counts: PartitionCounts): number {
  const kind = topics[topic].partitions;
  return kind === 'one' ? 1 : counts[kind];
}
