import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../secrets/secret.ts';
import { RegistryClient, RegistryRefused } from './registry-client.ts';

type Answer = readonly [status: number, body: object];

const UNKNOWN: Answer = [404, { error_code: 40403 }];
let server: Server;
let url: string;
let answers: Readonly<Record<string, Answer>>;
let asked: { readonly what: string; readonly headers: IncomingMessage['headers'] }[];

beforeEach(async () => {
  asked = [];
  answers = {};
  server = createServer((request, response) => {
    const what = `${request.method} ${request.url}`;
    asked.push({ what, headers: request.headers });
    const [status, body] = answers[what] ?? [500, {}];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterEach(() => server.close());

const LOOK = 'POST /api/subjects/a%2Fb-value';
const REGISTER = `${LOOK}/versions`;
const LEVEL = '/api/config/a%2Fb-value';
const idOf = (over: object = {}) => new RegistryClient({ url, ...over }).idOf('a/b-value', '"string"');
const questions = () => asked.map(({ what }) => what);

describe('a schema', () => {
  it('that the registry has is looked up, and nothing is written', async () => {
    answers = { [LOOK]: [200, { id: 7 }] };
    expect(await idOf()).toBe(7);
    expect(questions()).toEqual([LOOK]);
  });

  it('that it does not have is registered, and its subject gets a level where it has none', async () => {
    answers = {
      [LOOK]: UNKNOWN,
      [`GET ${LEVEL}`]: [404, { error_code: 40408 }],
      [`PUT ${LEVEL}`]: [200, { compatibility: 'BACKWARD_TRANSITIVE' }],
      [REGISTER]: [200, { id: 8 }],
    };
    expect(await idOf()).toBe(8);
    expect(questions()).toEqual([LOOK, `GET ${LEVEL}`, `PUT ${LEVEL}`, REGISTER]);
  });

  it('leaves a level alone that is stored, or that newsfold may not see', async () => {
    for (const level of [
      [200, { compatibilityLevel: 'NONE' }],
      [403, { error_code: 40301 }],
    ] as const) {
      asked = [];
      answers = { [LOOK]: UNKNOWN, [`GET ${LEVEL}`]: level, [REGISTER]: [200, { id: 8 }] };
      expect(await idOf()).toBe(8);
      expect(questions()).not.toContain(`PUT ${LEVEL}`);
    }
  });

  it('is not registered where others do that', async () => {
    answers = { [LOOK]: UNKNOWN };
    await expect(idOf({ autoRegister: false })).rejects.toThrow(/SCHEMA_REGISTRY_AUTO_REGISTER is false/);
    expect(questions()).toEqual([LOOK]);
  });

  it('that is refused says why', async () => {
    answers = {
      [LOOK]: UNKNOWN,
      [`GET ${LEVEL}`]: [200, {}],
      [REGISTER]: [409, { error_code: 409, message: 'incompatible' }],
    };
    await expect(idOf()).rejects.toThrow(/409: incompatible/);
    answers = { [LOOK]: [404, { message: 'no such page' }] };
    await expect(idOf()).rejects.toThrow(/not at this path/);
    answers = { [LOOK]: [200, {}] };
    await expect(idOf()).rejects.toThrow(RegistryRefused);
  });
});

describe('who asks', () => {
  it('is told by user and password, or by a token, as they are now', async () => {
    answers = { [LOOK]: [200, { id: 7 }] };
    await idOf({ basicAuth: Secret.of('user:pass:word') });
    await idOf({ bearerToken: Secret.of('token') });
    await idOf();
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      `Basic ${Buffer.from('user:pass:word').toString('base64')}`,
      'Bearer token',
      undefined,
    ]);
  });

  it('does not follow where a registry points, so that credentials stay', async () => {
    answers = { [LOOK]: [302, {}] };
    await expect(idOf({ basicAuth: Secret.of('user:pass') })).rejects.toThrow(/302: it points elsewhere/);
    expect(asked).toHaveLength(1);
  });
});
