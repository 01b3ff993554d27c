/** A cluster that exists already, as commands reach it. */

import type { OptionTable } from '@newsfold/runtime/command/command-line.ts';
import {
  type Connection,
  type ConnectionConfig,
  type ConnectionOption,
  connectionOf,
  connectionTable,
  type KafkaConnection,
  type RegistryConnection,
  readConnection,
} from '@newsfold/runtime/config/connection.ts';
import { strayVariables } from '@newsfold/runtime/config/stray-variables.ts';
import { checkKafka } from '@newsfold/runtime/doctor/check-kafka.ts';
import { ask } from '@newsfold/runtime/http/http-client.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { describeAnswer, registryTarget } from '@newsfold/runtime/registry/registry-client.ts';

const SESSION_TIMEOUT_MS = 10_000;
const MAX_WAIT_MS = 50;
const REGISTRY_TIMEOUT_MS = 5000;

/** The options by which a command is told where a deployment is. */
export const connectionOptions = {
  brokers: {
    type: 'string',
    value: 'LIST',
    doc: 'host:port, separated by commas; else KAFKA_BROKERS, else the newsfold that runs here',
  },
  registry: {
    type: 'string',
    value: 'URL',
    doc: 'schema registry with the path of its Confluent API; else SCHEMA_REGISTRY_URL',
  },
  prefix: { type: 'string', value: 'TEXT', doc: "the deployment's prefix; else TOPIC_PREFIX" },
} as const satisfies OptionTable;

/** Values of these options as they were given. */
export type ConnectionValues = {
  readonly [K in keyof typeof connectionOptions]?: string | undefined;
};

/**
 * The deployment that a command is to work on: its options, else the variables that workers read.
 * @param needsRegistry whether the command cannot do without a registry
 * @throws Error with one line that names the option, what was given and what is accepted
 */
export function deploymentOf(values: ConnectionValues, needsRegistry: boolean): ConnectionConfig {
  // Those that would be errors have ended the command before.
  for (const { message } of strayVariables([connectionTable], process.env))
    process.stderr.write(`${message}\n`);
  const options: readonly ConnectionOption[] = [
    { option: '--brokers', variable: 'KAFKA_BROKERS', given: values.brokers, isRequired: true },
    {
      option: '--registry',
      variable: 'SCHEMA_REGISTRY_URL',
      given: values.registry,
      isRequired: needsRegistry,
    },
    { option: '--prefix', variable: 'TOPIC_PREFIX', given: values.prefix, isRequired: false },
  ];
  try {
    return readConnection(options);
  } catch (error) {
    const { message } = error as Error;
    if (!message.startsWith('--brokers is missing')) throw error;
    throw new Error(`${message}; no newsfold runs here (\`newsfold start\`)`);
  }
}

/** The connection of a command to a deployment. @param command its name, for the broker's logs */
export function commandConnection(deployment: ConnectionConfig, command: string): Connection {
  return connectionOf(deployment, `newsfold-${command}`);
}

/**
 * Connects, after making sure that a broker answers and lets this command in.
 * @throws Error with one line that names the addresses, what is wrong and what to do
 */
export async function openCluster(connection: KafkaConnection): Promise<Broker> {
  const { findings, signedIn } = await checkKafka(connection);
  await signedIn?.close();
  if (signedIn === undefined) {
    const wrong = findings.filter(({ isOk }) => !isOk);
    const why = wrong.map(({ check, found, remedy }) => `${check}: ${found}. ${remedy}`);
    throw new Error(`--brokers ${connection.brokers.join(',')}: no Kafka broker answers: ${why.join('; ')}`);
  }
  return kafkaBroker({
    connection,
    logger: createLogger(connection.clientId, 'silent'),
    sessionTimeoutMs: SESSION_TIMEOUT_MS,
    maxWaitMs: MAX_WAIT_MS,
  });
}

/**
 * Makes sure that a registry answers.
 * @throws Error with one line that names the address
 */
export async function checkRegistry(connection: RegistryConnection): Promise<void> {
  const answer = await ask(registryTarget(connection), {
    path: '/subjects',
    timeoutMs: REGISTRY_TIMEOUT_MS,
  }).catch((error: Error) => error);
  if (!(answer instanceof Error) && answer.status === 200) return;
  const why = answer instanceof Error ? answer.message : describeAnswer(answer);
  throw new Error(
    `--registry ${connection.url}: no schema registry answers at ${connection.url}/subjects: ${why}; give the path of its Confluent API`,
  );
}
