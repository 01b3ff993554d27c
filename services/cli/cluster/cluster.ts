/** A connection to a cluster that exists already, as the commands for operators need it. */

import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';

const SESSION_TIMEOUT_MS = 10_000;
const MAX_WAIT_MS = 50;

/**
 * The value of an option, or else of the environment variable that the workers take it from.
 * @throws Error with one line that says how to give it
 */
export function optionOr(option: string, given: string | undefined, variable: string): string {
  const value = given ?? process.env[variable];
  if (value === undefined || value.trim() === '')
    throw new Error(`${option} is missing; give it, or set ${variable}`);
  return value.trim();
}

/**
 * Reads a list of addresses.
 * @throws Error with one line that says which one is none
 */
export function brokerList(given: string): readonly string[] {
  const brokers = given
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const wrong = brokers.find((one) => !/^(\[[0-9a-f:.]+\]|[^\s:/]+):\d{1,5}$/i.test(one));
  if (brokers.length === 0 || wrong !== undefined)
    throw new Error(`--brokers ${wrong ?? given}: accepted is host:port, several separated by commas`);
  return brokers;
}

/**
 * Reads a registry's address.
 * @throws Error with one line
 */
export function registryUrl(given: string): string {
  if (!/^https?:\/\//.test(given) || !URL.canParse(given))
    throw new Error(`--registry ${given}: accepted is an address that starts with http:// or https://`);
  return given.replace(/\/+$/, '');
}

/**
 * Connects and makes sure that a broker answers.
 * @throws Error with one line that names the addresses
 */
export async function openCluster(brokers: readonly string[], clientId: string): Promise<Broker> {
  const broker = kafkaBroker({
    brokers,
    clientId,
    logger: createLogger(clientId, 'silent'),
    sessionTimeoutMs: SESSION_TIMEOUT_MS,
    maxWaitMs: MAX_WAIT_MS,
  });
  try {
    await broker.topics();
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    throw new Error(`--brokers ${brokers.join(',')}: no Kafka broker answers: ${why}`);
  }
  return broker;
}

/**
 * Makes sure that a registry answers.
 * @throws Error with one line that names the address
 */
export async function checkRegistry(url: string): Promise<void> {
  const answer = await fetch(`${url}/subjects`).catch(() => undefined);
  if (!answer?.ok)
    throw new Error(
      `--registry ${url}: no schema registry answers at ${url}/subjects; give the path of its Confluent API`,
    );
}
