/** Changes over HTTP, through the workers on a broker in memory: who may make them, and what comes of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InProcessWorker, startInProcess, throughPipeline } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { OpenApiChecker } from '@newsfold/test/support/openapi-checker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { expect, it } from 'vitest';
import { dashboardWorker } from '../worker.ts';

const TOKEN = 'may-change-everything';
const TEXT =
  'A fire at the Skarne ferry terminal killed seven people on Saturday, Norland police said. The blaze began in a ' +
  'waiting hall shortly after six in the morning, fire chief Tora Lind told reporters. Some 300 passengers were taken ' +
  'to a school in Vestby.';
const url = (host: string) => `https://${host}.example/fire`;
const raw = (host: string, minute: number) => ({
  key: null,
  value: Buffer.from(
    JSON.stringify({
      url: url(host),
      source: host,
      title: 'Fire at Skarne ferry terminal kills seven',
      body: TEXT,
      seenAt: new Date(Date.UTC(2026, 2, 14, 8, minute)).toISOString(),
    }),
  ),
});

let checker: OpenApiChecker;
let running: InProcessWorker;

/** Asks for a change, and holds the answer against the OpenAPI document. */
async function post(path: string, body: object, token: string | null = TOKEN, headers = {}) {
  const at = `http://127.0.0.1:${running.worker.detail?.().api}/api/v1`;
  checker ??= new OpenApiChecker(await (await fetch(`${at}/openapi.json`)).json());
  const answer = await fetch(`${at}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  expect(await checker.faults(`/api/v1${path}`, answer, 'post')).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: the document of the API says what an answer is
  return { status: answer.status, body: (await answer.json()) as any };
}

async function get(path: string, token: string | null = TOKEN) {
  const at = `http://127.0.0.1:${running.worker.detail?.().api}/api/v1`;
  const answer = await fetch(`${at}${path}`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  // biome-ignore lint/suspicious/noExplicitAny: as above
  return (await answer.json()) as any;
}

it('are made by who has a token that says so, as the commands make them', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-changes-'));
  const tokens = join(folder, 'tokens.json');
  const entry = (tenant: string, scopes: unknown, changes: boolean) => ({
    tenant,
    token: changes ? `may-change-${tenant}` : `reads-${tenant}-and-no-more`,
    scopes,
    changes,
  });
  writeFileSync(
    tokens,
    JSON.stringify([
      entry('everything', '*', true),
      entry('english', ['en'], true),
      entry('german', ['de'], true),
      entry('archive', '*', false),
    ]),
  );
  const registry = await startMemoryRegistry();
  const broker = new MemoryBroker();
  const options = { broker, registryUrl: registry.url, prefix: '' };
  try {
    await throughPipeline(options, async () => {
      broker.put('raw.v1', 0, [raw('norpress', 1), raw('courier', 2), raw('gazette', 3)]);
      broker.put('raw.v1', 0, [{ key: null, value: Buffer.from('{"title":""}') }]);
      const env = { API_PORT: '0', DASHBOARD_DATA: folder, API_TOKENS_FILE: tokens };
      running = await startInProcess(dashboardWorker, { ...options, env });
      try {
        await decisions();
        await redrives(broker);
      } finally {
        await running.stop();
      }
      const open = { ...env, API_ACCESS: 'public', DASHBOARD_DATA: join(folder, 'public') };
      running = await startInProcess(dashboardWorker, { ...options, env: open });
      try {
        const refused = await post('/overrides', { verb: 'alone', articles: [url('courier')], why: 'x' });
        expect(refused).toMatchObject({ status: 403 });
      } finally {
        await running.stop();
      }
    });
  } finally {
    await registry.close();
    rmSync(folder, { recursive: true });
  }
});

async function decisions(): Promise<void> {
  await until(async () => (await get('/stories')).stories[0]?.counts.articles === 3);
  const { storyId } = (await get('/stories')).stories[0];
  const alone = { verb: 'alone', articles: [url('gazette')], why: 'another fire', by: 'anna' };
  // Who may not.
  expect(await post('/overrides', alone, null)).toMatchObject({ status: 403 });
  expect(await post('/overrides', alone, 'reads-archive-and-no-more')).toMatchObject({ status: 403 });
  expect(await post('/overrides', alone, 'a-token-that-nobody-has')).toMatchObject({ status: 401 });
  expect(await post('/overrides', alone, 'may-change-german')).toMatchObject({ status: 404 });
  const elsewhere = { origin: 'https://evil.example' };
  expect(await post('/overrides', alone, TOKEN, elsewhere)).toMatchObject({ status: 403 });
  expect(await get('/reader', null)).toMatchObject({ tenant: null, mayChange: false });
  expect(await get('/reader')).toMatchObject({ tenant: 'everything', scopes: null, mayChange: true });
  // What is no decision.
  for (const wrong of [
    { ...alone, why: ' ' },
    { ...alone, verb: 'merge' },
    { ...alone, articles: [url('gazette'), url('courier')] },
    { ...alone, stories: [storyId] },
    { ...alone, articles: [], stories: [storyId] },
    { ...alone, decision: 'x' },
    { ...alone, force: true },
    { verb: 'take-back', decision: 'x', why: 'y' },
    [],
  ])
    expect(await post('/overrides', wrong), JSON.stringify(wrong)).toMatchObject({ status: 400 });
  const unknown = { verb: 'together', stories: [storyId, 'f'.repeat(32)], why: 'one fire' };
  expect(await post('/overrides', unknown)).toMatchObject({ status: 404 });
  // One that holds; that of its tenant is kept.
  const made = await post('/overrides', alone, 'may-change-english');
  expect(made.body).toMatchObject({ outcome: 'applied', words: 'it is applied' });
  const [{ storyId: apart }] = made.body.articles;
  expect(apart).not.toBe(storyId);
  await until(async () => (await get(`/stories/${apart}`)).story?.decisions.length === 1);
  const [decision] = (await get(`/stories/${apart}`)).story.decisions;
  expect(decision).toMatchObject({ by: 'anna (english)', why: 'another fire' });
  // One that contradicts it.
  const joined = { verb: 'together', articles: [url('gazette'), url('norpress')], why: 'one fire' };
  expect(await post('/overrides', joined)).toMatchObject({
    status: 409,
    body: { reason: 'contradiction', collidesWith: decision.decisionId },
  });
  // It is taken back by who sees it shown, and by nobody of another scope.
  const back = { verb: 'take-back', decision: decision.decisionId, why: 'one fire after all' };
  expect(await post('/overrides', back, 'may-change-english')).toMatchObject({ status: 404 });
  expect(await post('/overrides', { ...back, stories: [apart] }, 'may-change-german')).toMatchObject({
    status: 404,
  });
  expect(await post('/overrides', { ...back, stories: [apart] }, 'may-change-english')).toMatchObject({
    status: 200,
    body: { outcome: 'applied' },
  });
}

async function redrives(broker: MemoryBroker): Promise<void> {
  const letters = { worker: 'ingest', reasons: ['no-text'], dryRun: true };
  await until(() => broker.records('ingest.dead-letters.v1', 0).length === 1);
  const count = () => broker.records('raw.v1', 0).length;
  expect(await post('/redrives', letters, 'may-change-english')).toMatchObject({ status: 403 });
  expect(await post('/redrives', letters, null)).toMatchObject({ status: 403 });
  for (const wrong of [{ worker: 'ingest' }, { ...letters, worker: 'enrich' }, { ...letters, reasons: [] }])
    expect(await post('/redrives', wrong), JSON.stringify(wrong)).toMatchObject({ status: 400 });
  const dry = await post('/redrives', letters);
  expect(dry).toMatchObject({ status: 200, body: { dryRun: true, letters: 1, putBack: 1 } });
  expect(count()).toBe(4);
  expect((await post('/redrives', { ...letters, dryRun: false })).body).toMatchObject({ putBack: 1 });
  expect(count()).toBe(5);
  // It fails again as it did: the new letter is put back, and the old one is not once more.
  await until(() => broker.records('ingest.dead-letters.v1', 0).length === 2);
  expect((await post('/redrives', { ...letters, dryRun: false })).body).toMatchObject({
    putBack: 1,
    stays: [{ count: 1 }],
  });
  expect(count()).toBe(6);
}
