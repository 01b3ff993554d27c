import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { guardedLookup, privateHosts } from '@newsfold/runtime/web/address-guard.ts';
import { FeedSite } from '@newsfold/test/support/feed-site.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PoliteHosts } from './polite-hosts.ts';
import { retryAfter, visit, type Web } from './visit.ts';

const never = new AbortController().signal;
let site: FeedSite;

beforeAll(async () => {
  site = await FeedSite.start('0.0.0.0');
});
afterAll(() => site.stop());
beforeEach(() => {
  site.requests.length = 0;
});

function web(
  change: { allowed?: string; maxBytes?: number; timeoutMs?: number; delayMs?: number } = {},
): Web {
  const allowed = privateHosts(change.allowed ?? '127.0.0.1');
  return {
    hosts: new PoliteHosts(change.delayMs ?? 0),
    settings: {
      userAgent: 'test',
      allowed,
      lookup: guardedLookup(allowed),
      timeoutMs: change.timeoutMs ?? 2000,
      maxBytes: change.maxBytes ?? 100_000,
    },
  };
}

const go = (path: string, change: Parameters<typeof web>[0] = {}) =>
  visit(site.url(path), { accept: '*/*' }, web(change), never);

describe('where addresses lead', () => {
  it('remembers a way on which every step is permanent', async () => {
    site.redirect('/old', 301, '/older');
    site.redirect('/older', 308, '/new');
    site.serve('/new', 'x');
    expect(await go('/old')).toMatchObject({ status: 200, movedTo: site.url('/new') });
  });

  it('remembers the permanent begin of a way, and nothing behind a step that is not', async () => {
    site.redirect('/a', 302, '/b');
    site.redirect('/b', 301, '/c');
    site.redirect('/d', 301, '/a');
    site.serve('/c', 'x');
    expect(await go('/a')).toMatchObject({ status: 200, movedTo: null });
    expect(await go('/d')).toMatchObject({ movedTo: site.url('/a') });
  });

  it('ends in loops and long chains', async () => {
    site.redirect('/loop', 301, '/pool');
    site.redirect('/pool', 301, '/loop');
    for (let at = 0; at < 10; at += 1) site.redirect(`/chain${at}`, 302, `/chain${at + 1}`);
    await expect(go('/loop')).rejects.toMatchObject({ reason: 'redirects', message: /loop/ });
    await expect(go('/chain0')).rejects.toMatchObject({ reason: 'redirects', message: /more than 5/ });
    expect(site.requests.length).toBeLessThan(10);
  });

  it.each([
    'http://127.0.0.2/',
    'http://169.254.169.254/latest/',
    'http://[::1]/',
    'file:///etc/passwd',
    '//127.9.9.9/',
  ])('checks a redirect to %s as if it had been given', async (location) => {
    site.redirect('/inside', 302, location);
    await expect(go('/inside')).rejects.toMatchObject({ reason: 'refused-address' });
  });

  it('asks nothing inside unless it is allowed by name', async () => {
    site.serve('/secret', 'x');
    await expect(go('/secret', { allowed: '' })).rejects.toMatchObject({ reason: 'refused-address' });
    await expect(
      visit(`http://localhost:${site.port}/secret`, {}, web({ allowed: '' }), never),
    ).rejects.toMatchObject({ reason: 'refused-address' });
    expect(site.requests).toEqual([]);
  });

  it('connects to the address that was checked, however often the name would be resolved', async () => {
    site.serve('/rebound', 'x');
    const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
    const asked: string[] = [];
    const settings = web().settings;
    const lookup = guardedLookup(privateHosts('127.0.0.1'), ((
      _: string,
      __: object,
      callback: (error: null, all: object[]) => void,
    ) => {
      asked.push(answers[0] ?? '');
      callback(null, [{ address: answers.shift(), family: 4 }]);
    }) as never);
    const address = `http://rebind.example:${site.port}/rebound`;
    const rebinding = { hosts: new PoliteHosts(0), settings: { ...settings, lookup } };
    expect(await visit(address, {}, rebinding, never)).toMatchObject({ status: 200 });
    expect(asked).toEqual(['127.0.0.1']);
    await expect(visit(address, {}, rebinding, never)).rejects.toMatchObject({ reason: 'refused-address' });
  });
});

