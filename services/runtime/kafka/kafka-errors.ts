/**
 * kafkajs' errors, translated into those of the port.
 *
 * A login that is refused is an absence too: a password or a token that is being renewed comes by itself, in its file or at
 * its endpoint, and a member that waits for it keeps its state.
 *
 * Its own mark (`retriable`) does not say whether waiting helps: it calls a missing group coordinator not retriable and
 * gives the consumer up for good, though that is what a broker answers that is just starting.
 */
import { BrokerAway, Refused } from '../log/broker-errors.ts';

const AWAY_NAMES: ReadonlySet<string> = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSTopicMetadataNotLoaded',
  'KafkaJSLockTimeout',
  'KafkaJSSASLAuthenticationError',
]);

/** Answers of a broker that is starting, stopping or handing over. */
const AWAY_CODES: ReadonlySet<string> = new Set([
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'REQUEST_TIMED_OUT',
  'BROKER_NOT_AVAILABLE',
  'REPLICA_NOT_AVAILABLE',
  'NETWORK_EXCEPTION',
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
  'NOT_ENOUGH_REPLICAS',
  'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
  'NOT_CONTROLLER',
  'KAFKA_STORAGE_ERROR',
  'SASL_AUTHENTICATION_FAILED',
  'UNSUPPORTED_SASL_MECHANISM',
  'ILLEGAL_SASL_STATE',
]);

/**
 * Answers that stay the same until someone changes permissions, credentials or a topic, its settings or a policy. A topic
 * that is missing is created by a person too: kafkajs has asked for it several times by then.
 */
const REFUSAL_CODES: ReadonlySet<string> = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_TIMESTAMP',
  'POLICY_VIOLATION',
  'UNSUPPORTED_COMPRESSION_TYPE',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
]);

/**
 * What kafkajs throws without a name of its own when a connection ends while it is being opened, or is used before the
 * broker has said which versions it speaks: 17 is the number of the request that begins a login.
 */
const AWAY_MESSAGES =
  /^Broker not connected$|^Cannot read properties of null \(reading '(?:topicMetadata|17)'\)$/;

/** Causes followed at most: an error that names itself must not be followed forever. */
const MAX_DEPTH = 10;

/** An error of kafkajs: of one thing, or of several topics at once, which it then names one by one. */
type KafkaJsError = Error & {
  readonly type?: unknown;
  readonly topic?: unknown;
  readonly errors?: readonly unknown[];
};

/** The error and its causes, as far as they are errors; of several at once the first. */
function* chain(error: unknown): Generator<KafkaJsError> {
  let cause = error;
  for (let depth = 0; depth < MAX_DEPTH && cause instanceof Error; depth += 1) {
    const one: KafkaJsError = cause;
    yield one;
    cause = one.cause ?? one.errors?.[0];
  }
}

/** What an error says, with the topics that it is about. */
function messageOf(error: KafkaJsError): string {
  const about = (error.errors ?? []).flatMap((one) => {
    const { topic, type } = one as KafkaJsError;
    return typeof topic === 'string' ? `${topic}: ${String(type)}` : [];
  });
  return about.length === 0 ? error.message : `${error.message}: ${about.join(', ')}`;
}

function isAway({ name, message, type }: KafkaJsError): boolean {
  return (
    name === 'BrokerAway' ||
    AWAY_NAMES.has(name) ||
    (typeof type === 'string' && AWAY_CODES.has(type)) ||
    AWAY_MESSAGES.test(message)
  );
}

/** The broker's word for a refusal, or undefined when the error is none. */
function refusalOf(error: unknown): string | undefined {
  for (const { type } of chain(error)) if (typeof type === 'string' && REFUSAL_CODES.has(type)) return type;
  return undefined;
}

/**
 * The port's error for one of kafkajs. Anything that is neither an absence nor a refusal comes back as it is.
 * @returns BrokerAway, Refused, or the error itself; a value that is no error is wrapped in one
 */
export function translateError(error: unknown): Error {
  const original = error instanceof Error ? error : new Error(String(error));
  if (original instanceof BrokerAway || original instanceof Refused) return original;
  for (const cause of chain(error))
    if (isAway(cause)) return new BrokerAway(messageOf(original), { cause: original });
  const code = refusalOf(error);
  return code === undefined ? original : new Refused(code, messageOf(original), { cause: original });
}

/** Runs a call of kafkajs; what it throws is translated. */
export async function translating<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw translateError(error);
  }
}
