/** Checks of a deployment: whether it can be reached, is complete, and agrees about the time. */
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import type { Broker, LogRecord } from '@newsfold/runtime/log/broker.ts';
import { type TopicKey, topicName, topics } from '@newsfold/schemas/topics.ts';
import { checkRegistry, commandConnection, openCluster } from '../cluster/cluster.ts';
import { stageLags } from '../cluster/drain.ts';
import { readRange } from '../cluster/read-range.ts';
import type { Check, DoctorContext, Finding } from './check.ts';

/** Clocks may differ by so much, ms; CLOCK_LEAD_MINUTES of dedupe believes an hour. */
const MOST_SKEW_MS = 5000;
const REGISTRY_TIMEOUT_MS = 5000;

const NO_DEPLOYMENT: Finding = {
  state: 'skipped',
  found: 'no deployment was named, and none runs here',
  todo: 'give --brokers and --registry to look at one',
};

/** A check that needs a deployment. */
const ofDeployment = (
  name: string,
  look: (deployment: ConnectionConfig, context: DoctorContext) => Promise<Finding>,
): Check => ({
  name,
  look: async (context) =>
    context.deployment === undefined ? NO_DEPLOYMENT : look(context.deployment, context),
});

async function onBroker<T>(deployment: ConnectionConfig, use: (broker: Broker) => Promise<T>): Promise<T> {
  const broker = await openCluster(commandConnection(deployment, 'doctor').kafka);
  try {
    return await use(broker);
  } finally {
    await broker.close();
  }
}

const brokers = ofDeployment('brokers', async (deployment, { now }) => {
  const begun = now();
  const count = await onBroker(deployment, async (broker) => (await broker.topics()).size);
  const addresses = deployment.KAFKA_BROKERS.join(',');
  return { state: 'ok', found: `${addresses} answer in ${now() - begun} ms; ${count} topics can be seen` };
});

const registry = ofDeployment('registry', async (deployment) => {
  const { registry: at } = commandConnection(deployment, 'doctor');
  await checkRegistry(at);
  return { state: 'ok', found: `${at.url} answers` };
});

const allTopics = ofDeployment('topics', async (deployment) => {
  const known = await onBroker(deployment, (broker) => broker.topics());
  const names = (Object.keys(topics) as TopicKey[]).map((key) => topicName(deployment.TOPIC_PREFIX, key));
  const missing = names.filter((name) => !known.has(name));
  if (missing.length === 0) return { state: 'ok', found: `all ${names.length} are there` };
  return {
    state: 'wrong',
    found: `missing: ${missing.join(', ')}`,
    todo: 'the workers create them when they start; or `newsfold topics --create`. Is --prefix right?',
  };
});

const workers = ofDeployment('workers', async (deployment) => {
  const lags = await onBroker(deployment, (broker) => stageLags(broker, deployment.TOPIC_PREFIX));
  const behind = lags.filter((stage) => stage.behind > 0);
  if (behind.length === 0) return { state: 'ok', found: 'everything that was published is answered' };
  return {
    state: 'warn',
    found: behind.map((stage) => `${stage.worker} is ${stage.behind} records behind`).join(', '),
    todo: '`newsfold status` shows whether they move',
  };
});

/** The newest record of a topic that the broker stamps by its own clock. */
async function newestStamp(broker: Broker, topic: string): Promise<number | undefined> {
  const ends = (await broker.offsets(topic)).filter(({ low, high }) => high > low);
  const stamps: number[] = [];
  const ranges = ends.map(({ partition, high }) => ({ partition, from: high - 1, to: high }));
  await readRange(broker, topic, ranges, ({ timestamp }: LogRecord) => void stamps.push(timestamp));
  return stamps.length === 0 ? undefined : Math.max(...stamps);
}

const clocks = ofDeployment('clocks', async (deployment, { now }) => {
  const { url } = commandConnection(deployment, 'doctor').registry;
  const answer = await fetch(`${url}/subjects`, { signal: AbortSignal.timeout(REGISTRY_TIMEOUT_MS) });
  const stated = Date.parse(answer.headers.get('date') ?? '');
  const skew = Number.isNaN(stated) ? undefined : stated - now();
  // A broker's stamp may be old, and never from the future.
  const articles = topicName(deployment.TOPIC_PREFIX, 'articles');
  const stamp = await onBroker(deployment, (broker) => newestStamp(broker, articles));
  const ahead = stamp === undefined ? 0 : stamp - now();
  const words = [
    ...(skew === undefined ? [] : [`the registry's clock differs by ${(skew / 1000).toFixed(0)} s`]),
    stamp === undefined
      ? 'no article to tell the broker’s by'
      : ahead > 0
        ? `the broker's is ${(ahead / 1000).toFixed(0)} s ahead`
        : 'the broker’s is not ahead',
  ];
  const isWrong = Math.abs(skew ?? 0) > MOST_SKEW_MS || ahead > MOST_SKEW_MS;
  if (!isWrong) return { state: 'ok', found: words.join('; ') };
  return {
    state: 'wrong',
    found: words.join('; '),
    todo: 'set the clocks by NTP: stream time runs on them, and articles from the future are clamped',
  };
});

/** The checks, in the order in which they are shown. */
export const deploymentChecks: readonly Check[] = [brokers, registry, allTopics, workers, clocks];
