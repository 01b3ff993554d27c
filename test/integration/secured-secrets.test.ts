/**
 * No secret anywhere: workers and commands are started with marked secrets and broken in many ways, and everything that
 * they write, serve and are called is searched for the marks, also in the forms in which secrets are sent.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { workerNames } from '@newsfold/schemas/topology.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { encryptedKey, makeAuthority } from '../support/certificates.ts';
import { runCommand } from '../support/run-command.ts';
import { ROOT } from '../support/run-step.ts';
import { ADMIN, passwordOf, type SecuredAddresses } from '../support/secured-kafka.ts';
import { until } from '../support/until.ts';

type Env = Readonly<Record<string, string>>;

const secured = inject('secured') as SecuredAddresses;
const MARK = 'marked-secret';
const USER_INFO = `registry:${MARK}-of/the registry`;
const folder = mkdtempSync(join(tmpdir(), 'newsfold-secrets-'));
const running: ChildProcess[] = [];
let registry: Server;
let refusing: string;

beforeAll(async () => {
  writeFileSync(join(folder, 'password'), `${MARK}-in-a-file`);
  registry = createServer((request, response) => {
    // A server that tells everybody what it was sent.
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error_code: 40101, message: `no ${request.method}` }));
  });
  await new Promise<void>((resolve) => registry.listen(0, LOOPBACK, resolve));
  refusing = `http://${LOOPBACK}:${(registry.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What nobody may see: the marks, and what they become on their way. */
const forms = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(`\0${ADMIN}\0${secret}`).toString('base64'),
];
const HIDDEN = [MARK, ...forms(USER_INFO), ...forms(passwordOf(ADMIN))];

function expectNoSecret(text: string, where: string): void {
  for (const hidden of HIDDEN) expect(text.includes(hidden), `${hidden} in ${where}: ${text}`).toBe(false);
}

const good = (): Env => ({
  KAFKA_BROKERS: secured.saslSsl,
  KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
  KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
  KAFKA_SASL_USERNAME: ADMIN,
  KAFKA_SASL_PASSWORD: passwordOf(ADMIN),
  KAFKA_SSL_CA_FILE: secured.caFile,
  SCHEMA_REGISTRY_URL: inject('registryUrl').replace(
    '//',
    `//${encodeURIComponent(USER_INFO.split(':')[0] ?? '')}:${encodeURIComponent(USER_INFO.split(':')[1] ?? '')}@`,
  ),
  TOPIC_PREFIX: `secrets-${randomUUID().slice(0, 8)}.`,
  LOG_LEVEL: 'trace',
  KAFKAJS_LOG_LEVEL: 'DEBUG',
});

const otherCa = async () => (await makeAuthority('another')).certificate;
const lockedKey = async () => {
  const { certificate, key } = await (await makeAuthority('another')).issue({ commonName: 'x' });
  return { KAFKA_SSL_CERTIFICATE: certificate, KAFKA_SSL_KEY: encryptedKey(key, 'right') };
};

