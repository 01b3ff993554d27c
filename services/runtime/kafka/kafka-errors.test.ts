import { describe, expect, it } from 'vitest';
import { BrokerAway, Refused } from '../log/broker-errors.ts';
import { translateError, translating } from './kafka-errors.ts';

const named = (name: string, extra: object = {}) => Object.assign(new Error(name), { name, ...extra });
const isAway = (error: unknown) => translateError(error) instanceof BrokerAway;

describe('a broker is away', () => {
  it.each([
    named('KafkaJSGroupCoordinatorNotFound'),
    named('KafkaJSConnectionError'),
    named('KafkaJSSASLAuthenticationError'),
    named('KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSBrokerNotFound') }),
    named('KafkaJSProtocolError', { type: 'GROUP_LOAD_IN_PROGRESS' }),
    named('KafkaJSNonRetriableError', {
      cause: named('KafkaJSProtocolError', { type: 'NOT_COORDINATOR_FOR_GROUP' }),
    }),
    new Error('Broker not connected'),
    new TypeError("Cannot read properties of null (reading 'topicMetadata')"),
    new TypeError("Cannot read properties of null (reading '17')"),
  ])('when kafkajs says %s', (error) => {
    expect(isAway(error)).toBe(true);
  });

  it.each([
    new TypeError('x is not a function'),
    named('KafkaJSProtocolError', { type: 'GROUP_AUTHORIZATION_FAILED' }),
    named('KafkaJSNumberOfRetriesExceeded', {
      cause: named('KafkaJSProtocolError', { type: 'UNKNOWN_TOPIC_OR_PARTITION' }),
    }),
    'no error at all',
    undefined,
  ])('but not when it says %s', (error) => {
    expect(isAway(error)).toBe(false);
  });

  it('ends on an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(isAway(error)).toBe(false);
  });
});

describe('a refusal', () => {
  it('keeps the broker’s word, the message and the cause', () => {
    const error = named('KafkaJSNonRetriableError', {
      cause: named('KafkaJSProtocolError', { type: 'TOPIC_AUTHORIZATION_FAILED' }),
    });
    const translated = translateError(error);
    expect(translated).toBeInstanceOf(Refused);
    expect(translated).toMatchObject({ code: 'TOPIC_AUTHORIZATION_FAILED', cause: error });
  });

  it.each([
    'UNKNOWN_TOPIC_OR_PARTITION',
    'INVALID_TIMESTAMP',
    'POLICY_VIOLATION',
    'UNSUPPORTED_COMPRESSION_TYPE',
  ])('is what only a person mends: %s', (type) => {
    const cause = named('KafkaJSProtocolError', { type });
    expect(translateError(named('KafkaJSNumberOfRetriesExceeded', { cause }))).toMatchObject({
      name: 'Refused',
      code: type,
    });
  });
});

it('of several topics at once is named topic by topic', () => {
  const one = named('KafkaJSCreateTopicError', { type: 'TOPIC_AUTHORIZATION_FAILED', topic: 'stories.v1' });
  const all = named('KafkaJSAggregateError', { errors: [one] });
  expect(translateError(all)).toMatchObject({
    code: 'TOPIC_AUTHORIZATION_FAILED',
    message: 'KafkaJSAggregateError: stories.v1: TOPIC_AUTHORIZATION_FAILED',
  });
});

describe('translation', () => {
  it('leaves what it does not know as it is', () => {
    const bug = new TypeError('x is not a function');
    expect(translateError(bug)).toBe(bug);
  });

  it('does not wrap twice', () => {
    const away = translateError(named('KafkaJSConnectionError'));
    expect(translateError(away)).toBe(away);
  });

  it('is what a failed call throws', async () => {
    const call = () => Promise.reject(named('KafkaJSConnectionError'));
    await expect(translating(call)).rejects.toBeInstanceOf(BrokerAway);
  });
});
