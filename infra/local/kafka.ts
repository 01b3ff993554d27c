/** One Kafka node (KRaft, broker and controller in one process) on loopback, alone or one of a cluster. */

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { LOOPBACK, waitForPort } from './ports.ts';

/** How to start the node. */
interface KafkaNodeOptions {
  /** Folder with Kafka's jars. */
  readonly files: string;
  /** Folder for data, settings and logs; an existing one is reused. */
  readonly folder: string;
  readonly port: number;
  readonly controllerPort: number;
  /** A second listener that advertises the port of a proxy in front of it. */
  readonly proxied?: ProxiedListener | undefined;
  /** Listeners that ask who comes, and the settings that they need. */
  readonly secured?: SecuredListeners | undefined;
  /** Further settings of the broker, as it names them. */
  readonly settings?: Readonly<Record<string, string | number>> | undefined;
  /** Its place among others; left out: it is the only one. */
  readonly place?: ClusterPlace | undefined;
}

/** Where a node stands in its cluster. */
export interface ClusterPlace {
  /** From 1. */
  readonly nodeId: number;
  /** What all nodes of the cluster are formatted with: 22 characters. */
  readonly clusterId: string;
  /** Ports at which the nodes reach each other's controllers, that of node 1 first. */
  readonly controllers: readonly number[];
  /** The listener that brokers have for each other. */
  readonly internal: ProxiedListener;
}

/** Listeners that encrypt or ask for a login. */
export interface SecuredListeners {
  readonly listeners: readonly (ProxiedListener & {
    /** In capitals, other than PLAINTEXT, PROXIED and CONTROLLER. */
    readonly name: string;
    readonly protocol: 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  })[];
  /** Further settings of the broker. */
  readonly settings: Readonly<Record<string, string>>;
  /** Users of SCRAM that exist from the beginning, as StorageTool takes them. */
  readonly scramUsers: readonly string[];
}

/** A listener behind a proxy. */
export interface ProxiedListener {
  readonly port: number;
  /** Port of the proxy, which the broker advertises to clients. */
  readonly advertisedPort: number;
}

const LOGGING = fileURLToPath(new URL('./kafka-log4j2.yaml', import.meta.url));
/** A broker that does not listen after this long will not; among others it waits for them, on a busy machine for minutes. ms */
const START_TIMEOUT_MS = 120_000;
const START_AMONG_OTHERS_TIMEOUT_MS = 240_000;

/** A name for a new cluster. */
export function newClusterId(): string {
  // A leading dash would be parsed as an option.
  return `n${randomBytes(16).toString('base64url')}`.slice(0, 22);
}

/** What is kept once, by the only node there is. */
const ALONE = {
  'offsets.topic.replication.factor': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  // A single broker has nobody to hand its partitions to, and would keep the launcher waiting for half a minute.
  'controlled.shutdown.enable': false,
} as const;

/** What is kept by all, and acknowledged once all but one have it. */
function amongOthers({ controllers }: ClusterPlace): Record<string, string | number | boolean> {
  const copies = controllers.length;
  return {
    'default.replication.factor': copies,
    'min.insync.replicas': copies - 1,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': copies - 1,
    'controlled.shutdown.max.retries': 1,
    // A third less than is usual: a broker that is gone is noticed while a test still runs.
    'broker.session.timeout.ms': 6_000,
    'broker.heartbeat.interval.ms': 1_000,
    'replica.lag.time.max.ms': 10_000,
  };
}

function properties(options: KafkaNodeOptions): string {
  const { port, controllerPort, proxied, secured, place } = options;
  const listeners = [
    ['PLAINTEXT', port, port],
    ...(proxied ? [['PROXIED', proxied.port, proxied.advertisedPort] as const] : []),
    ...(place ? [['INTERNAL', place.internal.port, place.internal.advertisedPort] as const] : []),
    ...(secured?.listeners ?? []).map(
      ({ name, port, advertisedPort }) => [name, port, advertisedPort] as const,
    ),
  ] as const;
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': place?.nodeId ?? 1,
    'controller.quorum.voters': (place?.controllers ?? [controllerPort])
      .map((voter, index) => `${index + 1}@${LOOPBACK}:${voter}`)
      .join(),
    listeners: [...listeners, ['CONTROLLER', controllerPort] as const]
      .map(([name, bound]) => `${name}://${LOOPBACK}:${bound}`)
      .join(),
    'advertised.listeners': listeners
      .map(([name, , advertised]) => `${name}://${LOOPBACK}:${advertised}`)
      .join(),
    'listener.security.protocol.map': [
      'PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
      ...(secured?.listeners ?? []).map(({ name, protocol }) => `${name}:${protocol}`),
    ].join(),
    'inter.broker.listener.name': place ? 'INTERNAL' : 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(options.folder, 'data'),
    'auto.create.topics.enable': false,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 2,
    'num.io.threads': 4,
    ...(place ? amongOthers(place) : ALONE),
    ...secured?.settings,
    ...options.settings,
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}

/** @param compiler highest JIT tier: 1 (C1 alone) for a short run, 4 (C1 and C2) for a long one */
function java(options: KafkaNodeOptions, heap: string, compiler: 1 | 4): string[] {
  return [
    `-Xmx${heap}`,
    '-XX:+UseSerialGC',
    `-XX:TieredStopAtLevel=${compiler}`,
    `-Dlog4j2.configurationFile=${LOGGING}`,
    '-cp',
    join(options.files, '*'),
  ];
}

async function format(options: KafkaNodeOptions, settingsFile: string): Promise<void> {
  const args = [
    ...java(options, '128m', 1),
    'kafka.tools.StorageTool',
    'format',
    '-t',
    options.place?.clusterId ?? newClusterId(),
    '-c',
    settingsFile,
    ...(options.secured?.scramUsers ?? []).flatMap((user) => ['--add-scram', user]),
  ];
  await promisify(execFile)('java', args).catch(
    ({ message, stderr, stdout }: Error & { readonly stderr?: string; readonly stdout?: string }) => {
      throw new Error(
        `Kafka could not prepare ${options.folder}: ${(stderr || stdout || message).trim().slice(-400)}`,
      );
    },
  );
}

/**
 * Starts the node and waits until it listens.
 * @throws Error naming its log file when it does not.
 */
export async function startKafkaNode(options: KafkaNodeOptions): Promise<GuardedProcess> {
  mkdirSync(options.folder, { recursive: true });
  const settingsFile = join(options.folder, 'server.properties');
  const logFile = join(options.folder, 'kafka.log');
  writeFileSync(settingsFile, properties(options));
  if (!existsSync(join(options.folder, 'data', 'meta.properties'))) await format(options, settingsFile);
  const node = startGuarded({
    command: 'java',
    args: [...java(options, options.place ? '256m' : '512m', 4), 'kafka.Kafka', settingsFile],
    logFile,
    pidFile: join(options.folder, 'kafka.pid'),
    graceSeconds: 8,
  });
  const timeoutMs = options.place ? START_AMONG_OTHERS_TIMEOUT_MS : START_TIMEOUT_MS;
  await waitForPort(options.port, timeoutMs, () =>
    node.hasExited() ? `Kafka ended while starting; see ${logFile}` : undefined,
  ).catch(async (error: unknown) => {
    await node.stop();
    throw error;
  });
  return node;
}
