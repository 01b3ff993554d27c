/** Creates the topology's topics where they are missing, and judges those that are there. Any worker may be the first. */
import {
  type NeededTopic,
  settingsOf,
  type WrongSetting,
  wrongSettings,
} from '@newsfold/schemas/topic-needs.ts';
import {
  feedTopicName,
  partitionsOf,
  SCHEMA_TOPIC,
  schemaTopicName,
  type TopicKey,
  topicName,
  topics,
} from '@newsfold/schemas/topics.ts';
import type { RuntimeConfig } from '../config/runtime-config.ts';
import type { Broker, TopicPlan } from '../log/broker.ts';
import { Refused } from '../log/broker-errors.ts';
import type { Logger } from '../observe/logger.ts';
import type { RuntimeMetrics } from '../observe/metrics.ts';

/** The part of the configuration that describes topics. */
export type TopicConfig = Pick<
  RuntimeConfig,
  'TOPIC_PREFIX' | 'RAW_PARTITIONS' | 'SCOPE_PARTITIONS' | 'REPLICATION_FACTOR'
> &
  Partial<Pick<RuntimeConfig, 'TOPIC_LOSSES'>>;

/** The existing topics do not fit together, or would lose data; only an operator can mend that. */
export class WrongTopology extends Error {
  override readonly name = 'WrongTopology';
}

/** A setting of a topic that is not as it should be. */
export interface TopicFinding extends WrongSetting {
  readonly topic: string;
}

/** Who is told of what is not as it should be, but loses nothing. */
interface Told {
  readonly logger: Logger;
  readonly metrics: Pick<RuntimeMetrics, 'topicSettings'>;
}

/**
 * The topics of a deployment, by what they are needed for.
 * @param rawTopics that are read beside the topology's own, as the cluster names them
 */
export function neededTopics(
  prefix: string,
  rawTopics: readonly string[] = [],
): readonly (readonly [needed: NeededTopic, name: string])[] {
  const own = topicName(prefix, 'raw');
  return [
    ...(Object.keys(topics) as TopicKey[]).map((key) => [key, topicName(prefix, key)] as const),
    ['schemas', schemaTopicName(prefix)],
    ['feeds', feedTopicName(prefix)],
    ...rawTopics.filter((name) => name !== own).map((name) => ['raw', name] as const),
  ];
}

/** The topics that every worker sees to, as they are created. */
export function topicPlans(config: TopicConfig): readonly TopicPlan[] {
  const counts = { raw: config.RAW_PARTITIONS, scopes: config.SCOPE_PARTITIONS };
  const { REPLICATION_FACTOR: replicationFactor, TOPIC_PREFIX: prefix } = config;
  return [
    ...(Object.keys(topics) as TopicKey[]).map((key) => ({
      name: topicName(prefix, key),
      partitions: partitionsOf(key, counts),
      replicationFactor,
      settings: settingsOf(key),
    })),
    { ...SCHEMA_TOPIC, name: schemaTopicName(prefix), replicationFactor },
  ];
}

/**
 * What of the settings of the existing topics of a deployment is not as it should be.
 * @throws Refused where the broker does not let settings be seen
 */
export async function wrongTopicSettings(
  broker: Broker,
  prefix: string,
  needed = neededTopics(prefix),
): Promise<readonly TopicFinding[]> {
  const states = await broker.describeTopics(needed.map(([, name]) => name));
  return needed.flatMap(([key, topic]) => {
    const state = states.get(topic);
    return state === undefined ? [] : wrongSettings(key, state).map((wrong) => ({ topic, ...wrong }));
  });
}

/** A finding in a clause: topic, setting, what was found, what is needed. */
export function findingText({ topic, setting, found, needed, otherwise }: TopicFinding): string {
  return `${topic}: ${setting} is ${found}, needed is ${needed}: otherwise ${otherwise}`;
}

/**
 * Makes sure that the topics that are folded agree.
 * @throws WrongTopology when articles, assignments and stories differ in their number of partitions
 */
function checkPartitions(existing: ReadonlyMap<string, number>, prefix: string): void {
  const folded = (['articles', 'assignments', 'stories'] as const).map((key) => topicName(prefix, key));
  const found = folded.map((name) => existing.get(name) ?? 0);
  if (new Set(found).size === 1) return;
  const most = Math.max(...found);
  throw new WrongTopology(
    `${folded.map((name, index) => `${name} has ${found[index]} partitions`).join(', ')}; they must have the same number. Give all of them ${most} (kafka-topics.sh --alter --partitions ${most}): scopes stay where they are`,
  );
}

/**
 * Judges the settings of the topics.
 * @throws WrongTopology when one of them would lose data, unless that is meant so
 */
async function checkSettings(
  broker: Broker,
  config: TopicConfig,
  told: Told | undefined,
  rawTopics: readonly string[],
): Promise<void> {
  const prefix = config.TOPIC_PREFIX;
  // The topic of feeds is seen to by the worker that has its variables.
  const seesToFeeds = 'FEEDS_PARTITIONS' in config;
  const needed = neededTopics(prefix, rawTopics).filter(([key]) => key !== 'feeds' || seesToFeeds);
  let wrong: readonly TopicFinding[];
  try {
    wrong = await wrongTopicSettings(broker, prefix, needed);
  } catch (error) {
    // A permission that earlier releases did not need: without it a worker works as they did.
    if (!(error instanceof Refused)) throw error;
    told?.logger.warn(
      { err: error },
      'the settings of the topics cannot be seen, so that nobody has judged them: allow DescribeConfigs on them (newsfold acls)',
    );
    return;
  }
  const losses = wrong.filter(({ isLoss }) => isLoss);
  if (losses.length > 0 && config.TOPIC_LOSSES !== 'warn')
    throw new WrongTopology(
      `${losses.map(findingText).join('; ')}. Look with \`newsfold topics --check\`; \`newsfold topics --alter\` sets it right; where it is meant so, set TOPIC_LOSSES=warn`,
    );
  told?.metrics.topicSettings.reset();
  for (const finding of wrong) {
    const { topic, setting } = finding;
    told?.metrics.topicSettings.set({ topic, setting }, 1);
    told?.logger.warn(
      { topic, setting, found: finding.found, needed: finding.needed },
      `${findingText(finding)}. \`newsfold topics --alter\` sets it right`,
    );
  }
}

/**
 * Creates what is missing, and checks what is there.
 * @param told who hears of what is not as it should be, but loses nothing
 * @param rawTopicsAmong which of the existing topics are read as raw ones, where that is known
 * @throws WrongTopology when topics do not agree, or when one would lose data: it names the topic, the setting, what was
 * found, what is needed and what to do
 */
export async function ensureTopics(
  broker: Broker,
  config: TopicConfig,
  told?: Told,
  rawTopicsAmong: (existing: ReadonlyMap<string, number>) => readonly string[] = () => [],
): Promise<void> {
  await broker.createTopics(topicPlans(config));
  const existing = await broker.topics();
  checkPartitions(existing, config.TOPIC_PREFIX);
  await checkSettings(broker, config, told, rawTopicsAmong(existing));
}
