import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BrokerAway } from '../log/broker-errors.ts';
import { Secret } from '../secrets/secret.ts';
import { OauthTokens } from './oauth-tokens.ts';

let server: Server;
let endpoint: string;
let count: number;
let answer: () => readonly [status: number, body: string];
const bodies: string[] = [];

beforeEach(async () => {
  count = 0;
  bodies.length = 0;
  answer = () => [200, JSON.stringify({ access_token: `token-${count}`, expires_in: 100 })];
  server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (part) => bodies.push(part));
    request.on('end', () => {
      count += 1;
      const [status, body] = answer();
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
});
afterEach(() => {
  vi.restoreAllMocks();
  server.close();
});

const tokens = (scope?: string) =>
  new OauthTokens(
    { mechanism: 'OAUTHBEARER', endpoint, clientId: 'me', clientSecret: Secret.of('hidden'), scope },
    undefined,
  );

it('keeps a token for most of its life, and asks again before it ends', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const one = tokens();
  expect(await one.get()).toBe('token-1');
  now = 79_000;
  expect(await one.get()).toBe('token-1');
  now = 81_000;
  expect(await one.get()).toBe('token-2');
});

it('uses no token again that is about to end', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  answer = () => [200, JSON.stringify({ access_token: `token-${count}`, expires_in: 20 })];
  const one = tokens();
  expect(await one.get()).toBe('token-1');
  now = 4000;
  expect(await one.get()).toBe('token-1');
  now = 6000;
  expect(await one.get()).toBe('token-2');
});

it('asks by the grant, with the scope', async () => {
  await tokens('kafka write').get();
  expect(bodies).toEqual(['grant_type=client_credentials&scope=kafka+write']);
});

it('waits for an endpoint that gives none, and does not say what it was sent', async () => {
  const one = tokens();
  for (const bad of [
    [401, '{"error":"invalid_client"}'],
    [200, '{}'],
    [200, 'null'],
    [200, '<html>'],
  ] as const) {
    answer = () => bad;
    const failure = one.get();
    await expect(failure).rejects.toThrow(BrokerAway);
    await expect(failure).rejects.not.toThrow(/hidden/);
  }
  answer = () => [200, JSON.stringify({ access_token: 'at last' })];
  expect(await one.get()).toBe('at last');
});
