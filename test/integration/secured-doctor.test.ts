/** A broker that asks who comes: every login that is right, and everything that is wrong, one thing at a time, by its words. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { createServer as createBareTlsServer } from 'node:tls';
import { LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { connectionOf, readConnection } from '@newsfold/runtime/config/connection.ts';
import { examine } from '@newsfold/runtime/doctor/doctor.ts';
import { findingLine } from '@newsfold/runtime/doctor/finding.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { needsOf } from '@newsfold/runtime/process/read-config.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Authority, type Identity, makeAuthority } from '../support/certificates.ts';
import { ADMIN, AUTHORITY, passwordOf, type SecuredAddresses } from '../support/secured-kafka.ts';

type Env = Readonly<Record<string, string>>;

const secured = inject('secured') as SecuredAddresses;
const DAY_MS = 24 * 60 * 60 * 1000;
const NO_NEEDS = { ...needsOf('ingest', 'doctor-', ['doctor-raw']), roles: [], schemas: [] };

let authority: Authority;
let admin: Identity;
const servers: (Server | TcpServer)[] = [];
beforeAll(async () => {
  authority = await makeAuthority(AUTHORITY, readFileSync(secured.caKeyFile, 'utf8'));
  admin = await authority.issue({ commonName: ADMIN });
});
afterAll(() => {
  for (const server of servers) server.close();
});

const saslSsl = (over: Env = {}): Env => ({
  KAFKA_BROKERS: secured.saslSsl,
  KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
  KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
  KAFKA_SASL_USERNAME: ADMIN,
  KAFKA_SASL_PASSWORD: passwordOf(ADMIN),
  KAFKA_SSL_CA_FILE: secured.caFile,
  ...over,
});

const mtls = (over: Env = {}): Env => ({
  KAFKA_BROKERS: secured.mtls,
  KAFKA_SECURITY_PROTOCOL: 'SSL',
  KAFKA_SSL_CA_FILE: secured.caFile,
  KAFKA_SSL_CERTIFICATE: admin.certificate,
  KAFKA_SSL_KEY: admin.key,
  ...over,
});

/** An unsigned token. @param lifeS from now, seconds */
function token(user: string, lifeS: number, beginsInS = 0): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return `${part({ alg: 'none' })}.${part({ sub: user, iat: now + beginsInS, exp: now + lifeS })}.`;
}

const oauth = (over: Env): Env => ({
  KAFKA_BROKERS: secured.saslSsl,
  KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
  KAFKA_SASL_MECHANISM: 'OAUTHBEARER',
  KAFKA_SSL_CA_FILE: secured.caFile,
  ...over,
});

async function listen(server: Server | TcpServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  return (server.address() as AddressInfo).port;
}

/** The bad findings of an environment, as lines; those of the registry are left out. */
async function wrongWith(env: Env): Promise<string> {
  const findings = await examine(connectionOf(readConnection([], env), 'doctor-test'), NO_NEEDS, 1500);
  return findings
    .filter(({ isOk }) => !isOk)
    .map(findingLine)
    .join('\n');
}

