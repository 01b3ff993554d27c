/**
 * The pipeline on a broker that allows nobody anything but what `acls` prints: it works with exactly that, and with each
 * permission taken away a worker says which one it lacks, loses nothing, and goes on once it has it again.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaAclLines } from '@newsfold/cli/acls/acl-lines.ts';
import { drain } from '@newsfold/cli/cluster/drain.ts';
import { dedupeWorker } from '@newsfold/dedupe/worker.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import { feedsWorker } from '@newsfold/feeds/worker.ts';
import { flatWorker } from '@newsfold/flat/worker.ts';
import { stackFiles } from '@newsfold/infra/local/stack-files.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import { type ConfigTable, loadConfig } from '@newsfold/runtime/config/config.ts';
import { connectionOf, readConnection } from '@newsfold/runtime/config/connection.ts';
import { runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { hostAndPort } from '@newsfold/runtime/doctor/check-kafka.ts';
import { checkPermissions } from '@newsfold/runtime/doctor/check-permissions.ts';
import { examine } from '@newsfold/runtime/doctor/doctor.ts';
import { type Finding, findingLine } from '@newsfold/runtime/doctor/finding.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { SignedIn } from '@newsfold/runtime/kafka/signed-in.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import type { WorkerDefinition } from '@newsfold/runtime/process/run-worker.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import { type PermissionScope, permissionsOf, ROLES, type Role } from '@newsfold/schemas/permissions.ts';
import {
  FEED_TOPIC,
  FLAT_DEAD_LETTERS,
  FLAT_TOPICS,
  topicName,
  WATCH_TOPIC,
} from '@newsfold/schemas/topics.ts';
import { type WorkerName, workerNames } from '@newsfold/schemas/topology.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { aclEntry, entriesOf, Grants } from '../support/granted.ts';
import { type InProcessWorker, startInProcess } from '../support/in-process.ts';
import { runCommand } from '../support/run-command.ts';
import { NOBODY, passwordOf, type SecuredAddresses } from '../support/secured-kafka.ts';
import { until } from '../support/until.ts';

const secured = inject('secured') as SecuredAddresses;
const prefix = `granted-${randomUUID().slice(0, 8)}.`;
const raw = topicName(prefix, 'raw');
const scope: PermissionScope = {
  prefix,
  rawTopics: [raw],
  createsTopics: false,
  readerGroup: `${prefix}reader`,
};
const definitions = { ingest: ingestWorker, dedupe: dedupeWorker, enrich: enrichWorker } as const;

const envOf = (user: string) => ({
  KAFKA_BROKERS: secured.saslSsl,
  KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
  KAFKA_SASL_MECHANISM: 'SCRAM-SHA-256',
  KAFKA_SASL_USERNAME: user,
  KAFKA_SASL_PASSWORD: passwordOf(user),
  KAFKA_SSL_CA_FILE: secured.caFile,
  SCHEMA_REGISTRY_URL: inject('registryUrl'),
  TOPIC_PREFIX: prefix,
});
const connectionFor = (user: string) => connectionOf(readConnection([], envOf(user)), `newsfold-${user}`);

function brokerAs(user: string | undefined): Broker {
  return kafkaBroker({
    connection:
      user === undefined
        ? { brokers: inject('brokers').split(','), clientId: 'secured-pipeline' }
        : connectionFor(user).kafka,
    logger: createLogger('secured-pipeline', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
}

const open = brokerAs(undefined);
const grants = new Grants(inject('brokers'));
const clients = new Map<Role, Broker>(ROLES.map((role) => [role, brokerAs(role)]));
const clientOf = (role: Role) => clients.get(role) as Broker;
const running = new Map<WorkerName, InProcessWorker>();
const signedIn = new Map<WorkerName, SignedIn>();
const badLines = (findings: readonly Finding[]) =>
  findings
    .filter(({ isOk }) => !isOk)
    .map(findingLine)
    .join('\n');
let published = 0;
const ownFolder = mkdtempSync(join(tmpdir(), 'newsfold-granted-'));
const articleFile = join(ownFolder, 'article.jsonl');
writeFileSync(articleFile, `${JSON.stringify({ title: 'The bridge at Skarne opens', language: 'en' })}\n`);

const definitionOf = (name: WorkerName) =>
  (definitions as Readonly<Record<string, unknown>>)[name] as WorkerDefinition<ConfigTable>;
const start = async (name: WorkerName) => {
  const definition = definitionOf(name);
  running.set(
    name,
    await startInProcess(definition, { broker: clientOf(name), registryUrl: inject('registryUrl'), prefix }),
  );
};

async function stop(name: WorkerName): Promise<void> {
  const worker = running.get(name);
  running.delete(name);
  // What it failed by has been looked at by then.
  await worker?.stop().catch(() => undefined);
}

async function publish(): Promise<void> {
  published += 1;
  const words = `${published.toString(36)} ${randomUUID().replaceAll('-', ' ')}`;
  const article = {
    title: `The council of ward ${words} met on Monday`,
    body: `The council of ward ${words} met on Monday and decided about its school. It will open in ${published} weeks.`,
    url: `https://ward-${published}.example/council`,
    language: 'en',
  };
  const publisher = await clientOf('feed').publisher();
  await publisher.append(raw, 0, [
    { key: null, value: Buffer.from(JSON.stringify(article)) },
    { key: null, value: Buffer.from('{ this is no article') },
  ]);
  await publisher.close();
}

/** What a role lacks, by the doctor. */
async function lacking(role: Role): Promise<string> {
  const findings = await examine(connectionFor(role), { roles: [role], scope, schemas: [] });
  return badLines(findings);
}

