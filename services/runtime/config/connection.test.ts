import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import {
  connectionEnv,
  connectionOf,
  connectionTable,
  openConnection,
  readConnection,
} from './connection.ts';

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

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'a login that the protocol does not do',
      { KAFKA_SASL_MECHANISM: 'PLAIN' },
      /KAFKA_SASL_MECHANISM PLAIN: accepted is no value.*logs in nobody/,
    ],
    [
      'a certificate without TLS',
      { KAFKA_SSL_CA: 'x' },
      /KAFKA_SSL_CA \[secret\]: accepted is no value.*encrypts nothing/,
    ],
    [
      'no mechanism',
      { KAFKA_SECURITY_PROTOCOL: 'SASL_SSL' },
      /KAFKA_SASL_MECHANISM is not set: accepted is a value/,
    ],
    [
      'no password',
      { KAFKA_SECURITY_PROTOCOL: 'SASL_SSL', KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_USERNAME: 'u' },
      /KAFKA_SASL_PASSWORD is not set/,
    ],
    [
      'no secret of a client',
      {
        KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
        KAFKA_SASL_MECHANISM: 'OAUTHBEARER',
        KAFKA_SASL_OAUTHBEARER_CLIENT_ID: 'c',
      },
      /CLIENT_SECRET is not set/,
    ],
    [
      'a certificate without its key',
      { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_SSL_CERTIFICATE: 'x' },
      /KAFKA_SSL_KEY is not set/,
    ],
    [
      'a user of the registry without a password',
      { SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: 'hidden' },
      /\[secret\]: accepted is USER:PASSWORD/,
    ],
    [
      'two ways to ask a registry',
      { SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: 'a:hidden', SCHEMA_REGISTRY_BEARER_AUTH_TOKEN: 'hidden' },
      /one of the two/,
    ],
    ['an authority for a registry without TLS', { SCHEMA_REGISTRY_SSL_CA: 'hidden' }, /http:\/\//],
    [
      'a password in the address of a broker',
      { KAFKA_BROKERS: 'u:hidden@a:1' },
      /KAFKA_BROKERS \*\*\*@a:1: accepted is host:port/,
    ],
    [
      'a file that is not there',
      { KAFKA_SASL_PASSWORD_FILE: '/none' },
      /KAFKA_SASL_PASSWORD the file \/none: accepted is a file that can be read/,
    ],
    [
      'a secret given twice',
      { KAFKA_SASL_PASSWORD: 'hidden', KAFKA_SASL_PASSWORD_FILE: '/none' },
      /one of the two/,
    ],
    ['a way to register that is none', { SCHEMA_REGISTRY_AUTO_REGISTER: 'maybe' }, /one of true, false/],
  ])('says what does not fit together, and shows no secret: %s', (_, env, message) => {
    expect(() => readConnection([], env)).toThrow(message);
    expect(() => readConnection([], env)).not.toThrow(/hidden/);
  });

  it('has the credentials of the registry beside its address, not in it', () => {
    const config = readConnection([], { SCHEMA_REGISTRY_URL: 'https://us%40er:pa%2Fss@r:8081/api' });
    expect(config.SCHEMA_REGISTRY_URL).toBe('https://r:8081/api');
    expect(config.SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO?.reveal()).toBe('us@er:pa/ss');
    expect(connectionOf(config, 'x').registry.basicAuth?.reveal()).toBe('us@er:pa/ss');
  });

  it('refuses credentials on a command line without repeating them', () => {
    const given = {
      option: '--registry',
      variable: 'SCHEMA_REGISTRY_URL',
      given: 'http://u:hidden@r',
      isRequired: true,
    } as const;
    expect(() => readConnection([given], {})).toThrow(
      /--registry http:\/\/\*\*\*@r: credentials do not belong/,
    );
    expect(() => readConnection([given], {})).not.toThrow(/hidden/);
  });

  it('hands on every secret as it was given, and leaves none of another deployment', () => {
    const env = connectionEnv(
      readConnection([], {
        KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
        KAFKA_SASL_MECHANISM: 'PLAIN',
        KAFKA_SASL_USERNAME: 'u',
        KAFKA_SASL_PASSWORD: 'p',
      }),
    );
    expect(env).toMatchObject({
      KAFKA_SASL_PASSWORD: 'p',
      KAFKA_SASL_PASSWORD_FILE: '',
      KAFKA_SSL_KEY: '',
      KAFKA_SSL_KEY_FILE: '',
    });
    const open = connectionEnv(openConnection('a:1', 'http://r', ''));
    expect(open).toMatchObject({
      KAFKA_SECURITY_PROTOCOL: 'PLAINTEXT',
      KAFKA_SASL_PASSWORD: '',
      KAFKA_SASL_MECHANISM: '',
    });
  });

  it('refuses a broker without a port in a worker too', () => {
    expect(loadConfig(connectionTable, { KAFKA_BROKERS: 'kafka' })).toMatchObject({ ok: false });
  });
});
