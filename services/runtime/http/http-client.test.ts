import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeAuthority } from '@newsfold/test/support/certificates.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { Secret } from '../secrets/secret.ts';
import { ask } from './http-client.ts';

const authority = await makeAuthority('an authority');
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('a server that asks for a certificate', async () => {
  const { certificate: cert, key } = await authority.issue({ commonName: 'server', hosts: ['127.0.0.1'] });
  const ca = authority.certificate;
  const options = { cert, key, ca, requestCert: true, rejectUnauthorized: true };
  const port = await listen(createHttpsServer(options, (_, response) => response.end('in')));
  const url = `https://127.0.0.1:${port}`;
  const me = await authority.issue({ commonName: 'me' });

  it('is told who asks', async () => {
    const tls = { ca: Secret.of(ca), certificate: Secret.of(me.certificate), key: Secret.of(me.key) };
    expect(await ask({ url, tls }, { path: '/', timeoutMs: 5000 })).toMatchObject({
      status: 200,
      text: 'in',
    });
  });

  it('lets nobody in without one', async () => {
    await expect(ask({ url, tls: { ca: Secret.of(ca) } }, { path: '/', timeoutMs: 5000 })).rejects.toThrow();
  });

  it('is not trusted without its authority', async () => {
    const asking = ask({ url, tls: {} }, { path: '/', timeoutMs: 5000 });
    await expect(asking).rejects.toMatchObject({ code: 'SELF_SIGNED_CERT_IN_CHAIN' });
  });
});

describe('a server', () => {
  it('that does not answer is left', async () => {
    const port = await listen(createHttpServer(() => undefined));
    const asking = ask({ url: `http://127.0.0.1:${port}` }, { path: '/', timeoutMs: 100 });
    await expect(asking).rejects.toThrow('no answer within 0.1 s');
  });

  it('that answers without end is left', async () => {
    const port = await listen(
      createHttpServer((_, response) => {
        const chunk = Buffer.alloc(1024 * 1024);
        const more = (): void => void (response.destroyed || response.write(chunk, more));
        more();
      }),
    );
    const asking = ask({ url: `http://127.0.0.1:${port}` }, { path: '/', timeoutMs: 20_000 });
    await expect(asking).rejects.toThrow(/longer than/);
  });
});
