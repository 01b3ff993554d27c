import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { connectionEnv, connectionOf, connectionTable, readConnection } from './connection.ts';

const option = (given: string | undefined, isRequired = true) =>
  ({ option: '--brokers', variable: 'KAFKA_BROKERS', given, isRequired }) as const;

describe('a connection', () => {
  it('is what the environment says', () => {
    const config = readConnection([], {
      KAFKA_BROKERS: 'a:1, [::1]:9092',
      SCHEMA_REGISTRY_URL: 'http://r:8081/api/',
      TOPIC_PREFIX: 't.',
    });
    expect(connectionOf(config, 'newsfold-x')).toMatchObject({
      kafka: { brokers: ['a:1', '[::1]:9092'], clientId: 'newsfold-x' },
      registry: { url: 'http://r:8081/api' },
    });
  });

  it('is handed to child processes in the form that they read', () => {
    const config = readConnection([], { KAFKA_BROKERS: 'a:1,b:2', TOPIC_PREFIX: 't.' });
    expect(readConnection([], connectionEnv(config))).toEqual(config);
  });

  it('takes an option before the environment', () => {
    const config = readConnection([option('b:2')], { KAFKA_BROKERS: 'a:1' });
    expect(config.KAFKA_BROKERS).toEqual(['b:2']);
  });

  it.each([
    [option(undefined), {}, '--brokers is missing; give it, or set KAFKA_BROKERS'],
    [option('nowhere'), {}, '--brokers nowhere: accepted is host:port'],
    [option(undefined), { KAFKA_BROKERS: 'nowhere' }, 'KAFKA_BROKERS nowhere: accepted is host:port'],
    [option('a:1'), { SCHEMA_REGISTRY_URL: 'r:8081' }, 'SCHEMA_REGISTRY_URL r:8081: accepted is an address'],
  ])('says in one line what is wrong: %j with %j', (given, env, message) => {
    expect(() => readConnection([given], env)).toThrow(message);
  });

  it('refuses a broker without a port in a worker too', () => {
    expect(loadConfig(connectionTable, { KAFKA_BROKERS: 'kafka' })).toMatchObject({ ok: false });
  });
});
