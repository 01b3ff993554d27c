/** One Kafka node (KRaft, broker and controller in one process) on loopback. */

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  /** Further settings of the broker, as it names them. */
  readonly settings?: Readonly<Record<string, string | number>> | undefined;
}

/** A listener behind a proxy. */
export interface ProxiedListener {
  readonly port: number;
  /** Port of the proxy, which the broker advertises to clients. */
  readonly advertisedPort: number;
}

const LOGGING = fileURLToPath(new URL('./kafka-log4j2.yaml', import.meta.url));
/** A broker that does not listen after this long will not. ms */
const START_TIMEOUT_MS = 60_000;

function properties(options: KafkaNodeOptions): string {
  const { port, controllerPort, proxied } = options;
  const listeners = [
    ['PLAINTEXT', port, port],
    ...(proxied ? [['PROXIED', proxied.port, proxied.advertisedPort] as const] : []),
  ] as const;
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${LOOPBACK}:${controllerPort}`,
    listeners: [...listeners, ['CONTROLLER', controllerPort] as const]
      .map(([name, bound]) => `${name}://${LOOPBACK}:${bound}`)
      .join(),
    'advertised.listeners': listeners
      .map(([name, , advertised]) => `${name}://${LOOPBACK}:${advertised}`)
      .join(),
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(options.folder, 'data'),
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 2,
    'num.io.threads': 4,
    // A single broker has nobody to hand its partitions to, and would keep the launcher waiting for half a minute.
    'controlled.shutdown.enable': false,
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

function format(options: KafkaNodeOptions, settingsFile: string): void {
  // A leading dash would be parsed as an option.
  const id = `n${randomBytes(16).toString('base64url')}`.slice(0, 22);
  const args = [
    ...java(options, '128m', 1),
    'kafka.tools.StorageTool',
    'format',
    '-t',
    id,
    '-c',
    settingsFile,
  ];
  const result = spawnSync('java', args, { encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(
      `Kafka could not prepare ${options.folder}: ${(result.stderr || result.stdout).trim().slice(-400)}`,
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
  if (!existsSync(join(options.folder, 'data', 'meta.properties'))) format(options, settingsFile);
  const node = startGuarded({
    command: 'java',
    args: [...java(options, '512m', 4), 'kafka.Kafka', settingsFile],
    logFile,
    pidFile: join(options.folder, 'kafka.pid'),
    graceSeconds: 8,
  });
  await waitForPort(options.port, START_TIMEOUT_MS, () =>
    node.hasExited() ? `Kafka ended while starting; see ${logFile}` : undefined,
  ).catch(async (error: unknown) => {
    await node.stop();
    throw error;
  });
  return node;
}
