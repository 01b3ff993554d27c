/**
 * Sockets for kafkajs that send at once, encrypted by what certificates and keys are now: kafkajs would keep those that
 * the process was started with.
 *
 * kafkajs leaves Nagle's algorithm on: a request written while an earlier one is not acknowledged yet (a commit beside
 * an open fetch, a second append) waits until the other side acknowledges, which it delays by up to 40 ms.
 */
import net from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';
import { type TlsMaterial, tlsOptions } from '../secrets/tls-material.ts';

/** Silence after which the system asks whether the other side is still there, ms; as kafkajs has it. */
const KEEP_ALIVE_MS = 60_000;

/** Makes sockets as kafkajs does, without Nagle's algorithm. @param tls left out: nothing is encrypted */
export function promptSocket(tls: TlsMaterial | undefined): ISocketFactory {
  return ({ host, port, onConnect }) => {
    const socket =
      tls === undefined
        ? net.connect({ host, port }, onConnect)
        : connectTls(
            { host, port, ...(net.isIP(host) ? {} : { servername: host }), ...tlsOptions(tls) },
            onConnect,
          );
    return socket.setKeepAlive(true, KEEP_ALIVE_MS).setNoDelay(true);
  };
}
