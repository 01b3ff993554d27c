/** The dashboard as a whole, in memory: a broker, a registry, stories that change, and questions over HTTP. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Codec, type Encoder } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { apiLines, atPath, curlRequest } from '@newsfold/test/support/document-lines.ts';
import { useGeneratedClient } from '@newsfold/test/support/generated-client.ts';
import { type InProcessWorker, startInProcess } from '@newsfold/test/support/in-process.ts';
import { type MadeUp, madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { OpenApiChecker } from '@newsfold/test/support/openapi-checker.ts';
import { requestsOf } from '@newsfold/test/support/openapi-requests.ts';
import { until } from '@newsfold/test/support/until.ts';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { apiDocument } from './routes/routes.ts';
import { dashboardWorker } from './worker.ts';

const TOPIC = 'stories.v1';
const PARTITIONS = 2;

let folder: string;
let registry: MemoryRegistry;
let broker: MemoryBroker;
let encode: Encoder<Story>;
let running: InProcessWorker | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-dashboard-'));
  registry = await startMemoryRegistry();
  broker = new MemoryBroker();
  const settings = { replicationFactor: 1, settings: {} };
  await broker.createTopics([
    { name: TOPIC, partitions: PARTITIONS, ...settings },
    { name: 'schemas.v1', partitions: 1, ...settings },
  ]);
  encode = await new Codec({ url: registry.url }).encoder('Story', TOPIC);
});

afterEach(async () => {
  await stop();
  await registry.close();
  rmSync(folder, { recursive: true });
});

function put(...stories: readonly MadeUp[]): void {
  for (const story of stories)
    broker.put(TOPIC, 0, [{ key: story.storyId, value: encode(madeUpStory(story)) }]);
}

function bury(storyId: string): void {
  broker.put(TOPIC, 0, [{ key: storyId, value: null }]);
}

async function start(
  env: Readonly<Record<string, string>> = {},
  onTrouble: (what: string) => void = () => undefined,
): Promise<void> {
  running = await startInProcess(dashboardWorker, {
    broker,
    registryUrl: registry.url,
    prefix: '',
    onTrouble,
    env: { API_PORT: '0', DASHBOARD_DATA: folder, API_REQUESTS_PER_SECOND: '1000', ...env },
  });
}

async function stop(): Promise<void> {
  const ending = running;
  running = undefined;
  await ending?.stop();
}

const address = (path: string) => `http://127.0.0.1:${running?.worker.detail?.().api}${path}`;
const checker = new OpenApiChecker(JSON.parse(apiDocument()));

/** Asks, and holds the answer against the OpenAPI document. */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(address(`/api/v1${path}`), { redirect: 'manual', ...init });
  expect(await checker.faults(`/api/v1${path}`, answer, init.method)).toEqual([]);
  return answer;
}

// biome-ignore lint/suspicious/noExplicitAny: the document of the API says what an answer is, and is checked elsewhere
const json = async (path: string): Promise<any> => (await ask(path)).json();
const ids = async (search: string): Promise<string[]> =>
  (await json(`/stories?${search}`)).stories.map(({ storyId }: { storyId: string }) => storyId);

