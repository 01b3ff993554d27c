/**
 * Sockets for kafkajs that send at once.
 *
 * kafkajs leaves Nagle's algorithm on: a request written while an earlier one is not acknowledged yet (a commit beside
 * an open fetch, a second append) waits until the other side acknowledges, which it delays by up to 40 ms.
 */
import net from 'node:net';
import tls from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

/** Silence after which the system asks whether the other side is still there, ms; as kafkajs has it. */
const KEEP_ALIVE_MS = 60_000;

/** A socket as kafkajs makes it, without Nagle's algorithm. */
export const promptSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl
    ? tls.connect({ host, port, ...(net.isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : net.connect({ host, port }, onConnect);
  return socket.setKeepAlive(true, KEEP_ALIVE_MS).setNoDelay(true);
};
