/** Whatever is sent to a worker's pages, the worker goes on. */
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { until } from '@newsfold/test/support/until.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHealthServer } from './health-server.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

let server: Server;
let port: number;
const failures: unknown[] = [];
const note = (error: unknown) => failures.push(error);
let metrics: () => Promise<string>;

beforeEach(async () => {
  failures.length = 0;
  metrics = async () => 'a_metric 1\n';
  process.on('uncaughtException', note).on('unhandledRejection', note);
  server = await startHealthServer('127.0.0.1', 0, {
    registry: { metrics: () => metrics(), contentType: 'text/plain' as never },
    live: () => ({ ok: true, detail: { silenceMs: 0 } }),
    ready: () => ({ ok: false, detail: { waitsFor: 'x' } }),
    about: () => ({ name: 'ingest', version: '1.2.3' }),
    onError: note,
  });
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => {
  server.close().closeAllConnections();
  process.off('uncaughtException', note).off('unhandledRejection', note);
  expect(failures).toEqual([]);
});

/** Sends bytes as they are; gives what came back until the other side closed, or for so long. */
function raw(bytes: string | Uint8Array, ms: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, ms);
    socket.setEncoding('latin1').on('data', (text) => (answer += text));
    socket.on('error', end).on('close', end);
  });
}

const isAlive = async () => (await fetch(`http://127.0.0.1:${port}/livez`)).status === 200;
const status = async (path: string, init?: RequestInit) =>
  (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;

describe('the pages of a worker', () => {
  it('are served, and nothing else is', async () => {
    expect(await status('/livez')).toBe(200);
    expect(await status('/readyz?from=probe')).toBe(503);
    expect(await status('/livez', { method: 'HEAD' })).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toBe('a_metric 1\n');
    expect(await status('/')).toBe(404);
    expect(await status('/livez', { method: 'POST', body: 'x'.repeat(1_000_000) })).toBe(405);
  });

  it.each(['//', '//x:y', '/\\', 'http://[', '*', 'http://a:99999999/', '/%', '/livez/../..'])(
    'are not asked with %s',
    async (path) => {
      expect(await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 2000)).toMatch(
        /^HTTP\/1\.1 404/,
      );
    },
  );

  it.each([
    ['a tunnel', 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'another protocol',
      'GET /livez HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(50_000)}`],
    ['a wrong length', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx'],
    ['an expectation', 'POST / HTTP/1.1\r\nHost: x\r\nExpect: the unexpected\r\nContent-Length: 9\r\n\r\n'],
    ['TLS', Buffer.from('160301020001000100', 'hex')],
  ])('are closed to %s', async (_, bytes) => {
    await raw(bytes, 300);
    expect(await isAlive()).toBe(true);
  });

  it('say so when the metrics cannot be made', async () => {
    metrics = async () => {
      throw new Error('no metrics');
    };
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('no metrics');
    expect(failures.splice(0)).toEqual([new Error('no metrics')]);
  });

  it.each(['/livez', '/readyz', '/metrics', '/about', '/nowhere'])(
    'bear the headers that keep a browser from harm: %s',
    async (path) => {
      const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
      for (const [name, value] of Object.entries(SAFE_HEADERS)) expect(headers.get(name)).toBe(value);
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('are made anew for who asks later', async () => {
    let made = 0;
    metrics = async () => `a_metric ${++made}\n`;
    const page = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(await page()).toBe('a_metric 1\n');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await page()).toBe('a_metric 2\n');
  });

  it('are made once for all who ask at the same time', async () => {
    let made = 0;
    metrics = async () => {
      made += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return '';
    };
    await Promise.all(Array.from({ length: 20 }, () => status('/metrics')));
    expect(made).toBeLessThan(5);
  });

  it('do not wait for clients that are slow', async () => {
    const begun = performance.now();
    const closed = new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n'));
      socket.on('error', resolve).on('close', resolve).resume();
    });
    await closed;
    expect(performance.now() - begun).toBeLessThan(9000);
  });

  it('are served to a probe while others hold on to more connections than there may be', async () => {
    const sockets = Array.from({ length: 300 }, () =>
      connect(port, '127.0.0.1', function (this: Socket) {
        this.write('GET /livez HTTP/1.1\r\nHost: x\r\nX: ');
      })
        .on('error', () => undefined)
        .resume(),
    );
    await until(() => sockets.every(({ pending }) => !pending));
    expect(await isAlive()).toBe(true);
    for (const socket of sockets) socket.destroy();
  });

  it('do not wait for clients that do not read', async () => {
    metrics = async () => 'a_metric 1\n'.repeat(2_000_000);
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.on('error', () => undefined).pause();
    const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
    await until(async () => (await open()) === 1);
    await until(async () => (await open()) === 0);
    socket.destroy();
  }, 30_000);

  it('are not made for a connection that asks for more before it is answered', async () => {
    let made = 0;
    const pause = Promise.withResolvers<string>();
    const begun = performance.now();
    metrics = () => {
      made += 1;
      return pause.promise;
    };
    const closed = new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100)),
      );
      socket.on('error', resolve).on('close', resolve).resume();
    });
    await closed;
    // Not because it was not answered in time.
    expect(performance.now() - begun).toBeLessThan(4000);
    pause.resolve('');
    expect(made).toBe(1);
    expect(await isAlive()).toBe(true);
  });

  it('are served again and again on one connection', async () => {
    for (let at = 0; at < 50; at += 1) expect(await isAlive()).toBe(true);
  });

  it('go on after many connections at once', async () => {
    await Promise.all(Array.from({ length: 600 }, () => raw('GET /livez HTTP/1.1\r\n', 200)));
    expect(await isAlive()).toBe(true);
  });

  // 100,000 requests: PROPERTY_RUNS=5000
  it('go on whatever is sent (property)', async () => {
    const token = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('//', '\r\n', '%00', '..', '\0', '[::]'),
    );
    const bytes = fc.oneof(
      fc
        .record({
          method: fc.oneof(fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE', 'CONNECT'), token),
          path: fc.array(token, { maxLength: 5 }).map((parts) => `/${parts.join('')}`),
          version: fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/0.9', ''),
          headers: fc.array(fc.tuple(token, token), { maxLength: 5 }),
          body: fc.string({ maxLength: 200 }),
        })
        .map(({ method, path, version, headers, body }) => {
          const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
          return Buffer.from(
            `${method} ${path} ${version}\r\nHost: x\r\nConnection: close\r\n${lines}\r\n${body}`,
          );
        }),
      fc.uint8Array({ maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 20, maxLength: 20 }), async (requests) => {
        await Promise.all(requests.map((request) => raw(request, 500)));
        expect(failures).toEqual([]);
        expect(await isAlive()).toBe(true);
      }),
    );
  }, 3_600_000);
});
