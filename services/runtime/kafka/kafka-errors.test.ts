import { describe, expect, it } from 'vitest';
import { isBrokerAway } from './kafka-errors.ts';

const named = (name: string, extra: object = {}) => Object.assign(new Error(name), { name }, extra);

describe('a broker is away', () => {
  it.each([
    named('KafkaJSGroupCoordinatorNotFound'),
    named('KafkaJSConnectionError'),
    named('KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSBrokerNotFound') }),
    named('KafkaJSProtocolError', { type: 'GROUP_LOAD_IN_PROGRESS' }),
    named('KafkaJSNonRetriableError', {
      cause: named('KafkaJSProtocolError', { type: 'NOT_COORDINATOR_FOR_GROUP' }),
    }),
    new Error('Broker not connected'),
    new TypeError("Cannot read properties of null (reading 'topicMetadata')"),
  ])('when kafkajs says %s', (error) => {
    expect(isBrokerAway(error)).toBe(true);
  });

  it.each([
    new TypeError('x is not a function'),
    named('KafkaJSSASLAuthenticationError'),
    named('KafkaJSProtocolError', { type: 'GROUP_AUTHORIZATION_FAILED' }),
    named('KafkaJSNumberOfRetriesExceeded', {
      cause: named('KafkaJSProtocolError', { type: 'UNKNOWN_TOPIC_OR_PARTITION' }),
    }),
    'no error at all',
    undefined,
  ])('but not when it says %s', (error) => {
    expect(isBrokerAway(error)).toBe(false);
  });

  it('ends on an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(isBrokerAway(error)).toBe(false);
  });
});