it('lists stories, and finds them by words of any language', async () => {
  put(
    {
      storyId: 'quake',
      revision: 1,
      headline: 'Earthquake in Kermendag kills 14',
      publishers: ['a', 'b', 'c'],
    },
    { storyId: 'zh', revision: 2, headline: '北京发生强烈地震', language: 'zh', publishers: ['d'] },
    { storyId: 'ar', revision: 3, headline: 'زِلزالٌ قويّ يضرب المدينة', language: 'ar' },
    {
      storyId: 'de',
      revision: 4,
      headline: 'Fähre nach Skarne fährt wieder',
      language: 'de',
      places: ['Ankara'],
    },
  );
  await start();
  expect(await ids('')).toEqual(['quake', 'de', 'ar', 'zh']);
  expect(await ids('order=newest')).toEqual(['de', 'ar', 'zh', 'quake']);
  expect(await ids('q=earthquake')).toEqual(['quake']);
  expect(await ids('q=earthq')).toEqual(['quake']);
  expect(await ids('q="kills 14"')).toEqual(['quake']);
  expect(await ids('q="14 kills"')).toEqual([]);
  expect(await ids('q=kermendag -kills')).toEqual([]);
  expect(await ids('q=地震')).toEqual(['zh']);
  expect(await ids('q=震')).toEqual(['zh']);
  expect(await ids('q=زلزال قوي')).toEqual(['ar']);
  expect(await ids('q=fahre skarne')).toEqual(['de']);
  expect(await ids('language=de,zh&order=newest')).toEqual(['de', 'zh']);
  expect(await ids('place=ankara')).toEqual(['de']);
  expect(await ids('minSources=3')).toEqual(['quake']);
  expect(await ids('publisher=d')).toEqual(['zh']);
});

it('pages through a list without losing or repeating a story', async () => {
  put(...Array.from({ length: 23 }, (_, at) => ({ storyId: `s${at}`, revision: at })));
  await start();
  const found: string[] = [];
  for (let cursor = '', pages = 0; cursor !== null && pages < 20; pages += 1) {
    const page = await json(`/stories?limit=5&order=importance&cursor=${cursor}`);
    found.push(...page.stories.map(({ storyId }: { storyId: string }) => storyId));
    cursor = page.next;
  }
  expect(found).toHaveLength(23);
  expect(new Set(found).size).toBe(23);
});

