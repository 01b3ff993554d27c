/** Broker and registry together, for `npm start` and the tests. */
import { join } from 'node:path';
import { type ProxiedListener, startKafkaNode } from './kafka.ts';
import { claimPort, LOOPBACK } from './ports.ts';
import { registryUrl, startRegistry } from './registry.ts';
import { requireJava, stackFiles } from './stack-files.ts';
import { type Supervisor, supervise } from './supervise.ts';

/** How to start the stack. */
interface LocalStackOptions {
  /** Folder for data and logs. */
  readonly folder: string;
  readonly kafkaPort?: number | undefined;
  readonly registryPort?: number | undefined;
  /** A second listener of the broker, behind a proxy. */
  readonly proxied?: ProxiedListener | undefined;
  /** Further settings of the broker, as it names them. */
  readonly brokerSettings?: Readonly<Record<string, string | number>> | undefined;
  /** Called with each step, in words for people. */
  readonly onProgress?: (message: string) => void;
}

/** A running stack. */
export interface LocalStack {
  readonly brokers: string;
  readonly registryUrl: string;
  /** Process ids by name, for fault tests. */
  pids(): { readonly kafka: number | undefined; readonly registry: number | undefined };
  /** From now on starts broker and registry again when they end unasked. */
  supervise(supervisor: Supervisor): void;
  /** Restarts the broker after it was killed. */
  restartKafka(): Promise<void>;
  /** Restarts the registry after it was killed; its data is kept. */
  restartRegistry(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts broker and registry side by side and waits until both answer.
 * @throws Error with what to do: Java or Maven missing, a port taken, a process that ended.
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const progress = options.onProgress ?? (() => undefined);
  requireJava();
  const files = await stackFiles(() =>
    progress('fetching Apache Kafka and the schema registry (once, about 160 MB) …'),
  );
  const kafkaPort = await claimPort(options.kafkaPort, 'NEWSFOLD_KAFKA_PORT');
  const controllerPort = await claimPort(undefined, '');
  const registryPort = await claimPort(options.registryPort, 'NEWSFOLD_REGISTRY_PORT');
  const node = {
    files: files.kafka,
    folder: join(options.folder, 'kafka'),
    port: kafkaPort,
    controllerPort,
    proxied: options.proxied,
    settings: options.brokerSettings,
  };
  const register = { files: files.registry, folder: join(options.folder, 'registry'), port: registryPort };
  const started = await Promise.allSettled([startKafkaNode(node), startRegistry(register)]);
  const [kafkaResult, registryResult] = started;
  if (kafkaResult.status === 'rejected' || registryResult.status === 'rejected') {
    for (const result of started) if (result.status === 'fulfilled') await result.value.stop();
    throw kafkaResult.status === 'rejected'
      ? kafkaResult.reason
      : (registryResult as PromiseRejectedResult).reason;
  }
  let kafka = kafkaResult.value;
  let registry = registryResult.value;
  let stopping = false;
  return {
    brokers: `${LOOPBACK}:${kafkaPort}`,
    registryUrl: registryUrl(registryPort),
    pids: () => ({ kafka: kafka.pid(), registry: registry.pid() }),
    supervise: (supervisor) => {
      const isStopping = () => stopping;
      void supervise(
        {
          name: 'Kafka',
          current: () => kafka,
          replace: async () => {
            kafka = await startKafkaNode(node);
          },
          isStopping,
        },
        supervisor,
      );
      void supervise(
        {
          name: 'the schema registry',
          current: () => registry,
          replace: async () => {
            registry = await startRegistry(register);
          },
          isStopping,
        },
        supervisor,
      );
    },
    restartKafka: async () => {
      await kafka.stop();
      kafka = await startKafkaNode(node);
    },
    restartRegistry: async () => {
      await registry.stop();
      registry = await startRegistry(register);
    },
    stop: async () => {
      stopping = true;
      await Promise.all([kafka.stop(), registry.stop()]);
    },
  };
}