describe('what comes back', () => {
  const text = 'word '.repeat(100);

  it.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['identity', Buffer.from(text)],
  ])('is unpacked from %s', async (encoding, body) => {
    site.serve('/packed', body, { 'content-encoding': encoding });
    expect(String((await go('/packed')).body)).toBe(text);
  });

  it('is cut off when it unpacks to too much, announces too much, or does not end', async () => {
    site.serve('/bomb', gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' });
    site.on(
      '/announced',
      (_, response) => void response.writeHead(200, { 'content-length': '999999999' }).write('x'),
    );
    site.on('/endless', (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(20_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    for (const path of ['/bomb', '/announced', '/endless'])
      await expect(go(path), path).rejects.toMatchObject({ reason: 'too-large' });
  });

  it('is given up when it drips, or does not come at all', async () => {
    site.on('/drip', (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    site.on('/silent', () => undefined);
    for (const path of ['/drip', '/silent'])
      await expect(go(path, { timeoutMs: 200 }), path).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('is told when its end is missing, or it cannot be unpacked', async () => {
    site.on('/cut', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    site.serve('/cut-gzip', gzipSync(text).subarray(0, 20), { 'content-encoding': 'gzip' });
    site.serve('/no-gzip', text, { 'content-encoding': 'gzip' });
    site.serve('/twice', gzipSync(gzipSync(text)), { 'content-encoding': 'gzip, gzip' });
    await expect(go('/cut')).rejects.toMatchObject({ reason: 'truncated' });
    await expect(go('/cut-gzip')).rejects.toMatchObject({ reason: 'truncated' });
    await expect(go('/no-gzip')).rejects.toMatchObject({ reason: 'bad-encoding' });
    await expect(go('/twice')).rejects.toMatchObject({ reason: 'bad-encoding' });
  });

  it.each([
    [404, 'not-found'],
    [410, 'gone'],
    [403, 'not-allowed'],
    [429, 'too-many-requests'],
    [500, 'server-error'],
    [418, 'http-error'],
  ])('with the status %s is %s', async (status, reason) => {
    site.on('/status', (_, response) => void response.writeHead(status).end('no'));
    await expect(go('/status')).rejects.toMatchObject({ reason });
  });

  it('is not read when it is a picture', async () => {
    site.serve('/picture', 'x', { 'content-type': 'image/png' });
    await expect(go('/picture')).rejects.toMatchObject({ reason: 'wrong-type' });
  });

  it('is nothing where nobody listens', async () => {
    await expect(visit('http://127.0.0.1:1/', {}, web(), never)).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });
});

describe('politeness', () => {
  it('asks a host once at a time, with a pause between', async () => {
    const polite = web({ delayMs: 60 });
    let open = 0;
    let most = 0;
    site.on('/one', (_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('x');
      }, 10);
    });
    await Promise.all(Array.from({ length: 4 }, () => visit(site.url('/one'), {}, polite, never)));
    expect(most).toBe(1);
    const times = site.requests.map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries())
      expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(55);
  });

  it('does not let one host wait for another', async () => {
    const polite = web({ delayMs: 5000, allowed: '127.0.0.0/8' });
    site.serve('/x', 'x');
    await visit(site.url('/x', '127.0.0.2'), {}, polite, never);
    await visit(site.url('/x', '127.0.0.3'), {}, polite, never);
    expect(polite.hosts.isFree('127.0.0.2')).toBe(false);
    expect(polite.hosts.isFree('127.0.0.4')).toBe(true);
  });

  it('gives a host the pause that it asks for', async () => {
    const polite = web();
    site.on('/busy', (_, response) => void response.writeHead(503, { 'retry-after': '1000' }).end());
    await expect(visit(site.url('/busy'), {}, polite, never)).rejects.toMatchObject({
      retryAfterSeconds: 1000,
    });
    expect(polite.hosts.isFree('127.0.0.1')).toBe(false);
    await expect(visit(site.url('/one'), {}, polite, never)).rejects.toMatchObject({
      reason: 'too-many-requests',
    });
    expect(site.requests).toHaveLength(1);
  });

  it('reads Retry-After in seconds and as a date', () => {
    const now = Date.UTC(2026, 0, 1);
    expect(retryAfter('120', now)).toBe(120);
    expect(retryAfter('Thu, 01 Jan 2026 00:01:00 GMT', now)).toBe(60);
    expect(retryAfter('Wed, 01 Jan 2020 00:00:00 GMT', now)).toBe(0);
    expect(retryAfter('soon', now)).toBeNull();
    expect(retryAfter(undefined, now)).toBeNull();
  });
});