/** The same, on a connection that stays open. */
async function lackingNow(role: WorkerName): Promise<string> {
  let open = signedIn.get(role);
  if (open === undefined) {
    const { host, port } = hostAndPort(secured.saslSsl);
    open = new SignedIn(connectionFor(role).kafka, host, port);
    await open.open();
    signedIn.set(role, open);
  }
  return badLines(await checkPermissions(connectionFor(role).kafka, open, permissionsOf(role, scope)));
}

const ended = async (topic: 'assignments' | 'ingestDeadLetters') =>
  (await open.offsets(topicName(prefix, topic))).reduce((sum, { high }) => sum + high, 0);

beforeAll(async () => {
  const config = loadConfig(runtimeTable, {
    TOPIC_PREFIX: prefix,
    RAW_PARTITIONS: '1',
    SCOPE_PARTITIONS: '1',
  });
  if (!config.ok) throw new Error('the defaults are accepted');
  await ensureTopics(open, config.config);
  // That of the feeds is created by whoever polls them, that of watches by the dashboard, those of the rows by whoever
  // writes them.
  const created = [FEED_TOPIC, WATCH_TOPIC, ...Object.values(FLAT_TOPICS), FLAT_DEAD_LETTERS].map(
    ({ name, settings }) => ({
      name: `${prefix}${name}`,
      settings,
      partitions: 1,
      replicationFactor: 1,
    }),
  );
  // A broker that is busy does not know at once what it has just created.
  await withRetry(() => open.createTopics(created), { firstDelayMs: 100, maxDelayMs: 1000, attempts: 20 });
  await grants.give(
    entriesOf(
      kafkaAclLines(
        ROLES.map((role) => ({ role, user: role })),
        scope,
      ),
    ),
  );
  await open.createTopics([
    { ...FEED_TOPIC, name: `${prefix}${FEED_TOPIC.name}`, partitions: 1, replicationFactor: 1 },
  ]);
  await Promise.all(workerNames.map(start));
});
afterAll(async () => {
  await Promise.all(workerNames.map(stop));
  for (const client of [...clients.values(), ...signedIn.values()]) await client.close();
  await grants.close();
  await open.close();
  rmSync(ownFolder, { recursive: true, force: true });
});

