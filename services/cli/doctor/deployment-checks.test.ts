import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openConnection } from '@newsfold/runtime/config/connection.ts';
import { startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { describe, expect, it } from 'vitest';
import { lookAfter } from '../doctor.ts';
import type { Finding } from './check.ts';
import { deploymentChecks } from './deployment-checks.ts';

async function look(name: string, registryUrl: string): Promise<Finding | undefined> {
  const deployment = openConnection('127.0.0.1:1', registryUrl, 't.');
  const context = { deployment, roles: [], env: {}, now: Date.now };
  return deploymentChecks.find((check) => check.name === name)?.look(context);
}

describe('the registry of a deployment', () => {
  it('is asked for what the workers need of it', async () => {
    const registry = await startMemoryRegistry();
    expect(await look('registry', registry.url)).toMatchObject({
      state: 'ok',
      found: expect.stringContaining(registry.url),
    });
    await registry.close();
  });

  it('is wrong where nothing listens', async () => {
    expect(await look('registry', 'http://127.0.0.1:1')).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining('cannot be reached'),
    });
  });

  it('is wrong where a proxy answers in its place', async () => {
    const proxy = createServer((_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    expect(await look('registry', `http://127.0.0.1:${port}`)).toMatchObject({
      state: 'wrong',
      todo: expect.stringContaining('past every proxy'),
    });
    proxy.close();
  });
});

it('what cannot be looked at is not said to be wrong too', async () => {
  const deployment = openConnection('127.0.0.1:1', 'http://127.0.0.1:1', 't.');
  const context = { deployment, roles: [], env: {}, now: Date.now };
  const states = new Map<string, string>();
  const wrong = new Set<string>();
  for (const check of deploymentChecks) {
    const { state } = await lookAfter(check, context, wrong);
    if (state === 'wrong') wrong.add(check.name);
    states.set(check.name, state);
  }
  expect(Object.fromEntries(states)).toEqual({
    brokers: 'wrong',
    allowed: 'skipped',
    registry: 'wrong',
    topics: 'skipped',
    workers: 'skipped',
    clocks: 'skipped',
  });
});
