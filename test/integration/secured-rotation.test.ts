/**
 * A password and a client certificate that are renewed while articles flow: the worker is not restarted, its connections
 * are cut in between, and every record is answered.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { stackFiles } from '@newsfold/infra/local/stack-files.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { connectionOf, readConnection } from '@newsfold/runtime/config/connection.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { workerPlace } from '@newsfold/schemas/topology.ts';
import { expect, inject, it } from 'vitest';
import { startProxy } from '../integrity/chaos/proxy.ts';
import { readTopic } from '../integrity/read-topic.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startInProcess } from '../support/in-process.ts';
import { ADMIN, AUTHORITY, passwordOf, ROTATED, type SecuredAddresses } from '../support/secured-kafka.ts';
import { until } from '../support/until.ts';

const secured = inject('secured') as SecuredAddresses;
/** Life of the first certificate: it must have ended when the connections are cut. ms */
const FIRST_LIFE_MS = 8000;
/** Life of a token: kafkajs logs in again ten seconds before the end. s */
const TOKEN_LIFE_S = 13;

/** Gives a user another password, as an operator does. */
async function changePassword(user: string, password: string): Promise<void> {
  const { kafka } = await stackFiles(() => undefined);
  const { status, stderr, stdout } = spawnSync(
    'java',
    [
      ...['-XX:TieredStopAtLevel=1', '-cp', join(kafka, '*'), 'kafka.admin.ConfigCommand'],
      ...[
        '--bootstrap-server',
        inject('brokers'),
        '--alter',
        '--entity-type',
        'users',
        '--entity-name',
        user,
      ],
      ...['--add-config', `SCRAM-SHA-512=[password=${password}]`],
    ],
    { encoding: 'utf8' },
  );
  expect(status, `${stderr}${stdout}`).toBe(0);
}

type Env = Readonly<Record<string, string>>;

function brokerOf(env: Env): Broker {
  return kafkaBroker({
    connection: connectionOf(readConnection([], env), 'rotation').kafka,
    logger: createLogger('rotation', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
}

/** What the worker of a flow has complained of. */
interface Trouble {
  said: string;
}

/** Runs ingest as `env` says while articles flow, and something happens to it; then every article is answered. */
async function underFlow(name: string, env: Env, happen: (trouble: Trouble) => Promise<void>): Promise<void> {
  const prefix = `${name}-${randomUUID().slice(0, 8)}.`;
  const raw = topicName(prefix, 'raw');
  const [open, broker] = [brokerOf({ KAFKA_BROKERS: inject('brokers') }), brokerOf(env)];
  const trouble: Trouble = { said: '' };
  const worker = await startInProcess(ingestWorker, {
    broker,
    registryUrl: inject('registryUrl'),
    prefix,
    onTrouble: (what) => {
      trouble.said += what;
    },
  });
  const publisher = await open.publisher();
  let published = 0;
  let isOver = false;
  const feeding = (async () => {
    while (!isOver) {
      published += 1;
      const value = Buffer.from(
        JSON.stringify({ title: `The ferry of ${published} o'clock struck the pier` }),
      );
      await publisher.append(raw, published % 4, [{ key: null, value }]);
      await sleep(50);
    }
  })();
  const { groupId } = workerPlace('ingest', prefix);
  const answered = async () =>
    (await open.committed(groupId, raw)).reduce((sum, { offset }) => sum + offset, 0);
  try {
    await happen(trouble);
    isOver = true;
    await feeding;
    await until(async () => (await answered()) === published, 60);
  } finally {
    isOver = true;
    await feeding;
    await worker.stop();
    await publisher.close();
    await broker.close();
  }
  const decode = new Codec({ url: inject('registryUrl') }).decoder('Article');
  const titles = new Set<string>();
  for (const { value } of (await readTopic(open, topicName(prefix, 'articles'))).flat())
    titles.add((await decode(value as Buffer)).title);
  expect(titles.size).toBe(published);
  await open.close();
}

it.concurrent('a renewed password and certificate count without a restart, and nothing is lost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-rotation-'));
  const file = (name: string) => join(folder, name);
  const authority = await makeAuthority(AUTHORITY, readFileSync(secured.caKeyFile, 'utf8'));
  const endOfFirst = Date.now() + FIRST_LIFE_MS;
  const renewCertificate = async (notAfter: Date) => {
    const { certificate, key } = await authority.issue({ commonName: 'worker', notAfter });
    writeFileSync(file('certificate.pem'), certificate);
    writeFileSync(file('key.pem'), key);
  };
  await renewCertificate(new Date(endOfFirst));
  writeFileSync(file('password'), `${passwordOf(ROTATED)}\n`);
  const proxy = await startProxy(secured.cut.port, secured.cut.target);
  const env = {
    KAFKA_BROKERS: `${LOOPBACK}:${secured.cut.port}`,
    KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
    KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
    KAFKA_SASL_USERNAME: ROTATED,
    KAFKA_SASL_PASSWORD_FILE: file('password'),
    KAFKA_SSL_CA_FILE: secured.caFile,
    KAFKA_SSL_CERTIFICATE_FILE: file('certificate.pem'),
    KAFKA_SSL_KEY_FILE: file('key.pem'),
  };
  await underFlow('rotation', env, async (trouble) => {
    await changePassword(ROTATED, 'another-secret');
    await sleep(Math.max(0, endOfFirst + 500 - Date.now()));
    trouble.said = '';
    proxy.cut(() => true);
    // Neither the old certificate nor the old password is worth anything now.
    await until(() => trouble.said !== '');
    await renewCertificate(new Date(Date.now() + 3_600_000));
    trouble.said = '';
    // The certificate alone is not enough: the login is refused, and waited for.
    await until(() => /SASL|Authentication failed/i.test(trouble.said));
    writeFileSync(file('password'), 'another-secret\n');
  });
  await proxy.close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

it.concurrent('a token is renewed before it ends, and nobody notices', async () => {
  let asked = 0;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const server = createServer((_, response) => {
    asked += 1;
    const now = Math.floor(Date.now() / 1000);
    const token = `${part({ alg: 'none' })}.${part({ sub: ADMIN, iat: now, exp: now + TOKEN_LIFE_S })}.`;
    response.end(JSON.stringify({ access_token: token, expires_in: TOKEN_LIFE_S }));
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const env = {
    KAFKA_BROKERS: secured.saslSsl,
    KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
    KAFKA_SASL_MECHANISM: 'OAUTHBEARER',
    KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    KAFKA_SASL_OAUTHBEARER_CLIENT_ID: 'newsfold',
    KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET: 'marked-secret',
    KAFKA_SSL_CA_FILE: secured.caFile,
  };
  await underFlow('tokens', env, async (trouble) => {
    await sleep((TOKEN_LIFE_S + 1) * 1000);
    expect(trouble.said).not.toMatch(/SASL|token|authentic/i);
    expect(asked).toBeGreaterThanOrEqual(2);
  });
  server.close();
}, 120_000);
