/**
 * How newsfold reaches a cluster and its schema registry: the one place where addresses are read, checked and handed on,
 * for workers, launcher and commands alike. Credentials and certificates belong here, beside the address they are for.
 */
import { type Config, httpUrl, list, loadConfig, optionalText } from './config.ts';

/** A Kafka cluster, as one process uses it. */
export interface KafkaConnection {
  /** host:port, at least one. */
  readonly brokers: readonly string[];
  /** Names the process in the broker's logs and quotas. */
  readonly clientId: string;
}

/** A schema registry that speaks the Confluent API. */
export interface RegistryConnection {
  /** With its path, without a slash at its end. */
  readonly url: string;
}

/** Everything that one process needs to reach a deployment. */
export interface Connection {
  readonly kafka: KafkaConnection;
  readonly registry: RegistryConnection;
}

const BROKER = /^(\[[0-9a-f:.]+\]|[^\s:/]+):\d{1,5}$/i;

/** Addresses of brokers separated by commas. */
function brokers(input: string): readonly string[] {
  const addresses = list(input);
  if (addresses.some((address) => !BROKER.test(address)))
    throw new Error('host:port, several separated by commas');
  return addresses;
}

/** The variables of a connection. */
export const connectionTable = {
  KAFKA_BROKERS: {
    parse: brokers,
    default: '127.0.0.1:9092',
    unit: '',
    doc: 'Addresses of the Kafka brokers, host:port, separated by commas.',
  },
  SCHEMA_REGISTRY_URL: {
    parse: httpUrl,
    default: 'http://127.0.0.1:8081',
    unit: '',
    doc: 'Address of a schema registry that speaks the Confluent API, with its path if it has one.',
  },
  TOPIC_PREFIX: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Put before every topic and group name, so that several deployments can share a cluster.',
  },
} as const;

/** A deployment on a cluster: where it is and under which prefix. */
export type ConnectionConfig = Config<typeof connectionTable>;

/** The connection that a configuration describes. */
export function connectionOf(config: ConnectionConfig, clientId: string): Connection {
  return {
    kafka: { brokers: config.KAFKA_BROKERS, clientId },
    registry: { url: config.SCHEMA_REGISTRY_URL },
  };
}

/** The variables of child processes that are to reach the same deployment. */
export function connectionEnv(config: ConnectionConfig): Record<keyof typeof connectionTable, string> {
  return {
    KAFKA_BROKERS: config.KAFKA_BROKERS.join(','),
    SCHEMA_REGISTRY_URL: config.SCHEMA_REGISTRY_URL,
    TOPIC_PREFIX: config.TOPIC_PREFIX,
  };
}

/** An option of a command that takes the place of a variable. */
export interface ConnectionOption {
  readonly option: string;
  readonly variable: keyof typeof connectionTable;
  readonly given: string | undefined;
  /** Whether the command cannot do without: commands have no default address. */
  readonly isRequired: boolean;
}

/**
 * The connection of a command: its options, else the variables that workers read.
 * @throws Error with one line that names the option, what was given and what is accepted
 */
export function readConnection(
  options: readonly ConnectionOption[],
  env: NodeJS.ProcessEnv = process.env,
): ConnectionConfig {
  const merged = { ...env };
  for (const { option, variable, given, isRequired } of options) {
    if (given !== undefined) merged[variable] = given;
    if (isRequired && (merged[variable] ?? '').trim() === '')
      throw new Error(`${option} is missing; give it, or set ${variable}`);
  }
  const result = loadConfig(connectionTable, merged);
  if (result.ok) return result.config;
  const lines = result.problems.map(({ variable, given, accepted }) => {
    const option = options.find((one) => one.variable === variable && one.given !== undefined)?.option;
    return `${option ?? variable} ${given}: accepted is ${accepted}`;
  });
  throw new Error(lines.join('; '));
}
