/**
 * Several brokers and one registry on loopback, for tests of what one broker cannot show: replication 3, acknowledged by
 * two. Whatever the nodes say to each other, and clients to them, can be led through proxies.
 */
import { join } from 'node:path';
import type { GuardedProcess } from './guarded-process.ts';
import { newClusterId, type ProxiedListener, type SecuredListeners, startKafkaNode } from './kafka.ts';
import { freePort, LOOPBACK } from './ports.ts';
import { registryUrl, startRegistry } from './registry.ts';
import { requireJava, stackFiles } from './stack-files.ts';

/** The ports of one node. Where two are named, the node listens at `port`, and others are told `advertisedPort`. */
export interface NodePorts {
  /** From 1. */
  readonly nodeId: number;
  /** For clients that nothing stands before. */
  readonly port: number;
  /** For clients behind a proxy. */
  readonly proxied: ProxiedListener;
  /** For the other brokers. */
  readonly internal: ProxiedListener;
  /** For the other controllers. */
  readonly controller: ProxiedListener;
}

/** How to start a cluster. */
interface LocalClusterOptions {
  /** Folder for data and logs. */
  readonly folder: string;
  /** As {@link planCluster} gives them; something must listen at each advertised port. */
  readonly ports: readonly NodePorts[];
  /** Listeners that ask who comes, of each node; they take the place of `proxied`. */
  readonly secured?: readonly SecuredListeners[] | undefined;
  /** Further settings of each broker, as it names them. */
  readonly brokerSettings?: Readonly<Record<string, string | number>> | undefined;
}

/** One broker of a cluster. */
export interface LocalNode {
  readonly nodeId: number;
  /** Its data folder. */
  readonly data: string;
  /** Process id; undefined while it does not run. */
  pid(): number | undefined;
  /** Ends it as an operator does, handing its partitions over first, and starts it again. */
  restart(): Promise<void>;
}

/** A running cluster. */
export interface LocalCluster {
  /** Addresses that nothing stands before. */
  readonly brokers: string;
  readonly registryUrl: string;
  readonly nodes: readonly LocalNode[];
  registryPid(): number | undefined;
  /** Restarts the registry after it was killed; its data is kept. */
  restartRegistry(): Promise<void>;
  stop(): Promise<void>;
}

/** Chooses the ports of a cluster. @param count nodes */
export async function planCluster(count: number): Promise<readonly NodePorts[]> {
  const listener = async () => ({ port: await freePort(), advertisedPort: await freePort() });
  const ports: NodePorts[] = [];
  for (let nodeId = 1; nodeId <= count; nodeId += 1)
    ports.push({
      nodeId,
      port: await freePort(),
      proxied: await listener(),
      internal: await listener(),
      controller: await listener(),
    });
  return ports;
}

/** Waits for all, and says why one failed only when none is under way any more. */
async function allOf<T>(started: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(started);
  return Promise.all(started);
}

/**
 * Starts the nodes and the registry side by side and waits until all answer.
 * @throws Error with what to do: Java missing, a process that ended
 */
export async function startLocalCluster(options: LocalClusterOptions): Promise<LocalCluster> {
  requireJava();
  const files = await stackFiles(() => undefined);
  const clusterId = newClusterId();
  const controllers = options.ports.map(({ controller }) => controller.advertisedPort);
  const running = new Map<number, GuardedProcess>();
  const nodes = options.ports.map(({ nodeId, port, proxied, internal, controller }, index) => {
    const folder = join(options.folder, `kafka-${nodeId}`);
    const secured = options.secured?.[index];
    const start = async () => {
      const node = await startKafkaNode({
        files: files.kafka,
        folder,
        port,
        controllerPort: controller.port,
        ...(secured ? { secured } : { proxied }),
        settings: options.brokerSettings,
        place: { nodeId, clusterId, controllers, internal },
      });
      running.set(nodeId, node);
    };
    return {
      start,
      node: {
        nodeId,
        data: join(folder, 'data'),
        pid: () => running.get(nodeId)?.pid(),
        restart: async () => {
          await running.get(nodeId)?.stop();
          await start();
        },
      },
    };
  });
  const registryPort = await freePort();
  const register = { files: files.registry, folder: join(options.folder, 'registry'), port: registryPort };
  let registry: GuardedProcess | undefined;
  const stop = async () => {
    await Promise.all([...running.values(), registry].map((one) => one?.stop()));
  };
  try {
    await allOf([
      ...nodes.map(({ start }) => start()),
      startRegistry(register).then((started) => {
        registry = started;
      }),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    brokers: options.ports.map(({ port }) => `${LOOPBACK}:${port}`).join(),
    registryUrl: registryUrl(registryPort),
    nodes: nodes.map(({ node }) => node),
    registryPid: () => registry?.pid(),
    restartRegistry: async () => {
      await registry?.stop();
      registry = await startRegistry(register);
    },
    stop,
  };
}
