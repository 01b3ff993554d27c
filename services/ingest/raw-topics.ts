/** Which topics ingest consumes. */
import { articlesPrefix, schemaTopicName, topicName, topics } from '@newsfold/schemas/topics.ts';
import type { IngestConfig } from './config.ts';

type RawTopicConfig = Pick<IngestConfig, 'TOPIC_PREFIX' | 'RAW_TOPICS' | 'RAW_TOPIC_PATTERN'>;

const namedTopics = ({ TOPIC_PREFIX, RAW_TOPICS }: RawTopicConfig) =>
  RAW_TOPICS.map((name) => `${articlesPrefix(TOPIC_PREFIX)}${name}`);

/** Those of the raw topics that exist, sorted: to be judged before somebody says which one is missing. */
export function existingRawTopics(
  config: RawTopicConfig,
  existing: ReadonlyMap<string, number>,
): readonly string[] {
  const named = namedTopics(config).filter((name) => existing.has(name));
  return [...new Set([...named, ...matchingTopics(config, existing)])].sort();
}

/**
 * The configured raw topics, and those that match the pattern, sorted. newsfold's own topics are never among them.
 * @throws Error when a configured topic does not exist.
 */
export function rawTopics(config: RawTopicConfig, existing: ReadonlyMap<string, number>): readonly string[] {
  const named = namedTopics(config);
  const missing = named.filter((name) => !existing.has(name));
  if (missing.length > 0) {
    throw new Error(
      `RAW_TOPICS: ${missing.join(', ')} does not exist on this cluster; create it or correct the name`,
    );
  }
  return [...new Set([...named, ...matchingTopics(config, existing)])].sort();
}

/** Topics that match the pattern, other than newsfold's own. */
function matchingTopics(config: RawTopicConfig, existing: ReadonlyMap<string, number>): readonly string[] {
  const inner = new Set(
    (Object.keys(topics) as (keyof typeof topics)[])
      .filter((key) => key !== 'raw')
      .map((key) => topicName(config.TOPIC_PREFIX, key)),
  ).add(schemaTopicName(config.TOPIC_PREFIX));
  const pattern = config.RAW_TOPIC_PATTERN;
  const whole = pattern ? new RegExp(`^(?:${pattern.source})$`, pattern.flags) : null;
  if (whole === null) return [];
  return [...existing.keys()].filter(
    (name) => whole.test(name) && !inner.has(name) && !name.startsWith('__'),
  );
}