async function topicsBy(env: Env): Promise<number> {
  const broker = kafkaBroker({
    connection: connectionOf(readConnection([], env), 'login-test').kafka,
    logger: createLogger('login-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  try {
    return (await broker.topics()).size;
  } finally {
    await broker.close();
  }
}

describe('a login', () => {
  it.each([
    ['PLAIN', () => saslSsl({ KAFKA_SASL_MECHANISM: 'PLAIN' })],
    ['SCRAM-SHA-256', () => saslSsl({ KAFKA_SASL_MECHANISM: 'SCRAM-SHA-256' })],
    ['SCRAM-SHA-512', () => saslSsl()],
    ['a token', () => oauth({ KAFKA_SASL_OAUTHBEARER_TOKEN: token(ADMIN, 600) })],
    ['a client certificate', () => mtls()],
    [
      'PLAIN without encryption',
      () => ({
        KAFKA_BROKERS: secured.saslPlaintext,
        KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
        KAFKA_SASL_MECHANISM: 'PLAIN',
        KAFKA_SASL_USERNAME: ADMIN,
        KAFKA_SASL_PASSWORD: passwordOf(ADMIN),
      }),
    ],
  ] as const)('by %s is accepted, and the doctor has nothing to say', async (_, env) => {
    expect(await topicsBy(env())).toBeGreaterThanOrEqual(0);
    expect(await wrongWith(env())).toBe('');
  });

  it('by tokens of an endpoint asks for one as often as their life demands', async () => {
    let asked = 0;
    const seen: string[] = [];
    const port = await listen(
      createServer((request, response) => {
        asked += 1;
        seen.push(request.headers.authorization ?? '');
        response.end(JSON.stringify({ access_token: token(ADMIN, 600), expires_in: 600 }));
      }),
    );
    const env = oauth({
      KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: `http://${LOOPBACK}:${port}/token`,
      KAFKA_SASL_OAUTHBEARER_CLIENT_ID: 'newsfold',
      KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET: 'marked secret/of the client',
    });
    expect(await topicsBy(env)).toBeGreaterThanOrEqual(0);
    expect(asked).toBe(1);
    const [, basic = ''] = /^Basic (.+)$/.exec(seen[0] ?? '') ?? [];
    expect(Buffer.from(basic, 'base64').toString()).toBe('newsfold:marked+secret%2Fof+the+client');
  });
});

describe('what is wrong is said in words that mend it', () => {
  it.each<[string, () => Env | Promise<Env>, RegExp]>([
    [
      'TLS to a port without',
      () => mtls({ KAFKA_BROKERS: inject('brokers') }),
      /speaks no TLS.*KAFKA_SECURITY_PROTOCOL=PLAINTEXT/,
    ],
    [
      'a login over TLS to a port without',
      () => saslSsl({ KAFKA_BROKERS: secured.saslPlaintext }),
      /speaks no TLS.*KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT/,
    ],
    [
      'no TLS to a port with',
      () => ({ KAFKA_BROKERS: secured.saslSsl }),
      /speaks TLS alone.*KAFKA_SECURITY_PROTOCOL=SSL/,
    ],
    [
      'no login where one is wanted',
      () => ({ KAFKA_BROKERS: secured.saslPlaintext }),
      /wants a login, by .*SCRAM-SHA-512.*KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT/,
    ],
    [
      'a login where none is taken',
      () =>
        saslSsl({
          KAFKA_BROKERS: secured.mtls,
          KAFKA_SSL_CERTIFICATE: admin.certificate,
          KAFKA_SSL_KEY: admin.key,
        }),
      /takes no login.*KAFKA_SECURITY_PROTOCOL=SSL/,
    ],
    [
      'a wrong password',
      () => saslSsl({ KAFKA_SASL_PASSWORD: 'marked-secret-wrong' }),
      /login by SCRAM-SHA-512: refused for the user "admin".*KAFKA_SASL_PASSWORD/,
    ],
    [
      'a wrong password of PLAIN',
      () => saslSsl({ KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_PASSWORD: 'marked-secret-wrong' }),
      /login by PLAIN: refused for the user "admin".*KAFKA_SASL_PASSWORD/,
    ],
    [
      'an unknown user',
      () => saslSsl({ KAFKA_SASL_USERNAME: 'stranger' }),
      /refused for the user "stranger".*must be known to SCRAM-SHA-512/,
    ],
    [
      'an authority that is not known',
      async () =>
        saslSsl({ KAFKA_SSL_CA: (await makeAuthority('another')).certificate, KAFKA_SSL_CA_FILE: '' }),
      /issued by "newsfold test authority", which nobody here knows.*KAFKA_SSL_CA_FILE/,
    ],
    [
      'another host name',
      () => saslSsl({ KAFKA_SSL_SERVER_NAME: 'kafka.example' }),
      /certificate is for another host: .*localhost.*KAFKA_SSL_SERVER_NAME/,
    ],
    [
      'no client certificate',
      () => mtls({ KAFKA_SSL_CERTIFICATE: '', KAFKA_SSL_KEY: '' }),
      /wants a certificate of ours.*KAFKA_SSL_CERTIFICATE_FILE/,
    ],
    [
      'a client certificate of another authority',
      async () => {
        const { certificate, key } = await (await makeAuthority('another')).issue({ commonName: ADMIN });
        return mtls({ KAFKA_SSL_CERTIFICATE: certificate, KAFKA_SSL_KEY: key });
      },
      /does not accept our certificate/,
    ],
    [
      'a token that is none',
      () => oauth({ KAFKA_SASL_OAUTHBEARER_TOKEN: 'marked-secret' }),
      /login by OAUTHBEARER: refused: .*token.*_TOKEN_FILE/,
    ],
    [
      'a token that has ended',
      () => oauth({ KAFKA_SASL_OAUTHBEARER_TOKEN: token(ADMIN, -60) }),
      /the token ended on 2.*clock/,
    ],
    [
      'a clock that is behind',
      () => oauth({ KAFKA_SASL_OAUTHBEARER_TOKEN: token(ADMIN, 7200, 3600) }),
      /the token begins on 2.*clock/,
    ],
    [
      'a token endpoint that refuses',
      async () => {
        const server = createServer((_, response) =>
          response.writeHead(401).end('{"error":"invalid_client"}'),
        );
        return oauth({
          KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: `http://${LOOPBACK}:${await listen(server)}/token`,
          KAFKA_SASL_OAUTHBEARER_CLIENT_ID: 'newsfold',
          KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET: 'marked-secret-wrong',
        });
      },
      /gives no token: it answered 401 \(invalid_client\).*_CLIENT_SECRET/,
    ],
    [
      'a port where nothing listens',
      () => ({ KAFKA_BROKERS: `${LOOPBACK}:1` }),
      /nothing listens there.*KAFKA_BROKERS/,
    ],
    [
      'a name that is not known',
      () => ({ KAFKA_BROKERS: 'kafka.invalid:9092' }),
      /its name (is not known|cannot be looked up)/,
    ],
    [
      'something else than Kafka',
      async () => ({
        KAFKA_BROKERS: `${LOOPBACK}:${await listen(createServer((_, response) => response.end()))}`,
      }),
      /no Kafka broker/,
    ],
    [
      'something that says nothing',
      async () => ({ KAFKA_BROKERS: `${LOOPBACK}:${await listen(createTcpServer(() => undefined))}` }),
      /no Kafka broker/,
    ],
  ])('%s', async (_, env, words) => {
    const lines = await wrongWith(await env());
    expect(lines).toMatch(words);
    expect(lines).not.toContain('marked-secret');
  });

  it.each<[string, number, number, RegExp]>([
    ['has ended', -2, -1, /certificate ended on/],
    ['has not begun', 1, 2, /certificate begins on .*clock/],
  ])('a certificate of the broker that %s', async (_, fromDays, toDays, words) => {
    const { certificate: cert, key } = await authority.issue({
      commonName: 'old',
      hosts: [LOOPBACK],
      notBefore: new Date(Date.now() + fromDays * DAY_MS),
      notAfter: new Date(Date.now() + toDays * DAY_MS),
    });
    const port = await listen(
      createBareTlsServer({ cert, key }, (socket) => socket.on('error', () => undefined)),
    );
    expect(await wrongWith(saslSsl({ KAFKA_BROKERS: `${LOOPBACK}:${port}` }))).toMatch(words);
  });
});

describe('what is wrong with the registry', () => {
  const needs = { ...needsOf('ingest', 'doctor-', ['doctor-raw']), roles: [] };
  const about = async (env: Env) => {
    const connection = connectionOf(
      readConnection([], { KAFKA_BROKERS: inject('brokers'), ...env }),
      'doctor-test',
    );
    const findings = await examine(connection, needs);
    return findings
      .filter(({ isOk }) => !isOk)
      .map(findingLine)
      .join('\n');
  };

  it('is nothing, for the one of the suite', async () => {
    expect(await about({ SCHEMA_REGISTRY_URL: inject('registryUrl') })).toBe('');
  });

  it.each<[string, number, string, string, RegExp]>([
    [
      '401',
      401,
      'application/json',
      '{"error_code":40101,"message":"Unauthorized"}',
      /401: Unauthorized.*SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO/,
    ],
    ['403', 403, 'application/json', '{"error_code":40301,"message":"Forbidden"}', /403: Forbidden.*may not/],
    ['404 without the API', 404, 'text/plain', 'not found', /the Confluent API is not at this path/],
    [
      'the page of a proxy',
      200,
      'text/html; charset=utf-8',
      '<html>Please log in</html>',
      /a page \(text\/html\).*proxy/,
    ],
    ['a page with 502', 502, 'text/html', '<html>Bad gateway</html>', /502 with a page/],
    ['a redirect', 302, 'text/plain', '', /302: it points elsewhere/],
  ])('%s', async (_, status, type, body, words) => {
    const port = await listen(
      createServer((_, response) => response.writeHead(status, { 'content-type': type }).end(body)),
    );
    const lines = await about({ SCHEMA_REGISTRY_URL: `http://user:marked-secret@${LOOPBACK}:${port}/api` });
    expect(lines).toMatch(words);
    expect(lines).not.toContain('marked-secret');
  });

  it('its certificate, its protocol, and a clock', async () => {
    const { certificate: cert, key } = await authority.issue({ commonName: 'registry', hosts: [LOOPBACK] });
    const late = new Date(Date.now() - 3_600_000).toUTCString();
    const port = await listen(
      createTlsServer({ cert, key }, (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json', date: late }).end('{"id":1}'),
      ),
    );
    const url = `https://${LOOPBACK}:${port}`;
    expect(await about({ SCHEMA_REGISTRY_URL: url })).toMatch(
      /nobody here knows.*SCHEMA_REGISTRY_SSL_CA_FILE/,
    );
    expect(await about({ SCHEMA_REGISTRY_URL: url.replace('https', 'http') })).toMatch(/https:\/\//);
    expect(await about({ SCHEMA_REGISTRY_URL: url, SCHEMA_REGISTRY_SSL_CA_FILE: secured.caFile })).toMatch(
      /clock is 36\d\d s ahead of the registry/,
    );
    expect(await about({ SCHEMA_REGISTRY_URL: inject('registryUrl').replace('http', 'https') })).toMatch(
      /speaks no TLS/,
    );
  });
});
