/** Pages of other sites. */
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { configuredAccess } from './configured-access.ts';
import { listedOrigin, readOrigins } from './origins.ts';

const asking = (headers: Readonly<Record<string, string>>) => ({ headers }) as unknown as IncomingMessage;

it('reads origins as browsers write them, and nothing that none would send', () => {
  expect(readOrigins('')).toEqual([]);
  expect(readOrigins('https://board.example, http://127.0.0.1:8000')).toEqual([
    'https://board.example',
    'http://127.0.0.1:8000',
  ]);
  for (const wrong of [
    'https://board.example/',
    'board.example',
    'null',
    'https://*.example',
    'HTTPS://Board.example',
    'file://x',
  ])
    expect(() => readOrigins(wrong)).toThrow('origins as browsers write them');
});

it('knows a page of another site that is listed from its own page and from others', () => {
  const listed = new Set(['https://board.example', 'http://127.0.0.1:9120']);
  const of = (origin: string) => listedOrigin(asking({ host: '127.0.0.1:9120', origin }), listed);
  expect(of('https://board.example')).toBe('https://board.example');
  expect(of('https://board.example.evil')).toBeNull();
  expect(of('null')).toBeNull();
  // The page of the dashboard itself may do more than read.
  expect(of('http://127.0.0.1:9120')).toBeNull();
  expect(listedOrigin(asking({ host: 'a' }), listed)).toBeNull();
  expect(listedOrigin(asking({ host: 'a', origin: 'https://any.example' }), new Set(['*']))).toBe(
    'https://any.example',
  );
});

it('lets every page in only where everybody is answered', () => {
  const config = {
    API_HOST: '127.0.0.1',
    API_TOKENS_FILE: '',
    API_PROXIES: '',
    API_PROXY_HEADER: '',
    API_TENANTS_FILE: '',
  };
  const access = (API_ACCESS: 'local' | 'public', ...API_ORIGINS: readonly string[]) =>
    configuredAccess({ ...config, API_ACCESS, API_ORIGINS }, () => undefined);
  expect(() => access('local', '*')).toThrow('API_ORIGINS');
  expect(access('public', '*').origins.has('*')).toBe(true);
  const ask = (origin: string) => () =>
    access('local', 'https://board.example')(asking({ host: 'localhost', origin }));
  expect(ask('https://board.example')).not.toThrow();
  expect(ask('https://other.example')).toThrow('API_ORIGINS');
});