describe('with exactly what acls prints', () => {
  it('an article becomes a story, and what is none a dead letter', async () => {
    await publish();
    await drain(open, prefix, 30_000, () => undefined);
    expect(await ended('assignments')).toBe(1);
    expect(await ended('ingestDeadLetters')).toBe(1);
    let stories = 0;
    const membership = await clientOf('reader').join(
      { groupId: scope.readerGroup, topics: [topicName(prefix, 'stories')], coPartitioned: false },
      {
        onAssigned: () => undefined,
        onActivity: () => undefined,
        onFailed: (error) => expect.fail(error.message),
        onBatch: async ({ records }) => {
          stories += records.length;
        },
      },
    );
    await until(() => stories > 0);
    await membership.leave();
  });

  it.each(ROLES)('the doctor misses nothing: %s', async (role) => {
    expect(await lacking(role)).toBe('');
  });

  it.each<[string, Role, readonly string[]]>([
    ['audit', 'audit', ['--json']],
    ['redrive', 'redrive', ['--from', 'ingest.dead-letters.v1']],
    ['skip', 'skip', ['--topic', 'raw.v1', '--partition', '0', '--offset', '1', '--why', 'a test']],
    ['tail', 'look', ['dead-letters', '--from', 'start', '--end', '--json']],
    ['search', 'look', ['council']],
    ['status', 'look', ['--once', '--json']],
    ['topics', 'look', []],
    ['doctor', 'look', ['--role', 'look']],
    ['feeds', 'feed-list', ['add', 'https://harbourpost.example/feed', '--no-check']],
    ['feeds', 'feed-list', ['list']],
  ])('the command works: %s', async (name, role, args) => {
    const result = await runCommand(`services/cli/${name}.ts`, args, envOf(role));
    expect(result.stderr).not.toMatch(/AUTHORIZATION|not authorized/i);
    expect(result.code, result.stderr).toBe(0);
  });

  it('the command works: publish, and waits for what becomes of it', async () => {
    const result = await runCommand('services/cli/publish.ts', ['--wait', articleFile], envOf('publish'));
    published += 1;
    expect(result.code, result.stderr).toBe(0);
    expect(result.stderr).toContain('1 article accepted');
  });
});

it('feeds takes articles in with exactly what acls prints', async () => {
  const before = await ended('assignments');
  const feeds = await startInProcess(feedsWorker, {
    broker: clientOf('feeds'),
    registryUrl: inject('registryUrl'),
    prefix,
    env: { HTTP_IN_PORT: '0' },
  });
  try {
    const httpIn = feeds.worker.detail?.().httpIn;
    const article = { title: 'A pier opens', text: 'A pier opens in Vestby.', url: 'https://pier.example/1' };
    const answer = await fetch(`http://127.0.0.1:${httpIn}/articles`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(article),
    });
    expect(await answer.json()).toMatchObject({ accepted: 1 });
    published += 1;
    await drain(open, prefix, 30_000, () => undefined);
    expect(await ended('assignments')).toBe(before + 1);
  } finally {
    await feeds.stop();
  }
});

it('flat writes its rows with exactly what acls prints', async () => {
  const flat = await startInProcess(flatWorker, {
    broker: clientOf('flat'),
    registryUrl: inject('registryUrl'),
    prefix,
  });
  try {
    const rows = async () =>
      (await Promise.all(Object.values(FLAT_TOPICS).map(({ name }) => open.offsets(`${prefix}${name}`)))).map(
        (offsets) => offsets.reduce((sum, { high }) => sum + high, 0),
      );
    await until(async () => (await rows()).every((count) => count > 0));
  } finally {
    await flat.stop();
  }
});

const cases = workerNames.flatMap((name) =>
  permissionsOf(name, scope).map((permission) => ({ name, permission })),
);
const describeCase = ({ name, permission: { operation, resource, name: of } }: (typeof cases)[number]) =>
  `${name} ${operation} ${resource} ${of.replace(prefix, '')}`;

it('the launcher runs on such a cluster, creates its topics, and passes the login on to its workers', async () => {
  const own = `${prefix}launcher.`;
  const ownScope = { ...scope, prefix: own, rawTopics: [topicName(own, 'raw')], createsTopics: true };
  await grants.give(entriesOf(kafkaAclLines([{ role: 'start', user: 'start' }], ownScope)));
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-launcher-'));
  const input = join(folder, 'articles.jsonl');
  writeFileSync(input, `${JSON.stringify({ title: 'The ferry struck the pier at noon', language: 'en' })}\n`);
  const args = ['--once', '--json', '--input', input, '--data', join(folder, 'data'), '--prefix', own];
  const where = ['--brokers', secured.saslSsl, '--registry', inject('registryUrl')];
  const result = await runCommand('services/cli/start.ts', [...args, ...where], envOf('start'));
  expect(result.code, result.stderr).toBe(0);
  expect(result.stdout).toContain('The ferry struck the pier at noon');
  rmSync(folder, { recursive: true, force: true });
});

