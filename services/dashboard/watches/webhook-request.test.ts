/** Receivers that take a connection and do not come to an end. */
import { lookup } from 'node:dns';
import type { AddressInfo, LookupFunction } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { sendWebhook } from './webhook-request.ts';

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.close();
});

/** Sends to a receiver that does something with its connection. */
async function sendTo(receive: (socket: Socket) => void, timeoutMs: number, signal: AbortSignal) {
  server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    receive(socket);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const reach = { allowed: ['127.0.0.1'], lookup: lookup as LookupFunction, timeoutMs };
  return sendWebhook({ url, secret: 'whsec_c2VjcmV0' }, 'id', '{}', Date.now(), reach, signal);
}

const never = new AbortController().signal;

it('waits so long for a receiver that says nothing, and says so', async () => {
  await expect(sendTo(() => undefined, 100, never)).rejects.toMatchObject({
    name: 'WebFailure',
    message: 'no answer within 0.1 s',
  });
});

it('waits no longer for one that says a byte at a time', async () => {
  const receive = (socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('a: b\r\n'), 20);
    socket.on('close', () => clearInterval(timer));
  };
  await expect(sendTo(receive, 200, never)).rejects.toThrow('no answer within 0.2 s');
});

it('reads no body, however long', async () => {
  const receive = (socket: Socket) => void socket.write('HTTP/1.1 202 OK\r\n\r\nand so on');
  expect(await sendTo(receive, 60_000, never)).toEqual({ status: 202, retryAfter: undefined });
});

it('tells a receiver that takes long from a process that ends', async () => {
  await expect(sendTo(() => undefined, 60_000, AbortSignal.timeout(50))).rejects.toMatchObject({
    name: 'AbortError',
  });
});
