import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { withdrawalByKey } from '@newsfold/ingest/withdrawal-key.ts';
import { AppendRefused, type NewRecord, type Publisher } from '@newsfold/runtime/log/broker.ts';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Admission } from './admission.ts';
import { IdempotencyKeys } from './idempotency.ts';
import { type RunningHttpIn, startHttpIn } from './server.ts';
import { readTokens, type Tokens, tokensOf } from './tokens.ts';

/** A log that keeps what it is given, and can be slow, away, or unwilling. */
class Log implements Publisher {
  readonly appended: { topic: string; partition: number; record: NewRecord; offset: number }[] = [];
  readonly #next = new Map<number, number>();
  before: (records: readonly NewRecord[]) => Promise<void> = async () => undefined;

  async append(topic: string, partition: number, records: readonly NewRecord[]): Promise<number> {
    await this.before(records);
    const first = this.#next.get(partition) ?? 0;
    this.#next.set(partition, first + records.length);
    for (const [at, record] of records.entries())
      this.appended.push({ topic, partition, record, offset: first + at });
    return first;
  }

  async close(): Promise<void> {}
}

let server: RunningHttpIn | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const OPEN: Tokens = tokensOf('127.0.0.1', '');

async function start(
  log: Log,
  change: { tokens?: Tokens; maxRequests?: number; maxBytes?: number; patienceMs?: number } = {},
): Promise<void> {
  const maxBytes = change.maxBytes ?? 100_000;
  server = await startHttpIn('127.0.0.1', 0, {
    tokens: change.tokens ?? OPEN,
    maxRequests: change.maxRequests ?? 4,
    articles: {
      publisher: log,
      topic: 'raw.v1',
      partitions: 4,
      patienceMs: change.patienceMs ?? 1000,
      maxBytes,
      onAnswers: () => undefined,
    },
    feeds: { publisher: log, topic: 'feeds.v1', partitions: 4, maxBytes, now: () => 1, feeds: () => [] },
    onRequest: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
}

const address = (path: string) => `http://127.0.0.1:${server?.port}${path}`;

function post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const text = typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body);
  return fetch(address('/articles'), {
    method: 'POST',
    body: text as string,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

const NDJSON = { 'content-type': 'application/x-ndjson' };
const lines = async (response: Response) =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const article = (at: number) => ({ title: `Item ${at}`, url: `https://host${at % 7}.example/${at}` });

/** A request whose headers `fetch` would not let through. */
function raw(headers: IncomingHttpHeaders): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    httpRequest(address('/articles'), options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end('{"title":"a"}');
  });
}

describe('POST /articles', () => {
  it('takes one article or an array, and answers for each with its place', async () => {
    const log = new Log();
    await start(log);
    const one = await post(article(1));
    expect(one.status).toBe(200);
    expect(await one.json()).toMatchObject({
      accepted: 1,
      items: [{ item: 0, answer: 'accepted', topic: 'raw.v1' }],
    });
    const many = await post([article(2), 'no article', article(3)]);
    expect(many.status).toBe(207);
    const { items } = (await many.json()) as {
      items: { answer: string; partition: number; offset: number }[];
    };
    expect(items.map(({ answer }) => answer)).toEqual(['accepted', 'refused', 'accepted']);
    const place = log.appended.find(({ record }) => String(record.value).includes('Item 3'));
    expect(items[2]).toMatchObject({ partition: place?.partition, offset: place?.offset });
    expect((await post('[1]')).status).toBe(422);
  });

  it('keeps articles of one outlet in one partition', async () => {
    const log = new Log();
    await start(log);
    await post(Array.from({ length: 50 }, (_, at) => article(at)));
    const places = Map.groupBy(log.appended, ({ record }) => String(record.key));
    expect(places.size).toBe(7);
    for (const place of places.values())
      expect(new Set(place.map(({ partition }) => partition)).size).toBe(1);
  });

  it('takes NDJSON of any length, plain and gzip, a line that cannot be read for itself', async () => {
    const log = new Log();
    await start(log, { maxBytes: 1000 });
    const texts = Array.from({ length: 1200 }, (_, at) => JSON.stringify(article(at)));
    texts[5] = 'not json';
    texts[6] = '';
    texts[7] = JSON.stringify({ title: 'x'.repeat(2000) });
    for (const response of [
      await post(texts.join('\n'), NDJSON),
      await post(gzipSync(texts.join('\r\n')), { ...NDJSON, 'content-encoding': 'gzip' }),
    ]) {
      const answers = await lines(response);
      expect(answers.at(-1)).toEqual({ done: true, accepted: 1197, refused: 2, retry: 0 });
      expect(answers.slice(0, -1).map(({ item }) => item)).toEqual(
        Array.from({ length: 1199 }, (_, at) => at),
      );
      expect(answers[5]).toMatchObject({ reason: 'malformed-json' });
      expect(answers[6]).toMatchObject({ reason: 'too-large' });
    }
    expect(log.appended).toHaveLength(2 * 1197);
  });

  it('refuses what is too large, no JSON, no gzip, or of another type', async () => {
    await start(new Log(), { maxBytes: 100 });
    expect((await post(`"${'x'.repeat(200)}"`)).status).toBe(413);
    expect((await post('{')).status).toBe(400);
    expect((await post('plain', { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await post('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await post(gzipSync(Buffer.alloc(1_000_000)), { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('tells an article that the broker refuses, and takes the others', async () => {
    const log = new Log();
    log.before = async (records) => {
      if (records.some(({ value }) => String(value).includes('Item 2'))) throw new AppendRefused('too large');
    };
    await start(log);
    // In one batch.
    const ofOneHost = [0, 1, 2, 3].map((at) => ({ ...article(at), url: `https://one.example/${at}` }));
    const { items } = (await (await post(ofOneHost)).json()) as {
      items: { answer: string }[];
    };
    expect(items.map(({ answer }) => answer)).toEqual(['accepted', 'accepted', 'refused', 'accepted']);
  });

  it('answers 503 when the broker is away or slower than its patience, and accepts nothing then', async () => {
    const log = new Log();
    log.before = async () => {
      throw new Error('away');
    };
    await start(log, { patienceMs: 50 });
    const away = await post(article(1));
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('5');
    log.before = () => new Promise(() => undefined);
    const slow = await post(article(1));
    expect(slow.status).toBe(503);
    expect(await slow.json()).toMatchObject({ accepted: 0, retry: 1, items: [{ answer: 'retry' }] });
    log.before = async () => undefined;
    const streamed = await post([1, 2].map((at) => JSON.stringify(article(at))).join('\n'), NDJSON);
    expect((await lines(streamed)).at(-1)).toMatchObject({ accepted: 2 });
  });

  it('lets in as many requests as it can hold, and tells the others to come again', async () => {
    const log = new Log();
    const { promise, resolve } = Promise.withResolvers<void>();
    log.before = () => promise;
    await start(log, { maxRequests: 2 });
    const open = [post(article(1)), post(article(2))];
    await expect.poll(async () => (await post(article(3))).status).toBe(429);
    resolve();
    expect((await Promise.all(open)).map(({ status }) => status)).toEqual([200, 200]);
    const after = await post(article(4));
    expect(after.status).toBe(200);
  });

  it('slows a sender down when the broker is slow, with one batch on its way', async () => {
    const log = new Log();
    let open = 0;
    let most = 0;
    log.before = async (records) => {
      open += records.length;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 2));
      open -= records.length;
    };
    await start(log);
    const body = Array.from({ length: 5000 }, (_, at) => JSON.stringify(article(at))).join('\n');
    expect((await lines(await post(body, NDJSON))).at(-1)).toMatchObject({ accepted: 5000 });
    expect(most).toBeLessThanOrEqual(500);
  });

  it('gives the same answer to the same key, publishes once, and tries again what failed', async () => {
    const log = new Log();
    await start(log);
    const key = { 'idempotency-key': 'a1' };
    const first = await (await post([article(1)], key)).text();
    const again = await post([article(1)], key);
    expect(await again.text()).toBe(first);
    expect(again.headers.get('idempotent-replay')).toBe('true');
    expect(log.appended).toHaveLength(1);
    log.before = async () => {
      throw new Error('away');
    };
    expect((await post(article(2), { 'idempotency-key': 'b' })).status).toBe(503);
    log.before = async () => undefined;
    expect((await post(article(2), { 'idempotency-key': 'b' })).status).toBe(200);
    expect((await post(article(2), { 'idempotency-key': 'x'.repeat(300) })).status).toBe(400);
  });
});

it('answers whatever is sent, and never with 500', async () => {
  await start(new Log(), { maxBytes: 2000, maxRequests: 100 });
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    fc.uint8Array(),
    fc.array(fc.json()).map((all) => all.join('\n')),
  );
  const types = fc.constantFrom('application/json', 'application/x-ndjson', 'text/x-opml', 'text/plain', 'x');
  const paths = fc.constantFrom('/articles', '/feeds', '/articles/x', '/', '/feeds?address=x', '//', '/%');
  const methods = fc.constantFrom('POST', 'DELETE', 'PUT', 'GET');
  await fc.assert(
    fc.asyncProperty(
      bodies,
      types,
      paths,
      methods,
      fc.boolean(),
      async (body, type, path, method, isPacked) => {
        const response = await fetch(address(path), {
          method,
          headers: { 'content-type': type, ...(isPacked ? { 'content-encoding': 'gzip' } : {}) },
          ...(method === 'GET' ? {} : { body: body as string }),
        });
        await response.text();
        expect(response.status).not.toBe(500);
      },
    ),
    { numRuns: 200 },
  );
  expect((await post(article(1))).status).toBe(200);
});

describe('DELETE /articles/{id}', () => {
  const withdraw = (path: string) => fetch(address(path), { method: 'DELETE' });

  it('withdraws by address, in the partition of the article, behind it', async () => {
    const log = new Log();
    await start(log);
    const url = 'https://host1.example/a?b=1';
    await post({ title: 'a', url });
    const answer = await withdraw(`/articles/${encodeURIComponent(url)}`);
    expect(answer.status).toBe(200);
    const [article, gone] = log.appended;
    expect(gone?.record).toMatchObject({ key: url, value: null });
    expect(gone).toMatchObject({ partition: article?.partition, offset: 1 });
    expect(await answer.json()).toEqual({
      answer: 'withdrawn',
      topic: 'raw.v1',
      partition: gone?.partition,
      offset: 1,
    });
  });

  it('withdraws by publisher and id, and needs one of both', async () => {
    const log = new Log();
    await start(log);
    await post({ title: 'a', id: '17', publisher: { name: 'Harbour Post' } });
    expect((await withdraw('/articles/17?publisher=Harbour%20Post')).status).toBe(200);
    const [article, gone] = log.appended;
    expect(gone?.record).toMatchObject({ key: '{"publisher":"Harbour Post","id":"17"}', value: null });
    expect(gone?.partition).toBe(article?.partition);
    expect((await withdraw('/articles/17')).status).toBe(400);
    expect((await withdraw('/articles/%ff')).status).toBe(400);
  });

  it.each([
    ['a URN alone', 'urn:newsml:norpress.example:7711'],
    ['a home page', 'https://norpress.example/'],
    ['an address of another kind', 'ftp://norpress.example/7711'],
    ['an address that nothing reaches', 'https://localhost/7711'],
    ['a blank', ' '],
  ])('answers withdrawn to nothing that ingest would drop: %s', async (_, id) => {
    const log = new Log();
    await start(log);
    const path = `/articles/${encodeURIComponent(id)}`;
    expect((await withdraw(path)).status).toBe(400);
    expect((await withdraw(`${path}?publisher=%20`)).status).toBe(400);
    expect(log.appended).toEqual([]);
  });

  it('refuses an id that no key holds', async () => {
    await start(new Log());
    expect((await withdraw(`/articles/${'7'.repeat(5000)}?publisher=Norpress`)).status).toBe(400);
  });

  it.each([
    ['https://norpress.example/7711', ''],
    ['https://norpress.example/7711', '?publisher=Norpress'],
    ['urn:newsml:norpress.example:7711', '?publisher=Norpress'],
    ['17', '?publisher=Norpress'],
  ])('is a withdrawal to ingest: %s%s', async (id, query) => {
    const log = new Log();
    await start(log);
    expect((await withdraw(`/articles/${encodeURIComponent(id)}${query}`)).status).toBe(200);
    const key = log.appended[0]?.record.key ?? '';
    const origin = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: 0, item: -1, items: 1 };
    expect(withdrawalByKey(Buffer.from(key), origin, DEFAULT_SETTINGS.outlets)).toMatchObject({
      kind: 'withdraw',
    });
  });
});

describe('who may send', () => {
  const tokens = readTokens(
    '[{"tenant":"harbour","token":"0123456789abcdef"},{"tenant":"isle","token":"fedcba9876543210"}]',
  );

  it('asks for a token, and marks what comes with its tenant, whatever the sender says', async () => {
    const log = new Log();
    await start(log, { tokens });
    expect((await post(article(1))).status).toBe(401);
    expect((await post(article(1), { authorization: 'Bearer 0123456789abcdeg' })).status).toBe(401);
    const sent = await post({ ...article(1), tenant: 'isle' }, { authorization: 'Bearer 0123456789abcdef' });
    expect(sent.status).toBe(200);
    expect(JSON.parse(String(log.appended[0]?.record.value))).toMatchObject({ tenant: 'harbour' });
  });

  it('lets a tenant see and change no feeds, unless its token says so', async () => {
    const admin =
      '[{"tenant":"desk","token":"0123456789abcdef","feeds":true},{"tenant":"isle","token":"fedcba9876543210"}]';
    await start(new Log(), { tokens: readTokens(admin) });
    const list = (token: string) =>
      fetch(address('/feeds'), { headers: { authorization: `Bearer ${token}` } });
    expect((await list('0123456789abcdef')).status).toBe(200);
    expect((await list('fedcba9876543210')).status).toBe(403);
  });

  it('keeps the keys and the turns of tenants apart', () => {
    const keys = new IdempotencyKeys();
    expect(keys.begin('a', 'k')).toBeNull();
    expect(keys.begin('b', 'k')).toBeNull();
    expect(() => keys.begin('a', 'k')).toThrow(/in work/);
    const admission = new Admission(4, 100);
    const mine = [admission.enter('a'), admission.enter('a')];
    expect(() => admission.enter('a')).toThrow(/in work/);
    const other = admission.enter('b');
    other.hold(100);
    expect(() => mine[0]?.hold(1)).toThrow(/too many bytes/);
    other.leave();
    mine[0]?.hold(100);
    mine[0]?.leave();
    expect(() => admission.enter('a')).not.toThrow();
  });

  it('without tokens answers programs of this machine alone', async () => {
    await start(new Log());
    expect(await raw({ host: 'localhost:1' })).toBe(200);
    expect(await raw({ host: 'rebound.example' })).toBe(403);
    expect(await raw({ origin: 'https://evil.example' })).toBe(403);
    expect(() => tokensOf('0.0.0.0', '')).toThrow(/HTTP_IN_TOKENS_FILE/);
  });

  it.each([
    '{}',
    '[]',
    '[{"tenant":"a"}]',
    '[{"tenant":"a","token":"short"}]',
    '[{"tenant":"a b","token":"0123456789abcdef"}]',
  ])('refuses the list %s', (text) => {
    expect(() => readTokens(text)).toThrow();
  });
});

describe('feeds over HTTP', () => {
  const send = (body: string, type: string) =>
    fetch(address('/feeds'), { method: 'POST', body, headers: { 'content-type': type } });

  it('are added, changed and removed', async () => {
    const log = new Log();
    await start(log);
    expect(
      (await send('{"address":"https://a.example/feed","desk":"News"}', 'application/json')).status,
    ).toBe(200);
    const opml =
      '<opml><body><outline text="Sport"><outline text="B" xmlUrl="https://b.example/feed"/></outline></body></opml>';
    expect((await send(opml, 'text/x-opml')).status).toBe(200);
    const gone = await fetch(address('/feeds?address=https://a.example/feed'), { method: 'DELETE' });
    expect(gone.status).toBe(200);
    const [a, b, removed] = log.appended.map(({ record }) => record);
    expect(JSON.parse(String(a?.value))).toMatchObject({ address: 'https://a.example/feed', desk: 'News' });
    expect(JSON.parse(String(b?.value))).toMatchObject({ title: 'B', desk: 'Sport' });
    expect(removed).toMatchObject({ key: a?.key, value: null });
  });

  it.each(['{}', '{"address":"ftp://a"}', '{"address":"https://a.example/","everySeconds":0}', 'no'])(
    'refuse %s',
    async (body) => {
      await start(new Log());
      expect((await send(body, 'application/json')).status).toBe(400);
    },
  );
});