describe('beyond what acls prints', () => {
  it.each<[Role, 'raw' | 'articles' | 'assignments' | 'stories']>([
    ['feed', 'articles'],
    ['reader', 'stories'],
    ['ingest', 'stories'],
    ['dedupe', 'articles'],
    ['enrich', 'assignments'],
    ['audit', 'raw'],
  ])('%s does not write %s', async (role, topic) => {
    const publisher = await clientOf(role).publisher();
    const records = [{ key: null, value: Buffer.from('x') }];
    await expect(publisher.append(topicName(prefix, topic), 0, records)).rejects.toThrow(
      /authoriz|not loaded/i,
    );
    await publisher.close();
  });

  it('a stranger sees no topic', async () => {
    const stranger = brokerAs(NOBODY);
    expect([...(await stranger.topics()).keys()].filter((name) => name.startsWith(prefix))).toEqual([]);
    await stranger.close();
  });

  it('Kafka’s own tool takes the lines', async () => {
    const { kafka } = await stackFiles(() => undefined);
    const lines = kafkaAclLines([{ role: 'reader', user: NOBODY }], { ...scope, readerGroup: 'some*' });
    const [line = ''] = lines.split('\n').filter((one) => one.includes('prefixed'));
    const args = line.replace(/^.*"\$ADMIN" /, '').split(' ');
    const java = ['-XX:TieredStopAtLevel=1', '-cp', join(kafka, '*'), 'org.apache.kafka.tools.AclCommand'];
    const result = spawnSync('java', [...java, '--bootstrap-server', inject('brokers'), ...args], {
      encoding: 'utf8',
    });
    expect(result.status, result.stderr).toBe(0);
    expect(result.stdout).toContain('patternType=PREFIXED');
  });
});

describe('with one taken away, while no worker runs', () => {
  beforeAll(async () => {
    await Promise.all(workerNames.map(stop));
  });

  it.each(cases.map((one) => [describeCase(one), one] as const))(
    'the doctor names it: %s',
    async (_, { name, permission }) => {
      const entry = aclEntry(name, permission);
      await grants.take(entry);
      try {
        const { operation, resource, name: of, isPrefix } = permission;
        const word = `permission ${operation} on the ${resource} ${of}${isPrefix ? '*' : ''}: missing`;
        await until(async () => (await lackingNow(name)) !== '');
        expect((await lackingNow(name)).split('\n')).toEqual([expect.stringContaining(word)]);
      } finally {
        await grants.give([entry]);
      }
    },
  );
});

describe('with one taken away', () => {
  beforeAll(async () => {
    await Promise.all(workerNames.map(start));
  });

  /** Without these a worker does no work; the others count when a registry is away, or a record is skipped. */
  const needed = ({
    name,
    permission: { resource, operation, name: of },
  }: (typeof cases)[number]): boolean =>
    resource === 'group'
      ? of === `${prefix}${name}`
      : !of.endsWith('schemas.v1') &&
        operation !== 'DescribeConfigs' &&
        (operation !== 'Describe' || of.endsWith('stories.v1'));

  it.each(cases.filter(needed).map((one) => [describeCase(one), one] as const))(
    'the worker loses nothing: %s',
    async (_, { name, permission }) => {
      const entry = aclEntry(name, permission);
      await stop(name);
      await grants.take(entry);
      await until(async () => (await lackingNow(name)) !== '');
      await publish();
      let trouble = '';
      const starting = startInProcess(definitionOf(name), {
        broker: clientOf(name),
        registryUrl: inject('registryUrl'),
        prefix,
        onTrouble: (what) => {
          trouble += what;
        },
      });
      starting.catch(() => undefined);
      try {
        // Of a group that may not be read kafkajs says that it has no coordinator; the doctor knows better.
        await until(() => /authoriz|group coordinator/i.test(trouble), 40);
      } catch (error) {
        throw new Error(`it says nothing of permissions: ${trouble}`, { cause: error });
      } finally {
        await grants.give([entry]);
        await starting.then((worker) => worker.stop()).catch(() => undefined);
      }
      await start(name);
      await drain(open, prefix, 30_000, () => undefined);
    },
  );

  it('everything published is answered', async () => {
    const result = await runCommand('services/cli/audit.ts', ['--json'], envOf('audit'));
    expect(result.code, `${result.stderr}${result.stdout}`).toBe(0);
    expect(await ended('assignments')).toBe(published);
  });
});
