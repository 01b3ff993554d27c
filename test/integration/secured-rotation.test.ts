/**
 * A password and a client certificate that are renewed while articles flow: the worker is not restarted, its connections
 * are cut in between, and every record is answered.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { stackFiles } from '@newsfold/infra/local/stack-files.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { connectionOf, readConnection } from '@newsfold/runtime/config/connection.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { workerPlace } from '@newsfold/schemas/topology.ts';
import { expect, inject, it } from 'vitest';
import { startProxy } from '../integrity/chaos/proxy.ts';
import { readTopic } from '../integrity/read-topic.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startInProcess } from '../support/in-process.ts';
import { AUTHORITY, passwordOf, ROTATED, type SecuredAddresses } from '../support/secured-kafka.ts';
import { until } from '../support/until.ts';

const secured = inject('secured') as SecuredAddresses;
/** Life of the first certificate: it must have ended when the connections are cut. ms */
const FIRST_LIFE_MS = 8000;

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

it('a renewed password and certificate count without a restart, and nothing is lost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-rotation-'));
  const file = (name: string) => join(folder, name);
  const authority = await makeAuthority(AUTHORITY, readFileSync(secured.caKeyFile, 'utf8'));
  const prefix = `rotation-${randomUUID().slice(0, 8)}.`;
  const endOfFirst = Date.now() + FIRST_LIFE_MS;
  const renewCertificate = async (notAfter: Date) => {
    const { certificate, key } = await authority.issue({ commonName: 'worker', notAfter });
    writeFileSync(file('certificate.pem'), certificate);
    writeFileSync(file('key.pem'), key);
  };
  await renewCertificate(new Date(endOfFirst));
  writeFileSync(file('password'), `${passwordOf(ROTATED)}\n`);
  const proxy = await startProxy(secured.cut.port, secured.cut.target);
  const options = (env: Readonly<Record<string, string>>) => ({
    connection: connectionOf(readConnection([], env), 'rotation').kafka,
    logger: createLogger('rotation', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const open = kafkaBroker(options({ KAFKA_BROKERS: inject('brokers') }));
  const broker = kafkaBroker(
    options({
      KAFKA_BROKERS: `${LOOPBACK}:${secured.cut.port}`,
      KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_SASL_USERNAME: ROTATED,
      KAFKA_SASL_PASSWORD_FILE: file('password'),
      KAFKA_SSL_CA_FILE: secured.caFile,
      KAFKA_SSL_CERTIFICATE_FILE: file('certificate.pem'),
      KAFKA_SSL_KEY_FILE: file('key.pem'),
    }),
  );
  let trouble = '';
  const worker = await startInProcess(ingestWorker, {
    broker,
    registryUrl: inject('registryUrl'),
    prefix,
    onTrouble: (what) => {
      trouble += what;
    },
  });
  const raw = topicName(prefix, 'raw');
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
      await sleep(20);
    }
  })();
  try {
    await changePassword(ROTATED, 'another-secret');
    await sleep(Math.max(0, endOfFirst + 500 - Date.now()));
    expect(trouble).toBe('');
    proxy.cut(() => true);
    // Neither the old certificate nor the old password is worth anything now.
    await until(() => trouble !== '');
    await renewCertificate(new Date(Date.now() + 3_600_000));
    trouble = '';
    // The certificate alone is not enough: the login is refused, and waited for.
    await until(() => /SASL|Authentication failed/i.test(trouble));
    writeFileSync(file('password'), 'another-secret\n');
    const { groupId } = workerPlace('ingest', prefix);
    isOver = true;
    await feeding;
    await until(
      async () =>
        (await open.committed(groupId, raw)).reduce((sum, { offset }) => sum + offset, 0) === published,
      60,
    );
  } finally {
    isOver = true;
    await feeding;
    await worker.stop();
    await publisher.close();
    await broker.close();
    await proxy.close();
  }
  const decode = new Codec({ url: inject('registryUrl') }).decoder('Article');
  const answered = new Set<string>();
  for (const { value } of (await readTopic(open, topicName(prefix, 'articles'))).flat())
    answered.add((await decode(value as Buffer)).title);
  expect(answered.size).toBe(published);
  await open.close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