it('lets pages of other sites that are listed read, and change nothing', async () => {
  put({ storyId: 'a', revision: 1 });
  const origin = 'https://board.example';
  await start({ API_ORIGINS: origin });
  const asked = (path: string, init: RequestInit, from = origin) =>
    fetch(address(path), { ...init, headers: { ...init.headers, origin: from } });
  const list = await asked('/api/v1/stories', {});
  expect(list.status).toBe(200);
  expect(list.headers.get('access-control-allow-origin')).toBe(origin);
  expect(list.headers.get('vary')).toContain('origin');
  // Errors as well: a page must be able to show what they say.
  const wrong = await asked('/api/v1/stories?x', {});
  expect([wrong.status, wrong.headers.get('access-control-allow-origin')]).toEqual([400, origin]);
  const before = await asked('/api/v1/live', { method: 'OPTIONS' });
  expect([before.status, before.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD']);
  for (const [path, method] of [
    ['/api/v1/watches/w', 'PUT'],
    ['/api/v1/watches/w', 'DELETE'],
    ['/mcp', 'POST'],
  ] as const)
    expect((await asked(path, { method })).status).toBe(403);
  for (const path of ['/api/v1/stories', '/api/v1/live', '/api/v1/openapi.json']) {
    const other = await asked(path, {}, 'https://evil.example');
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  }
  expect((await asked('/api/v1/stories', { method: 'OPTIONS' }, 'https://evil.example')).status).toBe(403);
});

it('leads from a merged story to where it went, and says why', async () => {
  put(
    { storyId: 'a', revision: 1 },
    { storyId: 'b', revision: 2 },
    { storyId: 'a', revision: 3, status: 'merged', mergedInto: 'b', changeType: 'merged' },
    { storyId: 'b', revision: 3, supersedes: ['a'] },
  );
  bury('a');
  await start();
  const answer = await ask('/stories/a?x');
  expect(answer.status).toBe(400);
  const moved = await ask('/stories/a');
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/api/v1/stories/b']);
  expect(await moved.json()).toMatchObject({ movedTo: 'b', why: 'merged' });
  // A browser follows the redirect and hides its body: it is told on its own.
  expect(await json('/stories/a/move')).toMatchObject({ movedTo: 'b', location: '/api/v1/stories/b' });
  expect((await ask('/stories/b/move')).status).toBe(404);
  expect(await ids('status=active,merged,closed')).toEqual(['b']);
});

it('forgets a story that was withdrawn, and what it was', async () => {
  put({ storyId: 'a', revision: 1 }, { storyId: 'a', revision: 2 });
  bury('a');
  await start();
  expect((await ask('/stories/a')).status).toBe(410);
  expect((await ask('/stories/b')).status).toBe(404);
  expect((await json('/sources')).sources).toEqual([]);
});

it('neither shows nor finds the words of an article that may not be quoted', async () => {
  const story = madeUpStory({
    storyId: 'a',
    revision: 1,
    headline: 'Quake',
    keyPoints: ['Houses collapsed.'],
  });
  const [first, ...others] = story.articles;
  if (first === undefined) throw new Error('it has articles');
  const display = 'headline_by_terms' as const;
  const articles = [{ ...first, snippet: 'Houses collapsed.', display }, ...others];
  const restricted = [{ articleId: first.articleId, display }];
  broker.put(TOPIC, 0, [{ key: 'a', value: encode({ ...story, articles, restricted }) }]);
  await start();
  expect([await ids('q=quake'), await ids('q=houses')]).toEqual([['a'], []]);
  const paths = [
    '/stories',
    '/stories/a',
    '/stories/a/articles',
    '/stories.atom',
    '/stories.json-feed',
    '/stories.csv',
  ];
  const told = await Promise.all(paths.map(async (path) => (await ask(path)).text()));
  for (const text of told) {
    expect(text).toContain('Quake');
    expect(text).not.toContain('Houses');
  }
  expect(JSON.parse(told[1] ?? '').story.restricted).toEqual(restricted);
});

it('shows a story and the list as they stood at a time', async () => {
  let now = Date.now() - 60_000;
  broker = new MemoryBroker({ now: () => now });
  const settings = { replicationFactor: 1, settings: {} };
  await broker.createTopics([
    { name: TOPIC, partitions: 1, ...settings },
    { name: 'schemas.v1', partitions: 1, ...settings },
  ]);
  put({ storyId: 'a', revision: 1, headline: 'Before' });
  now += 10_000;
  const between = now - 5000;
  put({ storyId: 'a', revision: 2, headline: 'After' }, { storyId: 'b', revision: 3 });
  await start();
  expect((await json('/stories/a')).story.headline.text).toBe('After');
  expect((await json(`/stories/a?asOf=${between}`)).story.headline.text).toBe('Before');
  expect(await ids(`asOf=${between}`)).toEqual(['a']);
  expect((await ask(`/stories/b?asOf=${between}`)).status).toBe(404);
  expect((await json(`/stories?asOf=${between}`)).asOf).toMatchObject({ isComplete: false });
  // Words of the past are those of its list alone, which is said.
  expect(await json(`/stories?asOf=${between}&q=before`)).toMatchObject({ total: 1, isBounded: true });
  expect(await json(`/stories?asOf=${between}`)).toMatchObject({ total: 1, isBounded: false });
});

it('tells what changed since a place, and what is changing', async () => {
  put({ storyId: 'a', revision: 1 });
  await start();
  const { cursor } = await json('/changes');
  const live = await ask('/live?minSignificance=material');
  const events = live.body?.pipeThrough(new TextDecoderStream()).getReader();
  put(
    { storyId: 'b', revision: 2 },
    { storyId: 'b', revision: 3 },
    { storyId: 'c', revision: 4, significance: 'minor' },
  );
  let told = '';
  await until(async () => {
    told += (await events?.read())?.value ?? '';
    return told.includes('event: stories');
  });
  await events?.cancel();
  expect(told.match(/"storyId":"(\w)","revision":(\d+),"kind"/g)).toEqual([
    '"storyId":"b","revision":3,"kind"',
  ]);
  const { changes } = await json(`/changes?since=${cursor}`);
  expect(changes.map(({ storyId, revision }: Story) => [storyId, revision])).toEqual([
    ['b', 3],
    ['c', 4],
  ]);
  const again = await ask('/live', { headers: { 'last-event-id': cursor } });
  const missed = again.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  await until(async () => {
    text += (await missed?.read())?.value ?? '';
    return text.includes('event: stories');
  });
  await missed?.cancel();
  expect(text).toContain('"storyId":"c"');
});

it('counts what stories are about, of the same stories on every page', async () => {
  put(
    { storyId: 'a', revision: 1, language: 'en' },
    { storyId: 'b', revision: 2, language: 'de' },
    { storyId: 'c', revision: 3, language: 'de' },
  );
  await start();
  const question = '/stories?order=newest&limit=1&facets=language,conflicts';
  const first = await json(question);
  expect(first.stories.map(({ storyId }: { storyId: string }) => storyId)).toEqual(['c']);
  expect(first.facets).toEqual({
    of: 3,
    counts: {
      language: [
        { value: 'de', count: 2 },
        { value: 'en', count: 1 },
      ],
      conflicts: [{ value: 'no', count: 3 }],
    },
  });
  const second = await json(`${question}&cursor=${first.next}`);
  expect(second.stories.map(({ storyId }: { storyId: string }) => storyId)).toEqual(['b']);
  expect(second.facets).toEqual(first.facets);
  expect((await json(`${question}&language=de`)).facets.of).toBe(2);
});

it('goes on where it was, and builds itself anew without its file', async () => {
  put({ storyId: 'a', revision: 1 });
  await start();
  await running?.stop();
  put({ storyId: 'b', revision: 2 });
  await start();
  expect(await ids('order=newest')).toEqual(['b', 'a']);
  await running?.stop();
  rmSync(folder, { recursive: true });
  await start();
  expect(await ids('order=newest')).toEqual(['b', 'a']);
});

it('merges the index meanwhile', async () => {
  await start();
  await stop();
  const file = new DatabaseSync(join(folder, `${TOPIC}.db`));
  try {
    for (let rid = 1; rid <= 20; rid += 1)
      file.prepare("INSERT INTO search (rowid, words, tags) VALUES (?, 'ferry', '')").run(rid);
    const parts = () =>
      (file.prepare('SELECT count(DISTINCT segid) AS n FROM search_idx').get() as { n: number }).n;
    expect(parts()).toBe(20);
    await start();
    await until(() => parts() < 8);
  } finally {
    file.close();
  }
});

it('deletes a file that is damaged wherever that is noticed, and builds it anew', async () => {
  put(
    ...Array.from({ length: 60 }, (_, at) => ({
      storyId: `s${at}`,
      revision: at,
      publishers: ['a', 'b', 'c'],
    })),
  );
  await start();
  await stop();
  const file = join(folder, `${TOPIC}.db`);
  const whole = readFileSync(file);
  const words: string[] = [];
  for (const part of [0.1, 0.4, 0.7]) {
    const from = Math.trunc(Math.max(4096, part * whole.length));
    writeFileSync(file, Buffer.from(whole).fill(0xa5, from, from + 20_000));
    const troubles: string[] = [];
    try {
      await start({}, (what) => troubles.push(what));
      for (const path of [
        '/stories?limit=200',
        '/stories?q=story',
        '/stories/s7',
        '/sources',
        '/changes',
        '/why?a=s1-0&b=s2-0',
      ])
        await ask(path);
      put({ storyId: 's7', revision: 500 });
      await until(async () => troubles.length > 0 || (await json('/stories/s7')).story?.revision === 500);
    } catch (error) {
      troubles.push((error as Error).message);
    }
    // A process that has failed ends with that.
    await stop().catch((error: Error) => troubles.push(error.message));
    words.push(...troubles);
    // Either nothing was noticed, since nothing was there, or it is gone.
    expect(
      troubles.some((word) => word.includes('was damaged and is deleted')),
      String(part),
    ).toBe(!existsSync(file));
    await start();
    expect(await ids('limit=200'), String(part)).toHaveLength(60);
    await stop();
  }
  expect(words.length).toBeGreaterThan(0);
}, 60_000);

it('says why two articles are together, and what publishers did', async () => {
  put({ storyId: 'a', revision: 1, copies: 1 }, { storyId: 'b', revision: 2 });
  await start();
  const together = await json('/why?a=a-0&b=https://post.example/a-1');
  expect(together).toMatchObject({ relation: 'together', a: { storyId: 'a' } });
  expect((await json('/why?a=a-0&b=a-2')).relation).toBe('copies');
  expect((await json('/why?a=a-0&b=b-0')).relation).toBe('apart');
  const { sources } = await json('/sources');
  expect(sources[0]).toEqual({
    publisher: 'courier.example',
    name: 'courier',
    reports: 2,
    copies: 0,
    firsts: 2,
    corrections: 0,
  });
});

it('answers each line that its document shows', async () => {
  const publishers = ['a.example', 'b.example'];
  put({
    storyId: 'quake',
    revision: 1,
    headline: 'Earthquake: rescue teams arrive',
    publishers,
    conflicts: 1,
  });
  await start();
  const document = readFileSync(new URL('../../docs/read.md', import.meta.url), 'utf8');
  const values = new Map([
    ['api', address('/api/v1')],
    ['id', ''],
  ]);
  const pathOf = (url: string) => url.slice(address('/api/v1').length);
  const answered: string[] = [];
  for (const line of apiLines(document)) {
    const { request, sets } = await curlRequest(line, values, (url) => json(pathOf(url)));
    const { method, url, headers, body } = request;
    const leave = new AbortController();
    if (url.includes('/live')) {
      // It has no end: its beginning is looked at.
      const live = await fetch(url, { signal: leave.signal });
      expect([live.status, live.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('event-stream'),
      ]);
      leave.abort();
    } else {
      // The document does not describe itself.
      const answer = await (url.endsWith('/openapi.json')
        ? fetch(url)
        : ask(pathOf(url), { method, headers, body }));
      // The articles that it names by way of example are nobody's.
      expect([line, answer.status]).toEqual([line, url.includes('/why?') ? 404 : 200]);
      if (sets !== null) values.set(sets.name, atPath(await answer.json(), sets.path));
    }
    answered.push(new URL(url).pathname.replace(/quake\b/, '{id}'));
  }
  expect(values.get('id')).toBe('quake');
  expect(new Set(answered).size).toBeGreaterThan(12);
});

it('answers 304, packs, and refuses with what to do', async () => {
  put(...Array.from({ length: 9 }, (_, at) => ({ storyId: `s${at}`, revision: at })));
  await start();
  const first = await ask('/stories');
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('content-encoding')).toBe('gzip');
  expect((await ask('/stories', { headers: { 'if-none-match': etag } })).status).toBe(304);
  const refused = await ask('/stories?limit=1000');
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(await refused.json()).toMatchObject({ status: 400, parameter: 'limit' });
  expect((await fetch(address('/api/v1/stories'), { method: 'POST' })).status).toBe(405);
  expect((await fetch(address('/../../package.json'))).status).toBe(404);
  expect((await fetch(address('/'))).headers.get('content-security-policy')).toContain("script-src 'self'");
});

it('answers nobody more often than is set, by whatever way it is asked', async () => {
  put({ storyId: 'a', revision: 1 });
  await start({ API_REQUESTS_PER_SECOND: '1' });
  expect((await ask('/stories')).status).toBe(200);
  expect((await ask('/stories.atom')).status).toBe(200);
  expect((await fetch(address('/'))).status).toBe(200);
  expect((await fetch(address('/mcp'), { method: 'POST', body: '{}' })).status).not.toBe(429);
  const refused = await ask('/stories');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await refused.json()).toMatchObject({
    detail: 'at most 1 requests a second: ask again in a second',
  });
  for (const [path, method] of [
    ['/', 'GET'],
    ['/mcp', 'POST'],
    ['/api/v1/live', 'GET'],
  ] as const)
    expect((await fetch(address(path), { method })).status, path).toBe(429);
});

