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
import { workerNames } from '@newsfold/schemas/topology.ts';
import { articlesOf } from '../support/corpus.ts';
import '../support/provide-language-data.ts';
import { until } from '../support/until.ts';
import { clusterTopology } from './chaos/cluster-topology.ts';
import { NAMESPACE_VARIABLE, namespaceCommand } from './chaos/disk.ts';
import type { ChaosTarget } from './chaos/faults.ts';
import { chaosArticles, feedSlowly } from './chaos/feed.ts';
import { failures, type Member, restoreSeconds, startMembers } from './chaos/members.ts';
import { type ChaosOptions, chaosOptions, usage } from './chaos/options.ts';
import { type ChaosReport, isSound, report } from './chaos/report.ts';
import { runFaults } from './chaos/schedule.ts';
import { startChaosCluster } from './chaos/start-cluster.ts';
import { differentRows, isFlatDone } from './flat-oracle.ts';
import { checkIntegrity } from './oracle.ts';
import { eachRecord } from './read-topic.ts';
import { seeded } from './scheduler.ts';

const PREFIX = 'chaos.';
const RAW_PARTITIONS = 4;
/** Longest time a starting member may take to be ready, ms. */
const READY_TIMEOUT_MS = 240_000;
/** How often the wait at the end reports the lag, ms. */
const REPORT_EVERY_MS = 10_000;
/** A pipeline without progress for this long has stopped, ms. */
const DRAIN_PATIENCE_MS = 180_000;

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

async function run(
  options: ChaosOptions,
  folder: string,
  stops: (() => Promise<void>)[],
): Promise<ChaosReport> {
  // 1. Brokers with a second listener, which the members reach only through a proxy.
  const { cluster, proxy, links, disks, env } = await startChaosCluster(options, folder, (stop) =>
    stops.push(stop),
  );
  // 2. Members.
  const exits: Record<string, number> = {};
  const members = await startMembers(
    options.flat ? [...workerNames, 'flat'] : workerNames,
    options.members,
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
    kafkaBroker({
      connection: { brokers: cluster.brokers.split(','), clientId: 'chaos' },
      logger: createLogger('chaos', 'silent'),
      sessionTimeoutMs: 30_000,
      maxWaitMs: 50,
      compression,
    }),
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
  const started = Date.now();
  const faultsEnd = started + options.minutes * 60_000;
  const feeding = feedSlowly(
    brokers,
    { prefix: PREFIX, rawPartitions: RAW_PARTITIONS, encodeDecision },
    articles,
    options.minutes * 60_000,
    options.seed,
  );
  const tally = await runFaults(target, options.faults, options.everyMs, () => Date.now() > faultsEnd, say);
  const fed = await feeding;
  // 4. Everything is healed; the pipeline drains.
  say('faults are over; waiting for the pipeline to drain');
  proxy.heal();
  links?.heal();
  for (const member of members) member.shiftClock(0);
  const healed = Date.now();
  await allReady(members);
  const recoverySeconds = (Date.now() - healed) / 1000;
  let reportedAt = Date.now();
  await drain(broker, PREFIX, DRAIN_PATIENCE_MS, ({ worker, behind }) => {
    if (behind === 0 || Date.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = Date.now();
    say(`${worker} is ${behind} records behind`);
  });
  if (options.flat) await until(() => isFlatDone(broker, PREFIX), DRAIN_PATIENCE_MS / 1000);
  const drainSeconds = (Date.now() - healed) / 1000;
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
  const stop = () => {
    stopping ??= (async () => {
      for (const one of stops.reverse())
        await one().catch((error: Error) => say(`while stopping: ${error.message}`));
      if (options.keep) say(`data and logs: ${folder}`);
      else rmSync(folder, { recursive: true, force: true });
    })();
    return stopping;
  };
  const interrupt = () => void stop().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);
  watchLifeline(interrupt);
  try {
    const result = await run(options, folder, stops);
    process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    return isSound(result) ? 0 : 1;
  } finally {
    await stop();
  }
}

process.exitCode = await main();
