/** Who is answered behind a reverse proxy: over real connections, since what a header is depends on how it is sent. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Access } from './access.ts';
import { configuredAccess } from './configured-access.ts';
import { proxyAccess, proxySettings } from './proxy-access.ts';

const TENANTS = JSON.stringify([
  { tenant: 'desk', users: ['anna', 'bert@desk.example'], scopes: ['de'] },
  { tenant: 'chief', scopes: '*', watches: true },
]);
const DESK = { tenant: 'desk', scopes: ['de'], mayWatch: false, mayChange: false };

let server: Server | undefined;
let strangers: string[] = [];
let now = 0;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  strangers = [];
});

function accessBy(proxies: string, header = 'X-Forwarded-User'): Access {
  const onStranger = (address: string) => void strangers.push(address);
  return proxyAccess(TENANTS, { ...proxySettings(proxies, header), onStranger }, () => now);
}

/** Who is found by a request with some lines of headers, sent as they are. */
async function asking(access: Access, ...lines: readonly string[]): Promise<unknown> {
  const found = new Promise<unknown>((resolve) => {
    server = createServer((request, response) => {
      try {
        resolve(access(request));
      } catch (error) {
        resolve((error as { kind: string }).kind);
      }
      response.end();
    });
  });
  const open = server as unknown as Server;
  await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
  const socket = connect((open.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`GET / HTTP/1.1\r\nhost: news.example\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`);
  const who = await found;
  socket.destroy();
  open.closeAllConnections();
  open.close();
  return who;
}

it('believes a proxy that is named, by its address or its network', async () => {
  for (const proxies of ['127.0.0.1', '10.0.0.1, 127.0.0.0/8', '::1,127.0.0.1']) {
    expect(await asking(accessBy(proxies), 'x-forwarded-user: anna'), proxies).toEqual(DESK);
    expect(await asking(accessBy(proxies), 'X-Forwarded-User: bert@desk.example')).toEqual(DESK);
  }
  const chief = { tenant: 'chief', scopes: null, mayWatch: true, mayChange: false };
  expect(await asking(accessBy('127.0.0.1'), 'x-forwarded-user: chief')).toEqual(chief);
  expect(await asking(accessBy('127.0.0.1', 'remote-user'), 'remote-user: chief')).toEqual(chief);
  expect(accessBy('127.0.0.1').scopesOf('desk')).toEqual(['de']);
  expect(accessBy('127.0.0.1').scopesOf('nobody')).toBeUndefined();
  expect(accessBy('127.0.0.1').scopesOf(null)).toBeUndefined();
});

it('answers nobody else, and tells of one who sends the header once in a while', async () => {
  const access = accessBy('10.0.0.1');
  expect(await asking(access)).toBe('not-allowed');
  expect(strangers).toEqual([]);
  for (const lines of [
    ['x-forwarded-user: chief'],
    ['x-forwarded-user: chief', 'x-forwarded-for: 10.0.0.1'],
    ['x-forwarded-user: chief', 'forwarded: for=10.0.0.1', 'x-real-ip: 10.0.0.1'],
  ])
    expect(await asking(access, ...lines), lines.join()).toBe('not-allowed');
  expect(strangers).toEqual(['127.0.0.1']);
  now += 60_000;
  expect(await asking(access, 'x-forwarded-user: chief')).toBe('not-allowed');
  expect(strangers).toHaveLength(2);
});

it.each([
  [['x-forwarded-user: anna', 'x-forwarded-user: chief'], 'not-allowed'],
  [['x-forwarded-user: chief', 'X-FORWARDED-USER: anna'], 'not-allowed'],
  [['x-forwarded-user: anna, chief'], 'not-allowed'],
  [['x-forwarded-user: chief,'], 'not-allowed'],
  [['x-forwarded-user: CHIEF'], 'not-allowed'],
  [['x-forwarded-user: desk'], 'not-allowed'],
  [['x-forwarded-user: __proto__'], 'not-allowed'],
  [['x-forwarded-user:'], 'token-needed'],
  [['x_forwarded_user: chief'], 'token-needed'],
  [['x-user: chief', 'authorization: Bearer chief'], 'token-needed'],
  [['connection: x-forwarded-user', 'x-user: chief'], 'token-needed'],
  [[], 'token-needed'],
] as const)('does not believe %j from the proxy itself', async (lines, kind) => {
  expect(await asking(accessBy('127.0.0.1'), ...lines)).toBe(kind);
});

it('takes an address of the older kind for what it is inside the newer one', () => {
  const request = {
    rawHeaders: ['x-forwarded-user', 'anna'],
    socket: { remoteAddress: '::ffff:10.0.0.1' },
  } as unknown as IncomingMessage;
  expect(accessBy('10.0.0.1')(request)).toEqual(DESK);
  expect(() => accessBy('10.0.0.2')(request)).toThrow('through the proxy');
  const gone = { ...request, socket: { remoteAddress: undefined } } as unknown as IncomingMessage;
  expect(() => accessBy('10.0.0.1')(gone)).toThrow('through the proxy');
});

it('refuses settings that would believe everybody, or that name nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-access-'));
  const file = join(folder, 'tenants.json');
  const configured = (text: string, API_PROXIES = '127.0.0.1', API_PROXY_HEADER = 'x-forwarded-user') => {
    writeFileSync(file, text);
    const others = { API_ACCESS: 'proxy', API_HOST: '0.0.0.0', API_TOKENS_FILE: '' } as const;
    const config = { ...others, API_PROXIES, API_PROXY_HEADER, API_TENANTS_FILE: file, API_ORIGINS: [] };
    return () => configuredAccess(config, () => undefined);
  };
  expect(configured(TENANTS)).not.toThrow();
  expect(configured(TENANTS, '')).toThrow('API_PROXIES: name the addresses');
  expect(configured(TENANTS, '0.0.0.0/0')).toThrow('API_PROXIES: 0.0.0.0/0 is every address');
  expect(configured(TENANTS, 'proxy.example')).toThrow('API_PROXIES: addresses or networks');
  for (const header of ['host', 'Cookie', 'x-forwarded-for', 'a b', 'sec-fetch-site', ''])
    expect(configured(TENANTS, '127.0.0.1', header), header).toThrow('API_PROXY_HEADER');
  expect(configured('[]')).toThrow('API_TENANTS_FILE: the file must hold');
  expect(configured('[{"tenant":"a"}]')).toThrow('entry 0: "scopes"');
  expect(configured('[{"tenant":"a","scopes":"*","users":"b"}]')).toThrow('entry 0: "users"');
  expect(configured('[{"tenant":"a","scopes":"*","users":["b,c"]}]')).toThrow('entry 0: "users"');
  expect(configured('[{"tenant":"a","scopes":"*"},{"tenant":"b","scopes":[],"users":["a"]}]')).toThrow(
    'entry 1: a is of entry 0 already',
  );
  expect(configured('[{"tenant":"a","scopes":"*"},{"tenant":"a","scopes":[],"users":["b"]}]')).toThrow(
    'entry 1: a is there twice',
  );
  rmSync(folder, { recursive: true });
});

it('lets nobody change stories: a browser sends its login for whatever page asks', async () => {
  const text = JSON.stringify([{ tenant: 'desk', scopes: '*', changes: true }]);
  const settings = { ...proxySettings('127.0.0.1', 'x-forwarded-user'), onStranger: () => undefined };
  expect(() => proxyAccess(text, settings)).toThrow('"changes" is for tokens');
});
