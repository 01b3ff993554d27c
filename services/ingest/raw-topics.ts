/** Which topics ingest consumes. */
import { articlesPrefix, schemaTopicName, topicName, topics } from '@newsfold/schemas/topics.ts';
import type { IngestConfig } from './config.ts';

/**
 * The configured raw topics, and those that match the pattern, sorted. newsfold's own topics are never among them.
 * @throws Error when a configured topic does not exist.
 */
export function rawTopics(
  config: Pick<IngestConfig, 'TOPIC_PREFIX' | 'RAW_TOPICS' | 'RAW_TOPIC_PATTERN'>,
  existing: ReadonlyMap<string, number>,
): readonly string[] {
  const named = config.RAW_TOPICS.map((name) => `${articlesPrefix(config.TOPIC_PREFIX)}${name}`);
  const missing = named.filter((name) => !existing.has(name));
  if (missing.length > 0) {
    throw new Error(
      `RAW_TOPICS: ${missing.join(', ')} does not exist on this cluster; create it or correct the name`,
    );
  }
  const inner = new Set(
    (Object.keys(topics) as (keyof typeof topics)[])
      .filter((key) => key !== 'raw')
      .map((key) => topicName(config.TOPIC_PREFIX, key)),
  ).add(schemaTopicName(config.TOPIC_PREFIX));
  const pattern = config.RAW_TOPIC_PATTERN;
  const whole = pattern ? new RegExp(`^(?:${pattern.source})$`, pattern.flags) : null;
  const matching = whole
    ? [...existing.keys()].filter((name) => whole.test(name) && !inner.has(name) && !name.startsWith('__'))
    : [];
  return [...new Set([...named, ...matching])].sort();
}
