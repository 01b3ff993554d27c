import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { LookOut } from './look-out.ts';
import { readMetrics } from './metrics-page.ts';
import { processState } from './process-state.ts';

const METRICS = `# HELP newsfold_dead_letters_total Dead letters published, by reason.
# TYPE newsfold_dead_letters_total counter
newsfold_dead_letters_total{reason="too-old",worker="ingest"} 3
newsfold_dead_letters_total{reason="no-title",worker="ingest"} 0
newsfold_lag_records{topic="raw.v1",partition="1",worker="ingest"} 7
newsfold_lag_seconds{topic="raw.v1",partition="1",worker="ingest"} 12.5
# HELP newsfold_ready 1 when the worker answers records, else 0.
newsfold_ready{worker="ingest"} 1
nonsense here
newsfold_bad{x="a\\"b\\\\c"} NaN
`;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const ABOUT = {
  name: 'ingest',
  version: '1.2.3',
  node: '24.1.0',
  startedAt: 5,
  settings: [{ name: 'LOG_LEVEL', value: 'debug' }],
  letters: [{ reason: 'too-old', origin: 'raw.v1/1/40', at: 9 }],
  feeds: [{ name: 'Post', health: 'failing' }],
};

async function serve(
  ready: string,
  metrics = METRICS,
  about = JSON.stringify(ABOUT),
): Promise<{ readonly url: string; asked(): number }> {
  let asked = 0;
  const server = createServer(({ url }, response) => {
    asked += 1;
    response.end(url === '/readyz' ? ready : url === '/about' ? about : metrics);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

it('reads figures with their labels and what they mean, and passes what is none', () => {
  const { samples, helps } = readMetrics(METRICS);
  expect(samples.map(({ name, value }) => `${name} ${value}`)).toHaveLength(5);
  expect(samples[0]?.labels.get('reason')).toBe('too-old');
  expect(helps.get('newsfold_ready')).toBe('1 when the worker answers records, else 0.');
});

it('tells a process by its pages: lag, letters with the command that shows them, figures', async () => {
  const { url } = await serve('{"ok":true,"ready":true}');
  expect(await processState(url, 'desk.')).toMatchObject({
    name: 'ingest',
    state: 'ready',
    lags: [{ topic: 'raw.v1', partition: 1, records: 7, seconds: 12.5 }],
    deadLetters: [
      {
        reason: 'too-old',
        count: 3,
        last: { origin: 'raw.v1/1/40', at: 9 },
        command: 'newsfold redrive --from desk.ingest.dead-letters.v1 --reason too-old --dry-run',
      },
    ],
    figures: [{ name: 'newsfold_ready', value: 1 }],
  });
});

it('tells version and settings of a process, and nothing of one that does not say', async () => {
  const { url } = await serve('{"ready":true}');
  const { name, version: told, letters, feeds, ...rest } = ABOUT;
  expect((await processState(url, '')).about).toEqual({ version: told, ...rest });
  expect((await processState(url, '')).feedList).toEqual(feeds);
  const older = await serve('{"ready":true}', METRICS, 'served here: /livez /readyz /metrics');
  const state = await processState(older.url, '');
  expect(state).toMatchObject({ name, state: 'ready', about: null });
  expect(state.deadLetters).toMatchObject([{ reason: letters[0]?.reason, last: null }]);
});

it('tells a restore with the time that is left, what is waited for, and who is away', async () => {
  const restoring = await serve(
    '{"ready":false,"restoring":[{"partition":2,"progress":0.5,"secondsLeft":9}]}',
  );
  expect(await processState(restoring.url, '')).toMatchObject({
    state: 'restoring',
    restoring: [{ partition: 2, progress: 0.5 }],
  });
  const waiting = await serve('{"ready":false,"waitsFor":"registry"}');
  expect(await processState(waiting.url, '')).toMatchObject({ state: 'waiting', waitsFor: 'registry' });
  const other = await serve('<html>');
  expect(await processState(other.url, '')).toMatchObject({ name: null, state: 'away' });
  expect(await processState('http://127.0.0.1:1', '')).toMatchObject({ state: 'away' });
});

it('looks once for all who ask at about the same time', async () => {
  const { url, asked } = await serve('{"ready":true}');
  let now = 0;
  const lookOut = new LookOut([url], '', () => now);
  await Promise.all(Array.from({ length: 20 }, () => lookOut.look()));
  expect(asked()).toBe(3);
  now = 2000;
  await lookOut.look();
  expect(asked()).toBe(6);
});
