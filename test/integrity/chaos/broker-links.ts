/**
 * The network between the brokers of a cluster: a proxy before each listener that they have for each other. Who calls is
 * told from the client id in the first request, so that one broker can be cut off in both directions while all clients
 * still reach it. No rights are needed.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { LOOPBACK } from '@newsfold/infra/local/ports.ts';

/** How a cut shows: connections are refused at once, or stay open and carry nothing. */
export type Cut = 'refused' | 'silent';

/** A listener of one broker, and the port at which the others look for it. */
export interface LinkedListener {
  readonly nodeId: number;
  readonly port: number;
  readonly advertisedPort: number;
}

/** The links. */
export interface BrokerLinks {
  /** Cuts one broker off from all others. @returns how many connections that ended or silenced */
  isolate(nodeId: number, how: Cut): number;
  /** Connects all again. */
  heal(): void;
  close(): Promise<void>;
}

interface Link {
  /** Who called; undefined until it has said so. */
  from: number | undefined;
  readonly to: number;
  readonly client: Socket;
  readonly server: Socket;
  isSilent: boolean;
}

/** Of a request: its length (4 bytes), what it is (2), in which version (2), a number (4), then the client id with its length. */
const CLIENT_ID_LENGTH_AT = 12;
const CLIENT_ID_AT = 14;

/**
 * Which broker a connection comes from, by its first bytes.
 * @returns its node id; 0 when it is no broker; undefined while that is not known yet
 */
export function callerOf(head: Buffer): number | undefined {
  if (head.length < CLIENT_ID_AT) return undefined;
  const length = Math.max(0, head.readInt16BE(CLIENT_ID_LENGTH_AT));
  if (head.length < CLIENT_ID_AT + length) return undefined;
  const clientId = head.toString('utf8', CLIENT_ID_AT, CLIENT_ID_AT + length);
  // Fetchers of replicas, the quorum of the controllers, and heartbeats to the controller.
  return Number(/^(?:broker-|raft-client-)?(\d+)(?:-|$)/.exec(clientId)?.[1] ?? 0);
}

class Links implements BrokerLinks {
  readonly #links = new Set<Link>();
  readonly #servers: Server[] = [];
  #isolated: { readonly nodeId: number; readonly how: Cut } | undefined;

  async listen({ nodeId, port, advertisedPort }: LinkedListener): Promise<void> {
    const server = createServer((client) => this.#accept(client, nodeId, port));
    this.#servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(advertisedPort, LOOPBACK, resolve);
    });
  }

  #isCut({ from, to }: Link): boolean {
    const nodeId = this.#isolated?.nodeId;
    return from !== to && (from === nodeId || to === nodeId);
  }

  #cut(link: Link, how: Cut): void {
    if (how === 'refused') link.client.destroy();
    else link.isSilent = true;
  }

  #accept(client: Socket, to: number, port: number): void {
    const server = connect(port, LOOPBACK);
    const link: Link = { from: undefined, to, client, server, isSilent: false };
    this.#links.add(link);
    let head = Buffer.alloc(0);
    client.on('data', (chunk) => {
      if (link.isSilent) return;
      if (link.from !== undefined) {
        server.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      link.from = callerOf(head);
      if (link.from === undefined) return;
      if (this.#isolated && this.#isCut(link)) this.#cut(link, this.#isolated.how);
      else server.write(head);
    });
    server.on('data', (chunk) => {
      if (!link.isSilent) client.write(chunk);
    });
    const end = () => {
      this.#links.delete(link);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('close', end).on('error', end);
  }

  isolate(nodeId: number, how: Cut): number {
    this.#isolated = { nodeId, how };
    const between = [...this.#links].filter((link) => link.from !== undefined && this.#isCut(link));
    for (const link of between) this.#cut(link, how);
    return between.length;
  }

  heal(): void {
    this.#isolated = undefined;
    // What a silent connection swallowed is gone, and with it its place in the stream.
    for (const link of this.#links) if (link.isSilent) link.client.destroy();
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#servers
        .map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
        .concat(
          [...this.#links].map(async ({ client }) => {
            client.destroy();
          }),
        ),
    );
  }
}

/** Starts a proxy before each listener. */
export async function linkBrokers(listeners: readonly LinkedListener[]): Promise<BrokerLinks> {
  const links = new Links();
  for (const listener of listeners) await links.listen(listener);
  return links;
}
