/** A TCP proxy on loopback that delays, cuts and half-opens connections: the network between worker and broker. */
import { connect, createServer, type Socket } from 'node:net';
import { LOOPBACK } from '@newsfold/infra/local/ports.ts';

/** What is wrong with a connection. */
type Trouble = 'none' | 'delay' | 'mute-answers' | 'mute-requests';

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  trouble: Trouble;
  delayMs: number;
}

/** A proxy. */
export interface FaultProxy extends Disturbance {
  readonly port: number;
  close(): Promise<void>;
}

/** What can be done to connections: each call disturbs those that `pick` chooses, and returns their number. */
export interface Disturbance {
  /** How many connections are open. */
  connections(): number;
  /** Closes both ends. */
  cut(pick: () => boolean): number;
  /** Delays everything, keeping the order. */
  delay(pick: () => boolean, ms: number): number;
  /** Drops the bytes of one direction while the connection stays open; dropped answers include acknowledgements of appends. */
  mute(pick: () => boolean, direction: 'answers' | 'requests'): number;
  /** Ends delays; connections that dropped bytes are cut, since those are gone. */
  heal(): void;
}

/** Several proxies as one: each call reaches the connections of all. */
export function allProxies(proxies: readonly Disturbance[]): Disturbance {
  const sum = (count: (proxy: Disturbance) => number) =>
    proxies.reduce((total, proxy) => total + count(proxy), 0);
  return {
    connections: () => sum((proxy) => proxy.connections()),
    cut: (pick) => sum((proxy) => proxy.cut(pick)),
    delay: (pick, ms) => sum((proxy) => proxy.delay(pick, ms)),
    mute: (pick, direction) => sum((proxy) => proxy.mute(pick, direction)),
    heal: () => {
      for (const proxy of proxies) proxy.heal();
    },
  };
}

function forward(link: Link, from: Socket, to: Socket, muted: Trouble): void {
  // Chunks of one direction keep their order: each waits for the one before it.
  let last = Promise.resolve();
  from.on('data', (chunk) => {
    if (link.trouble === muted) return;
    const wait = link.trouble === 'delay' ? link.delayMs : 0;
    last = last.then(async () => {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (!to.destroyed) to.write(chunk);
    });
  });
  const end = () => {
    from.destroy();
    to.destroy();
  };
  from.on('close', end);
  from.on('error', end);
}

/** Starts a proxy on a port; connections are passed on to `target`. */
export async function startProxy(port: number, target: number): Promise<FaultProxy> {
  const links = new Set<Link>();
  const server = createServer((client) => {
    const upstream = connect(target, LOOPBACK);
    const link: Link = { client, server: upstream, trouble: 'none', delayMs: 0 };
    links.add(link);
    client.on('close', () => links.delete(link));
    forward(link, client, upstream, 'mute-requests');
    forward(link, upstream, client, 'mute-answers');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const trouble = (pick: () => boolean, apply: (link: Link) => void): number => {
    const chosen = [...links].filter((link) => link.trouble === 'none' && pick());
    for (const link of chosen) apply(link);
    return chosen.length;
  };
  return {
    port,
    connections: () => links.size,
    cut: (pick) => trouble(pick, ({ client }) => client.destroy()),
    delay: (pick, ms) => trouble(pick, (link) => Object.assign(link, { trouble: 'delay', delayMs: ms })),
    mute: (pick, direction) =>
      trouble(pick, (link) => {
        link.trouble = `mute-${direction}`;
      }),
    heal: () => {
      for (const link of links) {
        if (link.trouble === 'delay') link.trouble = 'none';
        else if (link.trouble !== 'none') link.client.destroy();
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const { client } of links) client.destroy();
      }),
  };
}
