/**
 * `npm run chaos`: the pipeline under faults, and a checker that reads all topics at the end.
 *
 *   brokers and registry → proxies → members of each worker → feed and faults at the same time → everything healed → drained →
 *   members stopped → topics compared with a fault-free fold (oracle.ts) → one JSON report
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drain } from '@newsfold/cli/cluster/drain.ts';
import { watchLifeline } from '@newsfold/infra/local/lifeline.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { WRITTEN_COMPRESSIONS } from '@newsfold/runtime/log/compression.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { type ProcessName, workerNames, workers } from '@newsfold/schemas/topology.ts';
import { articlesOf } from '../support/corpus.ts';
import '../support/provide-language-data.ts';
import { until } from '../support/until.ts';
import { clusterTopology } from './chaos/cluster-topology.ts';
import { NAMESPACE_VARIABLE, namespaceCommand } from './chaos/disk.ts';
import type { ChaosTarget } from './chaos/faults.ts';
import { chaosArticles, feedSlowly } from './chaos/feed.ts';
import { failures, type Member, restoreSeconds, startMembers } from './chaos/members.ts';
import { type ChaosOptions, chaosOptions, usage } from './chaos/options.ts';
import { patientBroker } from './chaos/patient-broker.ts';
import { feedLinks, startPolledFeeds } from './chaos/polled-feeds.ts';
import { type ChaosReport, isSound, report } from './chaos/report.ts';
import { runFaults } from './chaos/schedule.ts';
import { startChaosCluster } from './chaos/start-cluster.ts';
import { differentRows, isFlatDone } from './flat-oracle.ts';
import { checkIntegrity } from './oracle.ts';
import { eachRecord } from './read-topic.ts';
import { seeded } from './scheduler.ts';
import { differentlyShown, isCaughtUp } from './view-oracle.ts';

const PREFIX = 'chaos.';
const RAW_PARTITIONS = 4;
/** Longest time a starting member may take to be ready, ms. */
const READY_TIMEOUT_MS = 600_000;
/** How often the wait at the end reports the lag, ms. */
const REPORT_EVERY_MS = 10_000;
/** Longest wait for the last items of feeds, ms. */
const FEED_PATIENCE_MS = 300_000;
/** A pipeline without progress for this long has stopped, ms. */
const DRAIN_PATIENCE_MS = 300_000;

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

async function allReady(members: readonly Member[]): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (const { label, process: worker } of members) {
    while (!(await worker.isReady())) {
      if (Date.now() > deadline)
        throw new Error(`${label} is not ready after ${READY_TIMEOUT_MS / 1000} s; see ${worker.logFile}`);
      await sleep(100);
    }
  }
}

/** How many records each worker has been given, and how many the last has written. */
async function recordsIn(broker: Broker): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const key of [...workerNames.map((name) => workers[name].reads), 'stories' as const]) {
    const ends = await broker.offsets(topicName(PREFIX, key));
    counts[key] = ends.reduce((sum, { high }) => sum + high, 0);
  }
  return counts;
}

/** Those of the links that no raw record has. */
async function missingItems(broker: Broker, links: readonly string[]): Promise<readonly string[]> {
  const missing = new Set(links);
  await eachRecord(broker, topicName(PREFIX, 'raw'), ({ value }) => {
    for (const link of feedLinks(value?.toString() ?? '')) missing.delete(link);
  });
  return [...missing];
}