it('gives the page without a token no more often than is set either', async () => {
  const file = join(folder, 'tokens.json');
  const entry = { tenant: 'desk', token: 'a-token-that-is-long-enough', scopes: '*' };
  writeFileSync(file, JSON.stringify([entry]));
  await start({ API_REQUESTS_PER_SECOND: '1', API_ACCESS: 'tokens', API_TOKENS_FILE: file });
  const statuses: number[] = [];
  for (let at = 0; at < 5; at += 1) statuses.push((await fetch(address('/'))).status);
  expect(statuses).toEqual([200, 200, 200, 200, 429]);
  const authorization = `Bearer ${entry.token}`;
  expect((await ask('/stories', { headers: { authorization } })).status).toBe(200);
});

it('gives a list as feeds that readers read, and as a table', async () => {
  const headline = '<b>Quake</b> & "flood"\u0000';
  put(
    { storyId: 'a', revision: 1, headline, keyPoints: ['=HYPERLINK("x")'], copies: 1 },
    { storyId: 'a', revision: 2, headline, keyPoints: ['=HYPERLINK("x")'], copies: 2, significance: 'minor' },
  );
  await start();
  const atom = await (await ask('/stories.atom?q=quake')).text();
  const feed = parseAtomFeed(atom);
  expect(feed.title?.value).toBe('newsfold: quake');
  expect(feed.links?.map(({ href }) => href)).toContain(address('/api/v1/stories.atom?q=quake'));
  expect(feed.entries).toHaveLength(1);
  expect(feed.entries?.[0]).toMatchObject({
    id: 'urn:newsfold:story:a',
    title: { value: '<b>Quake</b> & "flood"' },
    links: [{ href: 'https://courier.example/a-0' }, { href: address('/api/v1/stories/a') }],
  });
  const json = await (await ask('/stories.json-feed')).json();
  expect(parseJsonFeed(json).items?.[0]).toMatchObject({ id: 'urn:newsfold:story:a' });
  const [names, row] = (await (await ask('/stories.csv')).text()).split('\r\n');
  expect(names?.endsWith(',updatedAt,firstSentence')).toBe(true);
  expect(row?.endsWith(`,"'=HYPERLINK(""x"")"`)).toBe(true);
});

