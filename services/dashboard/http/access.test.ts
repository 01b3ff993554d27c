/** Who is answered. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Access, accessOf, tokenAccess } from './access.ts';
import { RateLimit } from './rate-limit.ts';
import { readPage } from './static-page.ts';

const asking = (headers: Readonly<Record<string, string>>) => ({ headers }) as unknown as IncomingMessage;
const kindOf = (access: Access, headers: Readonly<Record<string, string>>) => {
  try {
    access(asking(headers));
    return 'answered';
  } catch (error) {
    return (error as { kind: string }).kind;
  }
};

it('answers this machine alone, and no page of another site', () => {
  const access = accessOf('local', '127.0.0.1', '');
  expect(kindOf(access, { host: '127.0.0.1:9120' })).toBe('answered');
  expect(kindOf(access, { host: 'localhost', origin: 'http://localhost' })).toBe('answered');
  expect(kindOf(access, { host: '127.0.0.1:9120', origin: 'https://evil.example' })).toBe('not-allowed');
  expect(kindOf(access, { host: '127.0.0.1:9120', origin: 'http://127.0.0.1:1' })).toBe('not-allowed');
  // A name that somebody else has made an address of this machine.
  expect(kindOf(access, { host: 'rebound.example:9120' })).toBe('not-allowed');
  expect(kindOf(access, { host: '127.0.0.1.evil.example' })).toBe('not-allowed');
});

it('listens to others only where it is said who they are', () => {
  expect(() => accessOf('local', '0.0.0.0', '')).toThrow('API_ACCESS');
  expect(() => accessOf('tokens', '0.0.0.0', '/nowhere')).toThrow('API_TOKENS_FILE');
  expect(kindOf(accessOf('container', '0.0.0.0', ''), { host: 'other.example' })).toBe('not-allowed');
  expect(kindOf(accessOf('public', '0.0.0.0', ''), { host: 'other.example' })).toBe('answered');
});

const TOKEN = 'a-token-that-is-long-enough';

it('knows tenants by their tokens, and shows them their scopes', () => {
  const access = tokenAccess(
    JSON.stringify([
      { tenant: 'desk', token: TOKEN, scopes: ['en'] },
      { tenant: 'all', token: `${TOKEN}-2`, scopes: '*', watches: true },
    ]),
  );
  expect(access(asking({ authorization: `Bearer ${TOKEN}` }))).toEqual({
    tenant: 'desk',
    scopes: ['en'],
    mayWatch: false,
    mayChange: false,
  });
  expect(access(asking({ authorization: `Bearer ${TOKEN}-2` }))).toEqual({
    tenant: 'all',
    scopes: null,
    mayWatch: true,
    mayChange: false,
  });
  expect(kindOf(access, { authorization: `Bearer ${TOKEN}x` })).toBe('token-needed');
  expect(kindOf(access, {})).toBe('token-needed');
  expect(() => tokenAccess(JSON.stringify([{ tenant: 'desk', token: TOKEN }]))).toThrow('"scopes"');
  expect(() => tokenAccess(JSON.stringify([{ tenant: 'desk', token: 'short', scopes: '*' }]))).toThrow('16');
});

it('lets so many requests through, and others beside them', () => {
  let now = 0;
  const limit = new RateLimit(2, () => now);
  const take = (caller: string) => {
    try {
      limit.take(caller);
      return true;
    } catch {
      return false;
    }
  };
  expect(Array.from({ length: 9 }, () => take('a')).filter(Boolean)).toHaveLength(8);
  expect(take('b')).toBe(true);
  now += 1000;
  expect([take('a'), take('a'), take('a')]).toEqual([true, true, false]);
});

it('serves the files of one folder as they were at the start, and scripts without their types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-page-'));
  for (const [name, text] of [
    ['index.html', '<p>'],
    ['app.ts', 'const a: number = 1;'],
    ['.secret.html', 'no'],
    ['app.test.ts', 'no'],
    ['key.pem', 'no'],
  ] as const)
    writeFileSync(join(folder, name), text);
  const page = readPage([], folder);
  rmSync(folder, { recursive: true });
  expect(page('/')?.body.toString()).toBe('<p>');
  expect(page('/app.ts')?.type).toContain('javascript');
  expect(page('/app.ts')?.body.toString()).not.toContain('number');
  for (const path of [
    '/.secret.html',
    '/app.test.ts',
    '/key.pem',
    '/../http/access.ts',
    '//index.html',
    '/%2e%2e/x',
  ])
    expect(page(path), path).toBe(null);
});
