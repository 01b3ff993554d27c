/**
 * The HTTP side of a worker: /livez, /readyz, /metrics, /about. Nothing else is served.
 *
 * Whoever reaches the port can send anything, and nothing that is sent may end or stall the worker: paths are compared
 * and never parsed, bodies are not read, and what is slow or too much is cut off.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Registry } from 'prom-client';
import { listen } from '../http/listen.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

/** A yes or no with its reason. */
interface Check {
  readonly ok: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What the server asks. */
interface HealthSources {
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  live(): Check;
  ready(): Check;
  /** What runs here, and how it is set: nothing secret. */
  about(): object;
  /** Told of a connection that could not be accepted, as without file descriptors, and of a page that failed; the worker goes on. */
  onError(error: Error): void;
}

/** Connections at a time; a scraper and some probes need a handful. */
const MAX_CONNECTIONS = 200;
/** Of these, how many are kept when another comes: a probe is let in however many hold on to theirs. */
const MAX_KEPT = 150;
/** How long a client may take to send its headers, and all of its request, ms. */
const HEADERS_TIMEOUT_MS = 5000;
const REQUEST_TIMEOUT_MS = 10_000;
/** How long it may take to receive an answer, ms: whoever does not read holds its connection and the answer. */
const ANSWER_TIMEOUT_MS = 5000;
/** Requests on a connection that are not answered yet; no scraper sends the next before it has its answer. */
const MAX_UNANSWERED = 4;
/** How long a page of metrics is good for others who ask, ms: making one takes longer than asking for it. */
const METRICS_GOOD_MS = 100;
/** How often clients that are slower are looked for, ms. */
const LOOK_EVERY_MS = 2000;

const METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    ...SAFE_HEADERS,
    'content-type': type,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

const plain = (response: ServerResponse, status: number, text: string) =>
  send(response, status, 'text/plain', `${text}\n`);

function sendCheck(response: ServerResponse, { ok, detail }: Check): void {
  send(response, ok ? 200 : 503, 'application/json', `${JSON.stringify({ ok, ...detail })}\n`);
}

/** Makes the page of metrics once for all who ask at about the same time. */
function sharedMetrics({ registry }: HealthSources): () => Promise<string> {
  let making: Promise<string> | undefined;
  const forget = () => {
    making = undefined;
  };
  return () => {
    making ??= registry.metrics().finally(() => setTimeout(forget, METRICS_GOOD_MS).unref());
    return making;
  };
}

/** Counts what a connection has asked and not been answered; false, and the connection is closed, when that is too much. */
function takesRequest(
  unanswered: WeakMap<Socket, number>,
  socket: Socket,
  response: ServerResponse,
): boolean {
  const count = unanswered.get(socket) ?? 0;
  if (socket.destroyed || count >= MAX_UNANSWERED) {
    socket.destroy();
    return false;
  }
  unanswered.set(socket, count + 1);
  const timer = setTimeout(() => socket.destroy(), ANSWER_TIMEOUT_MS);
  response.on('close', () => {
    clearTimeout(timer);
    unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1);
  });
  return true;
}

/** Closes the oldest connections when there are more than enough. */
function letIn(server: Server): void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    for (const oldest of sockets) {
      if (sockets.size <= MAX_KEPT) break;
      sockets.delete(oldest);
      oldest.destroy();
    }
  });
}

function answering(sources: HealthSources) {
  const metrics = sharedMetrics(sources);
  return async ({ url = '', method }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path] = url.split('?', 1);
    if (!METHODS.has(method)) return plain(response, 405, 'only GET and HEAD are answered');
    if (path === '/livez') return sendCheck(response, sources.live());
    if (path === '/readyz') return sendCheck(response, sources.ready());
    if (path === '/metrics') return send(response, 200, sources.registry.contentType, await metrics());
    if (path === '/about')
      return send(response, 200, 'application/json', `${JSON.stringify(sources.about())}\n`);
    return plain(response, 404, 'served here: /livez /readyz /metrics /about');
  };
}

/**
 * Starts the server.
 * @throws Error with the address when it is taken.
 */
export async function startHealthServer(host: string, port: number, sources: HealthSources): Promise<Server> {
  const answer = answering(sources);
  const unanswered = new WeakMap<Socket, number>();
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: LOOK_EVERY_MS,
    },
    (request, response) => {
      // A connection may break at any time; its request is answered or not, and nothing else comes of it.
      request.on('error', () => undefined);
      response.on('error', () => undefined);
      if (!takesRequest(unanswered, request.socket, response)) return;
      answer(request, response).catch((error: unknown) => {
        // Why is for the log: whoever asks may be anybody.
        sources.onError(error instanceof Error ? error : new Error(String(error)));
        if (response.headersSent) response.destroy();
        else plain(response, 500, 'the page could not be made; the log says why');
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  letIn(server);
  await listen(server, { host, port, setting: 'HTTP_PORT', onError: sources.onError });
  return server;
}