it('shows a tenant its scopes, and nothing of the others', async () => {
  const file = join(folder, 'tokens.json');
  const token = 'a-token-that-is-long-enough';
  writeFileSync(file, JSON.stringify([{ tenant: 'desk', token, scopes: ['de'] }]));
  put(
    { storyId: 'en', revision: 1 },
    { storyId: 'de', revision: 2, language: 'de' },
    { storyId: 'old', revision: 3 },
    { storyId: 'old', revision: 4, status: 'merged', mergedInto: 'en' },
  );
  await start({ API_ACCESS: 'tokens', API_TOKENS_FILE: file });
  const headers = { authorization: `Bearer ${token}` };
  const asDesk = async (path: string) => (await ask(path, { headers })).text();
  expect((await ask('/stories')).status).toBe(401);
  const { cursor } = JSON.parse(await asDesk('/changes'));
  const live = await ask('/live', { headers });
  const events = live.body?.pipeThrough(new TextDecoderStream()).getReader();
  put({ storyId: 'en', revision: 5 }, { storyId: 'de', revision: 6, language: 'de' });
  let told = '';
  await until(async () => {
    told += (await events?.read())?.value ?? '';
    return told.includes('event: stories');
  });
  await events?.cancel();
  const texts = [told];
  for (const path of [
    ...[
      '/stories',
      '/stories?status=active,merged',
      '/stories?q=story',
      `/stories?asOf=${Date.now()}`,
      '/stories.atom',
    ],
    ...[
      '/stories/en',
      '/stories/en/history',
      '/stories/en/articles',
      '/stories/old',
      '/why?a=en-0&b=de-0',
      '/sources',
    ],
    `/changes?since=${cursor}`,
  ])
    texts.push(await asDesk(path));
  expect(
    texts.filter((text) => /courier.example\/en-|"storyId":"en","rev|movedTo|Story en/.test(text)),
  ).toEqual([]);
  expect(texts.filter((text) => text.includes('Story de'))).toHaveLength(7);
});

/** What somebody writes with a client that a generator made of the document: a board, its pages, a story, why, and a watch. */
const BOARD = `
import * as newsfold from './client.ts';

export async function use(baseUrl: string) {
  const options = { baseUrl };
  const headlines: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await newsfold.listStories({ order: 'newest', status: ['active', 'closed'], limit: 2, cursor }, options);
    if (page.status !== 200) throw new Error(page.status === 400 ? page.data.detail : String(page.status));
    headlines.push(...page.data.stories.map((story) => story.headline.text));
    cursor = page.data.next ?? undefined;
  } while (cursor !== undefined);
  const story = await newsfold.getStory('b', {}, options);
  if (story.status !== 200) throw new Error(String(story.status));
  const { agreed, articles } = story.data.story;
  const support: number[] = agreed.map((fact) => fact.independentPublishers);
  const reasons = await newsfold.getArticles('b', {}, options);
  if (reasons.status !== 200) throw new Error(String(reasons.status));
  const words: string[] = reasons.data.articles.map((article) => article.match.words);
  const moved = await newsfold.getStory('a', {}, options);
  const nobody = await newsfold.getStory('nobody', {}, options);
  const saved = await newsfold.saveWatch('quakes', { name: 'Quakes', query: 'q=quake' }, options);
  const watches = await newsfold.listWatches(options);
  // @ts-expect-error: an order that there is none of
  const wrong = await newsfold.listStories({ order: 'oldest' }, options);
  return {
    headlines,
    articles: articles.length,
    support,
    words,
    moved: moved.status === 200 ? moved.data.story.storyId : null,
    nobody: nobody.status === 404 ? nobody.data.title : null,
    watch: saved.status === 200 ? saved.data.name : null,
    watches: watches.status === 200 ? watches.data.watches.length : null,
    wrong: wrong.status === 400 ? wrong.data.parameter : null,
  };
}
`;

it('is asked by a client that is generated from its document', async () => {
  put(
    { storyId: 'a', revision: 1 },
    { storyId: 'b', revision: 2, headline: 'Quake', copies: 1 },
    { storyId: 'c', revision: 3 },
    { storyId: 'd', revision: 4, status: 'closed' },
    { storyId: 'a', revision: 5, status: 'merged', mergedInto: 'b' },
    { storyId: 'b', revision: 5, headline: 'Quake', copies: 1, supersedes: ['a'] },
  );
  await start();
  const document = await (await fetch(address('/api/v1/openapi.json'))).text();
  expect(document).toBe(apiDocument());
  const client = mkdtempSync(join(folder, 'client-'));
  const use = await useGeneratedClient<(baseUrl: string) => Promise<object>>(client, document, BOARD);
  expect(await use(address(''))).toEqual({
    headlines: ['Quake', 'Story d', 'Story c'],
    articles: 3,
    support: [],
    words: [
      'it founded the story',
      'it reports the same event as the reports that were here',
      'it carries the text of another article of the story',
    ],
    moved: 'b',
    nobody: 'There is no such thing',
    watch: 'Quakes',
    watches: 1,
    wrong: 'order',
  });
}, 60_000);

it('answers whatever is asked or sent as the document says, and never fails', async () => {
  put({ storyId: 'a', revision: 1, conflicts: 1, copies: 1 }, { storyId: 'b', revision: 2, language: 'zh' });
  await start();
  // Those of live events end with whoever asked; they are asked above.
  const { '/api/v1/live': _, ...paths } = checker.document.paths;
  for (const request of requestsOf({ ...checker.document, paths }, ['a', 'b', 'quakes']))
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, body }) => {
        const sent = body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } };
        const answer = await ask(path.slice('/api/v1'.length), { method, ...sent });
        expect(answer.status, path).toBeLessThan(500);
        expect(await answer.text(), path).not.toBe('');
      }),
      { numRuns: 12 },
    );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (q) => {
      expect((await ask(`/stories?q=${encodeURIComponent(q.toWellFormed())}`)).status).toBe(200);
    }),
    { numRuns: 60 },
  );
}, 60_000);
