/** Creates the topology's topics where they are missing. Any worker may be the first. */
import { partitionsOf, SCHEMA_TOPIC, type TopicKey, topicName, topics } from '@newsfold/schemas/topics.ts';
import type { RuntimeConfig } from '../config/runtime-config.ts';
import type { Broker } from '../log/broker.ts';

/** The part of the configuration that describes topics. */
type TopicConfig = Pick<
  RuntimeConfig,
  'TOPIC_PREFIX' | 'RAW_PARTITIONS' | 'SCOPE_PARTITIONS' | 'REPLICATION_FACTOR'
>;

/** The existing topics do not fit together; only an operator can fix that. */
export class WrongTopology extends Error {
  override readonly name = 'WrongTopology';
}

/**
 * Creates what is missing and checks what must agree.
 * @throws WrongTopology when articles, assignments and stories differ in their number of partitions.
 */
export async function ensureTopics(broker: Broker, config: TopicConfig): Promise<void> {
  const counts = { raw: config.RAW_PARTITIONS, scopes: config.SCOPE_PARTITIONS };
  const { REPLICATION_FACTOR: replicationFactor, TOPIC_PREFIX: prefix } = config;
  await broker.createTopics([
    ...(Object.keys(topics) as TopicKey[]).map((key) => ({
      name: topicName(prefix, key),
      partitions: partitionsOf(key, counts),
      replicationFactor,
      settings: topics[key].settings,
    })),
    { ...SCHEMA_TOPIC, name: `${prefix}${SCHEMA_TOPIC.name}`, replicationFactor },
  ]);
  const existing = await broker.topics();
  const folded = (['articles', 'assignments', 'stories'] as const).map((key) =>
    topicName(config.TOPIC_PREFIX, key),
  );
  const found = folded.map((name) => existing.get(name) ?? 0);
  if (new Set(found).size !== 1) {
    throw new WrongTopology(
      `${folded.map((name, index) => `${name} has ${found[index]} partitions`).join(', ')}; they must have the same number. Recreate them, or start with a new TOPIC_PREFIX`,
    );
  }
}