async function run(
  options: ChaosOptions,
  folder: string,
  stops: (() => Promise<void>)[],
  isKept: () => boolean,
): Promise<ChaosReport> {
  // 1. Brokers with a second listener, which the members reach only through a proxy.
  const onStarted = (stop: () => Promise<void>) => stops.push(stop);
  const { cluster, proxy, links, disks, env } = await startChaosCluster(options, folder, onStarted, isKept);
  // 2. Members.
  const exits: Record<string, number> = {};
  const names: readonly ProcessName[] = [
    ...workerNames,
    ...(options.flat ? ['flat' as const] : []),
    ...(options.feeds ? ['feeds' as const] : []),
  ];
  const counts = new Map(names.map((name) => [name, options.members]));
  const members = await startMembers(
    options.view ? counts.set('dashboard', 1) : counts,
    folder,
    {
      ...env,
      TOPIC_PREFIX: PREFIX,
      RAW_PARTITIONS: String(RAW_PARTITIONS),
      EMBEDDING_MODULE: fileURLToPath(new URL('../support/hash-model.ts', import.meta.url)),
    },
    (label, code) => {
      const exit = `${label} ${code}`;
      exits[exit] = (exits[exit] ?? 0) + 1;
    },
  );
  stops.push(async () => {
    await Promise.all(members.map((member) => member.process.stop()));
  });
  await allReady(members);
  say(`${members.length} members are ready; ${options.articles} articles, faults for ${options.minutes} min`);
  // 3. Feed and faults.
  const brokers = WRITTEN_COMPRESSIONS.map((compression) =>
    patientBroker(
      kafkaBroker({
        connection: { brokers: cluster.brokers.split(','), clientId: 'chaos' },
        logger: createLogger('chaos', 'silent'),
        sessionTimeoutMs: 30_000,
        maxWaitMs: 50,
        compression,
      }),
    ),
  );
  const [broker] = brokers as [Broker, ...Broker[]];
  for (const one of brokers) stops.push(() => one.close());
  const encodeDecision = await new Codec({ url: cluster.registryUrl }).encoder(
    'Decision',
    topicName(PREFIX, 'articles'),
  );
  const articles = chaosArticles(options.seed, options.articles);
  const topology = options.brokers > 1 ? await clusterTopology(cluster.brokers, PREFIX) : undefined;
  if (topology) stops.push(() => topology.close());
  const target: ChaosTarget = {
    cluster,
    members,
    proxy,
    links,
    topology,
    disks,
    random: seeded(options.seed),
  };
  const polled = options.feeds
    ? await startPolledFeeds(
        broker,
        { ...env, TOPIC_PREFIX: PREFIX },
        options.seed,
        options.articles,
        options.minutes * 60_000,
      )
    : undefined;
  if (polled) stops.push(() => polled.stop());
  const started = Date.now();
  const faultsEnd = started + options.minutes * 60_000;
  const feeding = feedSlowly(
    brokers,
    { prefix: PREFIX, rawPartitions: RAW_PARTITIONS, encodeDecision },
    articles,
    options.minutes * 60_000,
    options.seed,
  );
  const tally = await runFaults(target, options, () => Date.now() > faultsEnd, say);
  const underFaults = await recordsIn(broker);
  polled?.showAll();
  const fed = await feeding;
  // 4. Everything is healed; the pipeline drains.
  say('faults are over; waiting for the pipeline to drain');
  proxy.heal();
  links?.heal();
  for (const member of members) member.shiftClock(0);
  const healed = Date.now();
  await allReady(members);
  const recoverySeconds = (Date.now() - healed) / 1000;
  if (polled) {
    say(`feeds were asked ${polled.requests()} times; waiting for all of their items`);
    await until(
      async () => (await missingItems(broker, polled.links)).length === 0,
      FEED_PATIENCE_MS / 1000,
    ).catch(() => say('not all items of feeds came'));
  }
  let reportedAt = Date.now();
  await drain(broker, PREFIX, DRAIN_PATIENCE_MS, ({ worker, behind }) => {
    if (behind === 0 || Date.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = Date.now();
    say(`${worker} is ${behind} records behind`);
  });
  if (options.flat) await until(() => isFlatDone(broker, PREFIX), DRAIN_PATIENCE_MS / 1000);
  const api = members.find((member) => member.api !== undefined)?.api;
  if (api !== undefined) {
    const ends = await broker.offsets(topicName(PREFIX, 'stories'));
    await until(() => isCaughtUp(api, ends), DRAIN_PATIENCE_MS / 1000);
  }
  const drainSeconds = (Date.now() - healed) / 1000;
  const notAsTheTopic =
    api === undefined ? [] : await differentlyShown(broker, cluster.registryUrl, PREFIX, api);
  await Promise.all(members.map((member) => member.process.stop()));
  // 5. The verdict.
  say('comparing with a run without faults');
  const present = new Set<string>();
  await eachRecord(broker, topicName(PREFIX, 'raw'), ({ value }) => {
    for (const article of articlesOf(value?.toString() ?? '{}')) present.add(article);
  });
  return report({
    options,
    missingFromRaw: articles.filter((article) => !present.has(JSON.stringify(article))).length,
    faults: tally,
    exits,
    fed,
    integrity: await checkIntegrity(broker, cluster.registryUrl, PREFIX),
    differentRows: options.flat ? await differentRows(broker, cluster.registryUrl, PREFIX) : [],
    differentlyShown: notAsTheTopic,
    underFaults,
    feedItems: polled?.links.length ?? 0,
    missingFeedItems: polled ? await missingItems(broker, polled.links) : [],
    restores: members.flatMap(restoreSeconds),
    failures: failures(members),
    recoverySeconds,
    drainSeconds,
    machine: `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}`,
  });
}

/** Runs this command again in a namespace where it may mount a disk; resolves with its exit code. */
function rerun(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command;
  const child = spawn(program, [...args, process.execPath, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, [NAMESPACE_VARIABLE]: '1' },
  });
  const pass = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, pass);
  watchLifeline(pass);
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

async function main(): Promise<number> {
  let options: ChaosOptions | 'help';
  try {
    options = chaosOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`chaos: ${(error as Error).message.split('\n')[0]}; --help lists the options\n`);
    return 2;
  }
  if (options === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  if (options.faults.includes('disk-full') && process.env[NAMESPACE_VARIABLE] === undefined) {
    const command = namespaceCommand();
    if (command) return rerun(command);
    if (options.named) {
      process.stderr.write(
        'chaos: disk-full needs the right to mount a tmpfs, which this machine does not grant\n',
      );
      return 2;
    }
    say('disk-full is left out: this machine does not let us mount a disk');
    options = { ...options, faults: options.faults.filter((name) => name !== 'disk-full') };
  }
  mkdirSync(LOCAL_FOLDER, { recursive: true });
  const folder = mkdtempSync(join(LOCAL_FOLDER, 'chaos-'));
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  let hasPassed = false;
  const isKept = () => options.keep || (options.keepUnsound && !hasPassed);
  const stop = () => {
    stopping ??= (async () => {
      for (const one of stops.reverse())
        await one().catch((error: Error) => say(`while stopping: ${error.message}`));
      if (isKept()) say(`data and logs: ${folder}`);
      else rmSync(folder, { recursive: true, force: true });
    })();
    return stopping;
  };
  const interrupt = () => void stop().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);
  watchLifeline(interrupt);
  try {
    const result = await run(options, folder, stops, isKept);
    process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    hasPassed = isSound(result);
    return hasPassed ? 0 : 1;
  } finally {
    await stop();
  }
}

process.exitCode = await main();
