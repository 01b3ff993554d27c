/**
 * Whether an error means that the broker is away for a while, by the names that kafkajs gives its errors.
 *
 * kafkajs' own mark (`retriable`) does not tell: that no group coordinator was found is not retriable to it, and ends a
 * consumer for good, though it is what a broker that is just starting says.
 */

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
]);

/** What a broker answers that is starting, stopping or handing over. A topic that is missing is not among them. */
const AWAY_TYPES: ReadonlySet<string> = new Set([
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
]);

/** What kafkajs throws without a name of its own when a connection ends while it is being opened. */
const AWAY_MESSAGES = /^Broker not connected$|^Cannot read properties of null \(reading 'topicMetadata'\)$/;

/** Causes that are followed at most: an error that names itself must not be followed for ever. */
const MAX_DEPTH = 10;

/** Whether waiting can help; the first cause decides that kafkajs does not merely wrap. */
export function isBrokerAway(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < MAX_DEPTH && cause instanceof Error; depth += 1) {
    const { type } = cause as { readonly type?: unknown };
    if (AWAY_NAMES.has(cause.name) || (typeof type === 'string' && AWAY_TYPES.has(type))) return true;
    if (AWAY_MESSAGES.test(cause.message)) return true;
    cause = cause.cause;
  }
  return false;
}
