/** Watches as their owners see them: saved over HTTP, matched, told by webhooks. In memory, but for HTTP. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Codec, type Encoder } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { type InProcessWorker, startInProcess } from '@newsfold/test/support/in-process.ts';
import { type MadeUp, madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { OpenApiChecker } from '@newsfold/test/support/openapi-checker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { parseAtomFeed } from 'feedsmith';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dashboardWorker } from '../worker.ts';

const TOPIC = 'stories.v1';

interface Told {
  readonly id: string;
  readonly watch: { readonly id: string };
  readonly type: string;
  readonly matches: readonly {
    storyId: string;
    revision: number;
    story: { headline: { text: string } } | null;
  }[];
}

let checker: OpenApiChecker | undefined;
let folder: string;
let registry: MemoryRegistry;
let broker: MemoryBroker;
let encode: Encoder<Story>;
let running: InProcessWorker | undefined;
let server: Server;
let answers: number[];
let received: { readonly headers: IncomingHttpHeaders; readonly body: string; readonly told: Told }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-watches-'));
  registry = await startMemoryRegistry();
  broker = new MemoryBroker();
  const settings = { partitions: 1, replicationFactor: 1, settings: {} };
  await broker.createTopics([
    { name: TOPIC, ...settings },
    { name: 'schemas.v1', ...settings },
  ]);
  encode = await new Codec({ url: registry.url }).encoder('Story', TOPIC);
  received = [];
  answers = [];
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    received.push({ headers: request.headers, body, told: JSON.parse(body) as Told });
    const status = answers.shift() ?? 204;
    response.writeHead(status, status === 302 ? { location: hook('/inside') } : { 'retry-after': '0' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  server.closeAllConnections();
  server.close();
  await registry.close();
  rmSync(folder, { recursive: true });
});

const hook = (path = '/hook') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

function put(...stories: readonly MadeUp[]): void {
  for (const story of stories)
    broker.put(TOPIC, 0, [{ key: story.storyId, value: encode(madeUpStory(story)) }]);
}

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  running = await startInProcess(dashboardWorker, {
    broker,
    registryUrl: registry.url,
    prefix: '',
    env: {
      API_PORT: '0',
      DASHBOARD_DATA: folder,
      API_REQUESTS_PER_SECOND: '1000',
      WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
      ...env,
    },
  });
}

async function ask(method: string, path: string, sent?: unknown, token = ''): Promise<Response> {
  const address = `http://127.0.0.1:${running?.worker.detail?.().api}`;
  const headers = {
    'content-type': 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  checker ??= new OpenApiChecker(await (await fetch(`${address}/api/v1/openapi.json`, { headers })).json());
  const body = sent === undefined ? null : JSON.stringify(sent);
  const answer = await fetch(`${address}/api/v1${path}`, { method, headers, body });
  expect(await checker.faults(`/api/v1${path}`, answer, method)).toEqual([]);
  return answer;
}

// biome-ignore lint/suspicious/noExplicitAny: the document of the API says what an answer is, and is checked above
const json = async (method: string, path: string, sent?: unknown, token?: string): Promise<any> =>
  (await ask(method, path, sent, token)).json();

it('tells each match once, signed, and shows what matched as feeds', async () => {
  put({ storyId: 'before', revision: 1, headline: 'A quake long ago' });
  await start();
  const { secret } = await json('PUT', '/watches/quakes', {
    name: 'Quakes',
    query: 'q=quake',
    webhook: hook(),
  });
  await json('PUT', '/watches/all', { query: '', minSignificance: 'none' });
  put(
    { storyId: 'a', revision: 2, headline: 'Quake in Kermendag' },
    { storyId: 'b', revision: 3, headline: 'Vote in Skarne' },
    { storyId: 'a', revision: 4, headline: 'Quake in Kermendag', significance: 'minor' },
    { storyId: 'a', revision: 5, headline: 'Quake kills 14' },
  );
  await until(() => received.length === 2);
  const told = received.flatMap(({ told: { matches } }) => matches);
  expect(told.map(({ storyId, revision }) => [storyId, revision])).toEqual([
    ['a', 2],
    ['a', 5],
  ]);
  expect(told[1]?.story?.headline.text).toBe('Quake kills 14');
  for (const { headers, body, told: one } of received) {
    expect(headers['webhook-id']).toBe(one.id);
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'match',
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
  }
  expect(new Set(received.map(({ told: one }) => one.id)).size).toBe(2);
  await until(async () => (await json('GET', '/watches/quakes')).health.told === 2);
  const shown = await json('GET', '/watches/quakes');
  expect(shown).toMatchObject({ webhook: hook(), health: { waiting: 0, failed: 0, problem: null } });
  expect(JSON.stringify(shown)).not.toContain(secret);
  const atom = parseAtomFeed(await (await ask('GET', '/watches/quakes/atom')).text());
  expect(atom.title).toMatchObject({ value: 'Quakes' });
  expect(atom.entries?.map(({ id }) => id)).toEqual(['urn:newsfold:story:a']);
  const feed = await json('GET', '/watches/all/json-feed');
  expect(feed.items.map(({ id }: { id: string }) => id).sort()).toEqual([
    'urn:newsfold:story:a',
    'urn:newsfold:story:b',
  ]);
});

it('sends again what was not taken, under the id that it had, and follows no redirect', async () => {
  await start();
  await json('PUT', '/watches/w', { query: 'q=quake', webhook: hook() });
  answers.push(302);
  put({ storyId: 'a', revision: 1, headline: 'Quake' });
  await until(async () => (await json('GET', '/watches/w')).health.problem !== null);
  expect((await json('GET', '/watches/w')).health).toMatchObject({
    waiting: 1,
    told: 0,
    problem: expect.stringContaining('redirects'),
  });
  await until(() => received.length === 2, 15);
  const [first, second] = received;
  expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
  await until(async () => (await json('GET', '/watches/w')).health.told === 1);
});

it('gives up at once what is gone for good', async () => {
  await start();
  await json('PUT', '/watches/w', { query: 'q=quake', webhook: hook() });
  answers.push(410);
  put({ storyId: 'a', revision: 1, headline: 'Quake' });
  await until(async () => (await json('GET', '/watches/w')).health.failed === 1);
  expect(received).toHaveLength(1);
});

it('sends to no private address that is not named', async () => {
  await start({ WEBHOOK_PRIVATE_HOSTS: '' });
  for (const webhook of [
    hook(),
    'http://[::ffff:127.0.0.1]:9999/',
    'http://169.254.169.254/',
    'ftp://a.example/',
  ]) {
    const answer = await ask('PUT', '/watches/w', { webhook });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      400,
      expect.stringContaining('"webhook"'),
    ]);
  }
  // A name is resolved as the connection is made.
  await json('PUT', '/watches/w', { query: '', webhook: hook().replace('127.0.0.1', 'localhost') });
  put({ storyId: 'a', revision: 1 });
  await until(async () => (await json('GET', '/watches/w')).health.problem !== null);
  expect((await json('GET', '/watches/w')).health.problem).toContain('not a public address');
  expect(received).toEqual([]);
});

it('is tried on the last day before it is switched on, and paused', async () => {
  put({ storyId: 'a', revision: 1, headline: 'Quake' }, { storyId: 'b', revision: 2, headline: 'Vote' });
  await start();
  await json('PUT', '/watches/w', { query: 'q=quake', webhook: hook(), isPaused: true });
  const trial = await json('GET', '/watches/w/trial');
  expect(trial.stories.map(({ storyId }: Story) => storyId)).toEqual(['a']);
  put({ storyId: 'c', revision: 3, headline: 'Quake again' });
  await until(async () => (await json('GET', '/watches/w/trial')).total === 2);
  expect((await json('GET', '/watches/w')).health.waiting).toBe(0);
  expect((await json('GET', '/watches')).watches.map(({ id }: { id: string }) => id)).toEqual(['w']);
  await json('DELETE', '/watches/w');
  expect((await ask('GET', '/watches/w')).status).toBe(404);
});

it('gathers matches of a story while it is cooling down, and all of them for a digest', async () => {
  await start();
  await json('PUT', '/watches/calm', { query: '', coolDownMinutes: 60, webhook: hook('/calm') });
  await json('PUT', '/watches/digest', { query: '', digestMinutes: 1440, webhook: hook('/digest') });
  put({ storyId: 'a', revision: 1 }, { storyId: 'a', revision: 2 }, { storyId: 'a', revision: 3 });
  put({ storyId: 'b', revision: 4 });
  await until(async () => (await json('GET', '/watches/calm')).health.told === 2);
  expect((await json('GET', '/watches/calm')).health.waiting).toBe(1);
  expect((await json('GET', '/watches/digest')).health).toMatchObject({ waiting: 2, told: 0 });
});

it('knows its watches and what waits after a restart, and refuses what it cannot read', async () => {
  await start();
  await json('PUT', '/watches/w', { query: 'q=quake', webhook: hook(), digestMinutes: 1440 });
  put({ storyId: 'a', revision: 1, headline: 'Quake' });
  await until(async () => (await json('GET', '/watches/w')).health.waiting === 1);
  await running?.stop();
  broker.put('watches.v1', 0, [{ key: '/x', value: Buffer.from('{"id":"y"}') }]);
  await start();
  expect((await json('GET', '/watches')).watches).toMatchObject([{ id: 'w', health: { waiting: 1 } }]);
  for (const [sent, words] of [
    [{ query: 'colour=red' }, 'colour'],
    [{ coolDownMinutes: -1 }, '"coolDownMinutes"'],
    [{ color: 'red' }, '"color"'],
    [{ minSignificance: 'huge' }, '"minSignificance"'],
    [[], 'a JSON object'],
  ] as const) {
    const answer = await ask('PUT', '/watches/v', sent);
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      400,
      expect.stringContaining(words),
    ]);
  }
  expect((await ask('PUT', '/stories', {})).status).toBe(405);
});

it('shows tenants their own watches, and matches what they see', async () => {
  const tokens = join(folder, 'tokens.json');
  const [de, all, reader] = ['desk-token-0000001', 'desk-token-0000002', 'desk-token-0000003'];
  writeFileSync(
    tokens,
    JSON.stringify([
      { tenant: 'de', token: de, scopes: ['de'], watches: true },
      { tenant: 'all', token: all, scopes: '*', watches: true },
      { tenant: 'reader', token: reader, scopes: '*' },
    ]),
  );
  await start({ API_ACCESS: 'tokens', API_TOKENS_FILE: tokens });
  await json('PUT', '/watches/w', { query: '', webhook: hook('/de') }, de);
  await json('PUT', '/watches/w', { query: '', webhook: hook('/all') }, all);
  expect((await ask('GET', '/watches', undefined, reader)).status).toBe(403);
  put({ storyId: 'a', revision: 1 });
  await until(async () => (await json('GET', '/watches/w', undefined, all)).health.told === 1);
  expect((await json('GET', '/watches/w', undefined, de)).health).toMatchObject({ told: 0, waiting: 0 });
  await json('DELETE', '/watches/w', undefined, de);
  expect((await ask('GET', '/watches/w', undefined, all)).status).toBe(200);
});