/** Ways of breaking it: what the variables become, and whether the worker refuses to start. */
const WAYS: readonly (readonly [way: string, over: () => Env | Promise<Env>, isRefused: boolean])[] = [
  ['nothing is wrong', () => ({}), false],
  ['the password is wrong', () => ({ KAFKA_SASL_PASSWORD: `${MARK}-wrong` }), false],
  [
    'the mechanism is not taken',
    () => ({ KAFKA_SASL_MECHANISM: 'OAUTHBEARER', KAFKA_SASL_OAUTHBEARER_TOKEN: `${MARK}.token` }),
    false,
  ],
  ['the authority is unknown', async () => ({ KAFKA_SSL_CA_FILE: '', KAFKA_SSL_CA: await otherCa() }), false],
  ['the port speaks no TLS', () => ({ KAFKA_BROKERS: inject('brokers') }), false],
  [
    'the registry refuses',
    () => ({ SCHEMA_REGISTRY_URL: refusing.replace('//', `//registry:${MARK}@`) }),
    false,
  ],
  ['the registry is away', () => ({ SCHEMA_REGISTRY_URL: `http://registry:${MARK}@${LOOPBACK}:1` }), false],
  [
    'a broker has credentials in its address',
    () => ({ KAFKA_BROKERS: `${ADMIN}:${MARK}@${LOOPBACK}:9092` }),
    true,
  ],
  ['the address of the registry is none', () => ({ SCHEMA_REGISTRY_URL: `ftp://registry:${MARK}@x` }), true],
  ['a key is none', async () => ({ ...(await lockedKey()), KAFKA_SSL_KEY: `${MARK}-key` }), true],
  [
    'a key has another password',
    async () => ({ ...(await lockedKey()), KAFKA_SSL_KEY_PASSWORD: MARK }),
    true,
  ],
  ['a secret is given twice', () => ({ KAFKA_SASL_PASSWORD_FILE: join(folder, 'password') }), true],
  ['the protocol logs in nobody', () => ({ KAFKA_SECURITY_PROTOCOL: 'SSL' }), true],
  ['a variable is misspelt', () => ({ NEWSFOLD_PASSWORD: MARK, KAFKA_SASL_PASSWORT: MARK }), true],
  ['the registry is told two things', () => ({ SCHEMA_REGISTRY_BEARER_AUTH_TOKEN: `${MARK}-token` }), true],
];

it.concurrent.each(
  WAYS.map((way, index) => [...way, workerNames[index % workerNames.length] ?? 'ingest'] as const),
)(
  'a worker shows no secret when %s',
  async (_, over, isRefused, name) => {
    const port = await freePort();
    const child = spawn(process.execPath, [`services/${name}/main.ts`], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...good(), ...(await over()), HTTP_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    const page = (path: string) =>
      fetch(`http://${LOOPBACK}:${port}${path}`)
        .then((response) => response.text())
        .catch(() => '');
    if (isRefused) {
      await until(() => child.exitCode !== null, 60);
      expect(child.exitCode, output).toBe(1);
    } else {
      // It has gone as far as it gets: ready, or it knows what is wrong.
      await until(
        async () => /"ok":true|"wrong":/.test(await page('/readyz')) || child.exitCode !== null,
        60,
      );
      for (const path of ['/readyz', '/metrics', '/livez', '/about']) expectNoSecret(await page(path), path);
      const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
      if (child.exitCode === null) expectNoSecret(proc('cmdline') + proc('comm'), 'its title');
      child.kill('SIGTERM');
      await until(() => child.exitCode !== null || child.signalCode !== null, 30);
    }
    expect(output.length).toBeGreaterThan(0);
    expectNoSecret(output, 'its output');
  },
  120_000,
);

it('no option of a worker and no command shows one', async () => {
  const env = good();
  const broken = { ...env, KAFKA_SASL_PASSWORD: `${MARK}-wrong` };
  const runs = await Promise.all([
    runCommand('services/ingest/main.ts', ['--print-config'], env),
    runCommand('services/dedupe/main.ts', ['--validate', '--connect'], broken),
    runCommand('services/cli/audit.ts', [], broken),
    runCommand('services/cli/redrive.ts', ['--from', 'ingest.dead-letters.v1'], broken),
    runCommand(
      'services/cli/skip.ts',
      ['--topic', 'raw.v1', '--partition', '0', '--offset', '0', '--why', 'x'],
      env,
    ),
    runCommand(
      'services/cli/start.ts',
      ['--once', '--brokers', secured.saslSsl, '--registry', refusing, '--data', join(folder, 'start')],
      broken,
    ),
    runCommand('services/cli/audit.ts', ['--registry', `http://registry:${MARK}@${LOOPBACK}:1`], env),
  ]);
  for (const { stdout, stderr } of runs) expectNoSecret(stdout + stderr, 'its output');
  const [printed, validated, , , , , given] = runs;
  expect(printed?.code, printed?.stderr).toBe(0);
  expect(JSON.parse(printed?.stdout ?? '')).toMatchObject({
    KAFKA_SASL_PASSWORD: '[secret]',
    SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: '[secret]',
    SCHEMA_REGISTRY_URL: inject('registryUrl'),
  });
  expect(validated).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('refused for the user "admin"'),
  });
  expect(given?.stderr).toContain('credentials do not belong on a command line');
}, 120_000);
