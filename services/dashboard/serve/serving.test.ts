/** The thread that answers: started, asked, told, stopped. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@newsfold/test/support/until.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Changes } from '../changes/changes.ts';
import { Problem } from '../http/problem.ts';
import { openTable } from '../table/open-table.ts';
import type { WatchDesk } from '../watches/watch-desk.ts';
import { type Serving, type ServingParts, startServing } from './serving.ts';

let folder: string;
let file: string;
const undo: (() => unknown)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-serving-'));
  file = join(folder, 'stories.db');
  undo.push(() => rmSync(folder, { recursive: true }));
});
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

const nobody = {} as unknown as WatchDesk & Changes;

async function serve(given: Partial<ServingParts> = {}, port = 0): Promise<Serving> {
  const opened = openTable(file, 'stories.v1');
  undo.push(() => opened.db.close());
  const serving = await startServing({
    config: {
      API_ACCESS: 'local',
      API_HOST: '127.0.0.1',
      API_PORT: port,
      API_TOKENS_FILE: '',
      API_PROXIES: '',
      API_PROXY_HEADER: 'x-forwarded-user',
      API_TENANTS_FILE: '',
      API_ORIGINS: [],
      API_REQUESTS_PER_SECOND: 1000,
      API_LIVE_READERS: 10,
      HISTORY_DAYS: 7,
      IMAGE_HOSTS: [],
      OPERATED_PAGES: [],
      TOPIC_PREFIX: '',
    },
    file,
    build: opened.build,
    desk: { state: { status: () => ({ far: 'so far' }) }, watches: nobody, changes: nobody },
    onRequest: () => undefined,
    onError: () => undefined,
    onStranger: () => undefined,
    onEnd: () => undefined,
    ...given,
  });
  undo.push(() => serving.stop());
  return serving;
}

const ask = ({ port }: Serving, path: string) => fetch(`http://127.0.0.1:${port}/api/v1${path}`);

it('answers while the thread that started it does not, and says until when the table is not whole', async () => {
  const requests: number[] = [];
  const serving = await serve({ onRequest: (status) => requests.push(status) });
  const before = await ask(serving, '/stories');
  expect([before.status, before.headers.get('newsfold-building')]).toEqual([200, 'true']);
  serving.setReady(true);
  expect((await ask(serving, '/stories')).headers.get('newsfold-building')).toBeNull();
  expect(await (await ask(serving, '/status')).json()).toMatchObject({ far: 'so far', liveReaders: 0 });
  await until(() => requests.length === 3);
  expect(requests).toEqual([200, 200, 200]);
});

it('brings back a problem of whoever was asked, and tells of what failed', async () => {
  const failed: Error[] = [];
  let wrong: Error = new Problem('not-ready', 'ask again', {}, 3);
  const status = () => {
    throw wrong;
  };
  const serving = await serve({
    desk: { state: { status }, watches: nobody, changes: nobody },
    onError: (error) => failed.push(error),
  });
  const refused = await ask(serving, '/status');
  expect([refused.status, refused.headers.get('retry-after'), failed]).toEqual([503, '3', []]);
  wrong = new Error('something else');
  expect((await ask(serving, '/status')).status).toBe(500);
  await until(() => failed.length > 0);
  expect(failed.map(({ message }) => message)).toEqual(['something else']);
});

it('says of a port that is taken what to set', async () => {
  const { port } = await serve();
  await expect(serve({}, port)).rejects.toThrow(`127.0.0.1:${port} is taken; set API_PORT to a free port`);
});

it('tells when the file cannot be read, and ends', async () => {
  const opened = openTable(file, 'stories.v1');
  undo.push(() => opened.db.close());
  const ended: Error[] = [];
  await expect(serve({ file: join(folder, 'none.db'), onEnd: (error) => ended.push(error) })).rejects.toThrow(
    'unable to open database file',
  );
  expect(ended).toEqual([]);
});
