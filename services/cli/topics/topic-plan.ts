/** What would have to be done to the topics of a deployment: which to create, and which settings to alter. */
import type { Broker, TopicPlan } from '@newsfold/runtime/log/broker.ts';
import {
  findingText,
  neededTopics,
  type TopicConfig,
  type TopicFinding,
  topicPlans,
  wrongTopicSettings,
} from '@newsfold/runtime/loop/ensure-topics.ts';

/** Steps towards the topics that newsfold needs. */
export interface TopicSteps {
  readonly create: readonly TopicPlan[];
  readonly alter: readonly TopicFinding[];
}

/**
 * Looks at the topics.
 * @param rawTopics that are read beside the topology's own, as the cluster names them
 * @throws Refused where the broker does not let their settings be seen
 */
export async function topicSteps(
  broker: Broker,
  config: TopicConfig,
  rawTopics: readonly string[] = [],
): Promise<TopicSteps> {
  const existing = await broker.topics();
  return {
    create: topicPlans(config).filter(({ name }) => !existing.has(name)),
    alter: await wrongTopicSettings(
      broker,
      config.TOPIC_PREFIX,
      neededTopics(config.TOPIC_PREFIX, rawTopics),
    ),
  };
}

/** The steps as lines for a person, what would lose data first. */
export function stepLines({ create, alter }: TopicSteps): readonly string[] {
  const byGravity = [...alter].sort((a, b) => Number(b.isLoss) - Number(a.isLoss));
  return [
    ...create.map(({ name, partitions, replicationFactor, settings }) => {
      const given = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
      return `create ${name}: ${partitions} partitions, ${replicationFactor} replicas, ${given.join(' ')}`;
    }),
    ...byGravity.map(
      (one) =>
        `alter ${one.topic}: ${one.setting}=${one.set} (${one.isLoss ? 'LOSES DATA' : 'warning'}: ${findingText(one)})`,
    ),
  ];
}

/**
 * Does some of the steps.
 * @throws what the broker refuses, in its words
 */
export async function takeSteps(broker: Broker, { create, alter }: TopicSteps): Promise<void> {
  if (create.length > 0) await broker.createTopics(create);
  const changes = new Map<string, Record<string, string>>();
  for (const { topic, setting, set } of alter) changes.set(topic, { ...changes.get(topic), [setting]: set });
  for (const [topic, settings] of changes) await broker.alterTopic(topic, settings);
}
