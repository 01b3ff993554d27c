/**
 * How newsfold reaches a cluster and its schema registry, and as whom: the one place where addresses, credentials and
 * certificates are read, checked and handed on, for workers, launcher and commands alike.
 */
import { type Secret, withoutCredentials } from '../secrets/secret.ts';
import type { TlsMaterial } from '../secrets/tls-material.ts';
import {
  type Config,
  type ConfigProblem,
  configEnv,
  httpUrl,
  list,
  loadConfig,
  optionalText,
} from './config.ts';
import { securityProblems } from './security-problems.ts';
import { type SecurityConfig, securityTable } from './security-table.ts';

/** How a process logs in to a cluster. */
export type KafkaLogin =
  | {
      readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
      readonly username: string;
      readonly password: Secret;
    }
  | { readonly mechanism: 'OAUTHBEARER'; readonly token: Secret }
  | {
      readonly mechanism: 'OAUTHBEARER';
      readonly endpoint: string;
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly scope: string | undefined;
    };

/** A Kafka cluster, as one process uses it. */
export interface KafkaConnection {
  /** host:port, at least one. */
  readonly brokers: readonly string[];
  /** Names the process in the broker's logs and quotas. */
  readonly clientId: string;
  /** Left out: the connection is not encrypted. */
  readonly tls?: TlsMaterial | undefined;
  /** Left out: nobody logs in. */
  readonly login?: KafkaLogin | undefined;
}

/** A schema registry that speaks the Confluent API. */
export interface RegistryConnection {
  /** With its path, without a slash at its end and without credentials. */
  readonly url: string;
  readonly tls?: TlsMaterial | undefined;
  /** USER:PASSWORD. */
  readonly basicAuth?: Secret | undefined;
  readonly bearerToken?: Secret | undefined;
  /** Whether schemas that the registry does not have are registered; they are when left out. */
  readonly autoRegister?: boolean | undefined;
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
  ...securityTable,
  TOPIC_PREFIX: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Put before every topic and group name, so that several deployments can share a cluster. `FOLD+ARTICLES`: the folds have the first prefix and fold the articles of the second, beside another fold of them.',
  },
} as const;

/** A deployment on a cluster: where it is and under which prefix. */
export type ConnectionConfig = Config<typeof connectionTable>;

function loginOf(config: SecurityConfig): KafkaLogin | undefined {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_OAUTHBEARER_TOKEN: token } = config;
  if (mechanism === undefined) return undefined;
  if (mechanism === 'OAUTHBEARER')
    return token === undefined
      ? {
          mechanism,
          endpoint: config.KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL as string,
          clientId: config.KAFKA_SASL_OAUTHBEARER_CLIENT_ID as string,
          clientSecret: config.KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET as Secret,
          scope: config.KAFKA_SASL_OAUTHBEARER_SCOPE,
        }
      : { mechanism, token };
  return {
    mechanism,
    username: config.KAFKA_SASL_USERNAME as string,
    password: config.KAFKA_SASL_PASSWORD as Secret,
  };
}

function kafkaTls(config: SecurityConfig): TlsMaterial | undefined {
  if (!config.KAFKA_SECURITY_PROTOCOL.endsWith('SSL')) return undefined;
  return {
    ca: config.KAFKA_SSL_CA,
    certificate: config.KAFKA_SSL_CERTIFICATE,
    key: config.KAFKA_SSL_KEY,
    keyPassword: config.KAFKA_SSL_KEY_PASSWORD,
    serverName: config.KAFKA_SSL_SERVER_NAME,
  };
}

function registryTls(config: ConnectionConfig): TlsMaterial | undefined {
  if (!config.SCHEMA_REGISTRY_URL.startsWith('https:')) return undefined;
  return {
    ca: config.SCHEMA_REGISTRY_SSL_CA,
    certificate: config.SCHEMA_REGISTRY_SSL_CERTIFICATE,
    key: config.SCHEMA_REGISTRY_SSL_KEY,
    keyPassword: config.SCHEMA_REGISTRY_SSL_KEY_PASSWORD,
  };
}

/** The connection that a configuration describes; it has no problems. */
export function connectionOf(config: ConnectionConfig, clientId: string): Connection {
  return {
    kafka: {
      brokers: config.KAFKA_BROKERS,
      clientId,
      tls: kafkaTls(config),
      login: loginOf(config),
    },
    registry: {
      url: config.SCHEMA_REGISTRY_URL,
      tls: registryTls(config),
      basicAuth: config.SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO,
      bearerToken: config.SCHEMA_REGISTRY_BEARER_AUTH_TOKEN,
      ...(config.SCHEMA_REGISTRY_AUTO_REGISTER ? {} : { autoRegister: false }),
    },
  };
}

/** What does not fit together in a configuration whose variables are each accepted. */
export function connectionProblems(config: ConnectionConfig): readonly ConfigProblem[] {
  return securityProblems(config, kafkaTls(config), registryTls(config));
}

/** The variables of child processes that are to reach the same deployment. */
export function connectionEnv(config: ConnectionConfig): Record<string, string> {
  return configEnv(connectionTable, config);
}

/** A deployment on a cluster and a registry that ask for nobody, as the local stack has them. */
export function openConnection(brokers: string, registryUrl: string, prefix: string): ConnectionConfig {
  return readConnection([], {
    KAFKA_BROKERS: brokers,
    SCHEMA_REGISTRY_URL: registryUrl,
    TOPIC_PREFIX: prefix,
  });
}

/**
 * An environment in which the registry's address has no credentials: they are moved to the variable that is theirs, unless
 * that is set.
 */
export function separateCredentials(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { SCHEMA_REGISTRY_URL: address = '' } = env;
  if (!URL.canParse(address)) return env;
  const url = new URL(address);
  if (url.username === '' && url.password === '') return env;
  const own = 'SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO';
  const userInfo = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return {
    ...env,
    SCHEMA_REGISTRY_URL: url.href,
    ...(env[own] || env[`${own}_FILE`] ? {} : { [own]: userInfo }),
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
  const merged = { ...separateCredentials(env) };
  for (const { option, variable, given, isRequired } of options) {
    // A command line is seen by everybody on the machine, and before this process can hide it.
    if (given?.includes('@'))
      throw new Error(
        `${option} ${withoutCredentials(given)}: credentials do not belong on a command line; set SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO or KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD`,
      );
    if (given !== undefined) merged[variable] = given;
    if (isRequired && (merged[variable] ?? '').trim() === '')
      throw new Error(`${option} is missing; give it, or set ${variable}`);
  }
  const result = loadConfig(connectionTable, merged);
  const problems = result.ok ? connectionProblems(result.config) : result.problems;
  if (result.ok && problems.length === 0) return result.config;
  const lines = problems.map(({ variable, given, accepted }) => {
    const option = options.find((one) => one.variable === variable && one.given !== undefined)?.option;
    return `${option ?? variable} ${given ?? 'is not set'}: accepted is ${accepted}`;
  });
  throw new Error(lines.join('; '));
}
