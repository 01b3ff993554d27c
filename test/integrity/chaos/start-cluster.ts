/** The cluster of a chaos run: one broker or several, with everything that can be done to it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type LocalCluster,
  type NodePorts,
  planCluster,
  startLocalCluster,
} from '@newsfold/infra/local/local-cluster.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import { loginOverTls, securedBroker } from '../../support/secured-kafka.ts';
import { type BrokerLinks, linkBrokers } from './broker-links.ts';
import { type Disk, mountDisk } from './disk.ts';
import type { ChaosOptions } from './options.ts';
import { allProxies, type Disturbance, type FaultProxy, startProxy } from './proxy.ts';

/** What was started. */
export interface ChaosCluster {
  readonly cluster: LocalCluster;
  /** Between members and brokers. */
  readonly proxy: Disturbance;
  /** Between brokers; undefined where there is only one. */
  readonly links: BrokerLinks | undefined;
  /** The disk of each broker, in their order; empty where none can be mounted. */
  readonly disks: readonly Disk[];
  /** What members are told of brokers, registry and login. */
  readonly env: Readonly<Record<string, string>>;
}

/** Registers how to undo what was started; the last is undone first. */
type OnStarted = (stop: () => Promise<void>) => void;

type Secured = Awaited<ReturnType<typeof securedBroker>>;

async function oneBroker(
  folder: string,
  ports: NodePorts,
  secured: Secured | undefined,
): Promise<LocalCluster> {
  const stack = await startLocalStack({
    folder,
    ...(secured ? { secured: secured.listeners } : { proxied: ports.proxied }),
  });
  return {
    brokers: stack.brokers,
    registryUrl: stack.registryUrl,
    nodes: [
      {
        nodeId: 1,
        data: join(folder, 'kafka', 'data'),
        pid: () => stack.pids().kafka,
        restart: () => stack.restartKafka(),
      },
    ],
    registryPid: () => stack.pids().registry,
    restartRegistry: () => stack.restartRegistry(),
    stop: () => stack.stop(),
  };
}

/** Brokers and registries that end while they start again have nothing to do with what is tried: the machine is busy. */
const PATIENCE = { firstDelayMs: 1000, maxDelayMs: 10_000, attempts: 6 };

/** The same cluster; what was harmed is started again until it runs. */
function patient(cluster: LocalCluster): LocalCluster {
  const nodes = cluster.nodes.map((node) => ({
    ...node,
    restart: () => withRetry(() => node.restart(), PATIENCE),
  }));
  return { ...cluster, nodes, restartRegistry: () => withRetry(() => cluster.restartRegistry(), PATIENCE) };
}

/** Listeners for each broker that ask who comes, their certificates all of one authority. */
async function securedBrokers(count: number, folder: string): Promise<Secured[]> {
  const first = await securedBroker(join(folder, 'pem'));
  const brokers = [first];
  const key = readFileSync(first.addresses.caKeyFile, 'utf8');
  for (let nodeId = 2; nodeId <= count; nodeId += 1)
    brokers.push(await securedBroker(join(folder, `pem-${nodeId}`), key));
  return brokers;
}

/**
 * Starts it, with a proxy before each listener that members and other brokers use.
 * @param isKept whether data is kept, asked when all is stopped
 */
export async function startChaosCluster(
  options: ChaosOptions,
  folder: string,
  onStarted: OnStarted,
  isKept: () => boolean,
): Promise<ChaosCluster> {
  const ports = await planCluster(options.brokers);
  const [first] = ports as [NodePorts, ...NodePorts[]];
  const isAlone = ports.length === 1;
  const secured = options.secured ? await securedBrokers(ports.length, folder) : undefined;
  const disks: Disk[] = [];
  if (options.faults.includes('disk-full'))
    for (const { nodeId } of ports) {
      const disk = mountDisk(join(folder, isAlone ? 'kafka' : `kafka-${nodeId}`));
      disks.push(disk);
      onStarted(async () => disk.remove(isKept()));
    }
  const proxies: FaultProxy[] = [];
  for (const [index, { proxied }] of ports.entries()) {
    const cut = secured?.[index]?.addresses.cut;
    const proxy = await startProxy(cut?.port ?? proxied.advertisedPort, cut?.target ?? proxied.port);
    proxies.push(proxy);
    onStarted(() => proxy.close());
  }
  const links = isAlone
    ? undefined
    : await linkBrokers(
        ports.flatMap(({ nodeId, internal, controller }) => [
          { nodeId, ...internal },
          { nodeId, ...controller },
        ]),
      );
  if (links) onStarted(() => links.close());
  const cluster = isAlone
    ? await oneBroker(folder, first, secured?.[0])
    : await startLocalCluster({ folder, ports, secured: secured?.map(({ listeners }) => listeners) });
  onStarted(() => cluster.stop());
  return {
    cluster: patient(cluster),
    proxy: allProxies(proxies),
    links,
    disks,
    env: {
      KAFKA_BROKERS: proxies.map(({ port }) => `${LOOPBACK}:${port}`).join(),
      SCHEMA_REGISTRY_URL: cluster.registryUrl,
      REPLICATION_FACTOR: String(ports.length),
      ...(secured?.[0] && (await loginOverTls(join(folder, 'pem'), secured[0].addresses))),
    },
  };
}
