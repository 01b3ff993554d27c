/** Checks of a deployment: whether it can be reached, is complete, and agrees about the time. */
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { checkKafka } from '@newsfold/runtime/doctor/check-kafka.ts';
import { checkPermissions } from '@newsfold/runtime/doctor/check-permissions.ts';
import { checkRegistry } from '@newsfold/runtime/doctor/check-registry.ts';
import type { Finding as ConnectionFinding } from '@newsfold/runtime/doctor/finding.ts';
import { ask } from '@newsfold/runtime/http/http-client.ts';
import type { Broker, LogRecord } from '@newsfold/runtime/log/broker.ts';
import { findingText, wrongTopicSettings } from '@newsfold/runtime/loop/ensure-topics.ts';
import { needsOf } from '@newsfold/runtime/process/read-config.ts';
import { readRange } from '@newsfold/runtime/reading/read-range.ts';
import { registryTarget } from '@newsfold/runtime/registry/registry-client.ts';
import { permissionsOf } from '@newsfold/schemas/permissions.ts';
import { type TopicKey, topicName, topics } from '@newsfold/schemas/topics.ts';
import { workerNames } from '@newsfold/schemas/topology.ts';
import { commandConnection, openCluster } from '../cluster/cluster.ts';
import { stageLags } from '../cluster/drain.ts';
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
  needs: readonly string[] = [],
): Check => ({
  name,
  needs,
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

/** The first thing that is wrong with a connection, with what to do; null when nothing is. */
function firstWrong(findings: readonly ConnectionFinding[]): Finding | null {
  const [first, ...more] = findings.filter(({ isOk }) => !isOk);
  if (first === undefined) return null;
  const others = more.map(({ check, found }) => `; ${check}: ${found}`).join('');
  return {
    state: 'wrong',
    found: `${first.check}: ${first.found}${others}`,
    todo: first.remedy ?? 'see docs/secure.md',
  };
}

const brokers = ofDeployment('brokers', async (deployment, { now }) => {
  const begun = now();
  const { findings, signedIn } = await checkKafka(commandConnection(deployment, 'doctor').kafka);
  await signedIn?.close();
  const wrong = firstWrong(findings);
  if (wrong !== null) return wrong;
  const count = await onBroker(deployment, async (broker) => (await broker.topics()).size);
  const addresses = deployment.KAFKA_BROKERS.join(',');
  return { state: 'ok', found: `${addresses} answer in ${now() - begun} ms; ${count} topics can be seen` };
});

const permissions = ofDeployment(
  'allowed',
  async (deployment, { roles }) => {
    if (roles.length === 0)
      return { state: 'skipped', found: 'no role was named', todo: 'give --role to look at one' };
    const { kafka } = commandConnection(deployment, 'doctor');
    const { findings, signedIn } = await checkKafka(kafka);
    try {
      if (signedIn === undefined)
        return firstWrong(findings) ?? { state: 'skipped', found: 'nobody is logged in' };
      const prefix = deployment.TOPIC_PREFIX;
      const rawTopics = [topicName(prefix, 'raw')];
      const scope = { prefix, rawTopics, createsTopics: false, readerGroup: 'newsfold-reader' };
      const needed = roles.flatMap((role) => permissionsOf(role, scope));
      const wrong = firstWrong(await checkPermissions(kafka, signedIn, needed));
      return wrong ?? { state: 'ok', found: `all that ${roles.join(', ')} needs is allowed` };
    } finally {
      await signedIn?.close();
    }
  },
  ['brokers'],
);

const registry = ofDeployment('registry', async (deployment) => {
  const { registry: at } = commandConnection(deployment, 'doctor');
  const prefix = deployment.TOPIC_PREFIX;
  const needed = workerNames.flatMap((name) => needsOf(name, prefix, [topicName(prefix, 'raw')]).schemas);
  const findings = await checkRegistry(at, needed);
  return firstWrong(findings) ?? { state: 'ok', found: `${at.url} answers, for ${needed.length} schemas` };
});

const allTopics = ofDeployment(
  'topics',
  async (deployment) => {
    const known = await onBroker(deployment, (broker) => broker.topics());
    const names = (Object.keys(topics) as TopicKey[]).map((key) => topicName(deployment.TOPIC_PREFIX, key));
    const missing = names.filter((name) => !known.has(name));
    if (missing.length === 0) {
      const wrong = await onBroker(deployment, (broker) =>
        wrongTopicSettings(broker, deployment.TOPIC_PREFIX),
      );
      if (wrong.length === 0) return { state: 'ok', found: `all ${names.length} are there, set as needed` };
      return {
        state: wrong.some(({ isLoss }) => isLoss) ? 'wrong' : 'warn',
        found: wrong.map(findingText).join('; '),
        todo: '`newsfold topics --alter` sets it right; with --dry-run it says what it would set',
      };
    }
    return {
      state: 'wrong',
      found: `missing: ${missing.join(', ')}`,
      todo: 'the workers create them when they start; or `newsfold topics --create`. Is --prefix right?',
    };
  },
  ['brokers'],
);

const workers = ofDeployment(
  'workers',
  async (deployment) => {
    const lags = await onBroker(deployment, (broker) => stageLags(broker, deployment.TOPIC_PREFIX));
    const behind = lags.filter((stage) => stage.behind > 0);
    if (behind.length === 0) return { state: 'ok', found: 'everything that was published is answered' };
    return {
      state: 'warn',
      found: behind.map((stage) => `${stage.worker} is ${stage.behind} records behind`).join(', '),
      todo: '`newsfold status` shows whether they move',
    };
  },
  ['brokers'],
);

/** The newest record of a topic that the broker stamps by its own clock. */
async function newestStamp(broker: Broker, topic: string): Promise<number | undefined> {
  const ends = (await broker.offsets(topic)).filter(({ low, high }) => high > low);
  const stamps: number[] = [];
  const ranges = ends.map(({ partition, high }) => ({ partition, from: high - 1, to: high }));
  await readRange(broker, topic, ranges, ({ timestamp }: LogRecord) => void stamps.push(timestamp));
  return stamps.length === 0 ? undefined : Math.max(...stamps);
}

const clocks = ofDeployment(
  'clocks',
  async (deployment, { now }) => {
    const target = registryTarget(commandConnection(deployment, 'doctor').registry);
    const { date } = await ask(target, { path: '/subjects', timeoutMs: REGISTRY_TIMEOUT_MS });
    const skew = date === undefined ? undefined : date - now();
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
  },
  ['brokers', 'registry'],
);

/** The checks, in the order in which they are shown. */
export const deploymentChecks: readonly Check[] = [
  brokers,
  permissions,
  registry,
  allTopics,
  workers,
  clocks,
];
