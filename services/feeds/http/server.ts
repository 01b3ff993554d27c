/**
 * HTTP in: POST /articles, DELETE /articles/{id}, and the feeds. On loopback unless there are tokens. What the sender can
 * mend is answered 4xx, what it can only send again 429 or 503 with Retry-After; nothing waits in memory for a turn.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from '@newsfold/runtime/http/listen.ts';
import { atMost } from '@newsfold/runtime/wait/patience.ts';
import { Admission } from './admission.ts';
import { type ArticleRoutes, deleteArticle, postArticles } from './article-routes.ts';
import { deleteFeed, type FeedRoutes, getFeeds, postFeeds } from './feed-routes.ts';
import { IdempotencyKeys } from './idempotency.ts';
import { Refusal } from './refusal.ts';
import type { Sender, Tokens } from './tokens.ts';

/** What the server works with. */
export interface HttpInParts {
  readonly tokens: Tokens;
  readonly maxRequests: number;
  readonly articles: ArticleRoutes;
  readonly feeds: FeedRoutes;
  readonly onRequest: (status: number) => void;
  /** Told of what is a bug, and of connections that could not be accepted. */
  readonly onError: (error: Error) => void;
}

/** Connections at a time. */
const MAX_CONNECTIONS = 200;
const HEADERS_TIMEOUT_MS = 5000;
/** A request may be as long as its sender keeps sending, ms: a broker that is slow slows it down. */
const REQUEST_TIMEOUT_MS = 30 * 60 * 1000;
/** Without a byte for so long a connection is closed, ms. */
const SILENCE_MS = 60_000;
/** How long a stop waits for requests in work, ms; less than DRAIN_TIMEOUT_MS. */
const STOP_PATIENCE_MS = 4000;
/** Bodies of so many times the largest are held at a time. */
const BODIES = 4;

const LOCAL_NAME = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/i;

/** Without tokens only programs of this machine are answered: no page that a browser shows, under whatever name. */
function checkLocal({ headers }: IncomingMessage): void {
  if (headers.origin !== undefined) throw new Refusal(403, 'pages in a browser are not answered');
  if (!LOCAL_NAME.test(headers.host ?? '')) throw new Refusal(403, 'the host must be that of this machine');
}

function senderOf(request: IncomingMessage, tokens: Tokens): Sender {
  if (!tokens.areAsked) checkLocal(request);
  const sender = tokens.senderOf(request.headers.authorization);
  if (sender === null)
    throw new Refusal(401, 'send `authorization: Bearer TOKEN` with a token that is known');
  return sender;
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  if (response.headersSent) return void response.destroy();
  const { status, message, retryAfterSeconds } = refusal;
  response.writeHead(status, {
    'content-type': 'application/json',
    // What is left of the body is not read: the connection cannot be used again.
    connection: 'close',
    ...(retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  });
  response.end(`${JSON.stringify({ error: message })}\n`);
}

class HttpIn {
  readonly #parts: HttpInParts;
  readonly #admission: Admission;
  readonly #keys = new IdempotencyKeys();
  readonly #inWork = new Set<Promise<void>>();
  isStopping = false;

  constructor(parts: HttpInParts) {
    this.#parts = parts;
    this.#admission = new Admission(parts.maxRequests, BODIES * parts.articles.maxBytes);
  }

  /** Answers a request; never throws. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const work = this.#route(request, response)
      .catch((error: unknown) => {
        if (error instanceof Refusal) refuse(response, error);
        else if (request.destroyed) response.destroy();
        else {
          this.#parts.onError(error as Error);
          refuse(response, new Refusal(500, 'the request failed; its sender cannot mend it'));
        }
      })
      .finally(() => {
        this.#inWork.delete(work);
        this.#parts.onRequest(response.statusCode);
      });
    this.#inWork.add(work);
  }

  async idle(): Promise<void> {
    await Promise.all(this.#inWork);
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { tokens } = this.#parts;
    const url = URL.parse(request.url ?? '/', 'http://in');
    if (url === null) throw new Refusal(404, 'that is no path');
    if (url.pathname === '/health' && request.method === 'GET') return void response.writeHead(204).end();
    const sender = senderOf(request, tokens);
    if (this.isStopping) throw new Refusal(503, 'the worker is stopping; send it again', 5);
    const admitted = this.#admission.enter(sender.tenant);
    try {
      await this.#serve(request, response, url, sender, admitted);
    } finally {
      admitted.leave();
    }
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
    { pathname, searchParams }: URL,
    sender: Sender,
    room: ReturnType<Admission['enter']>,
  ): Promise<void> {
    const { articles, feeds } = this.#parts;
    const route = `${request.method} ${pathname}`;
    if (route === 'POST /articles') return this.#post(request, response, sender, room);
    if (route.startsWith('DELETE /articles/'))
      return deleteArticle(pathname.slice('/articles/'.length), searchParams, response, sender, articles);
    if (pathname === '/feeds' && !sender.managesFeeds)
      throw new Refusal(403, 'this token may not manage feeds; "feeds": true in the file of tokens lets it');
    if (route === 'GET /feeds') return getFeeds(request, response, feeds);
    if (route === 'POST /feeds') return postFeeds(request, response, room, feeds);
    if (route === 'DELETE /feeds') return deleteFeed(searchParams, response, feeds);
    throw new Refusal(
      404,
      'served here: POST /articles, DELETE /articles/{id}, GET, POST and DELETE /feeds, GET /health',
    );
  }

  async #post(
    request: IncomingMessage,
    response: ServerResponse,
    sender: Sender,
    room: ReturnType<Admission['enter']>,
  ): Promise<void> {
    const given = request.headers['idempotency-key'];
    const key = Array.isArray(given) ? given[0] : given;
    const kept = this.#keys.begin(sender.tenant, key);
    if (kept !== null) {
      request.resume();
      response.writeHead(kept.status, { 'content-type': kept.type, 'idempotent-replay': 'true' });
      return void response.end(kept.text);
    }
    let answer: Awaited<ReturnType<typeof postArticles>> = null;
    try {
      answer = await postArticles(request, response, sender, room, this.#parts.articles);
    } finally {
      this.#keys.end(sender.tenant, key, answer);
    }
  }
}

/** A server that takes articles in. */
export interface RunningHttpIn {
  readonly port: number;
  /** Takes nothing more, and waits for what is being taken. */
  stop(): Promise<void>;
}

/**
 * Starts the server.
 * @throws Error with the address when it is taken
 */
export async function startHttpIn(host: string, port: number, parts: HttpInParts): Promise<RunningHttpIn> {
  const httpIn = new HttpIn(parts);
  const server: Server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => {
      request.on('error', () => undefined);
      response.on('error', () => undefined);
      httpIn.answer(request, response);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(SILENCE_MS);
  const taken = await listen(server, { host, port, setting: 'HTTP_IN_PORT', onError: parts.onError });
  return {
    port: taken,
    stop: async () => {
      httpIn.isStopping = true;
      server.close();
      await atMost(STOP_PATIENCE_MS, httpIn.idle());
      server.closeAllConnections();
    },
  };
}
