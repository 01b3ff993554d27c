/**
 * The HTTP side of the dashboard: the routes and the page. Whoever reaches the port can send anything: a request is found
 * in a table or refused, no body is read but where a route reads one, no path reaches the disk, and what is slow or too much is cut off.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from '@newsfold/runtime/http/listen.ts';
import type { Reader } from '../http/access.ts';
import type { ConfiguredAccess } from '../http/configured-access.ts';
import { answerPreflight, listedOrigin, showTo } from '../http/origins.ts';
import { readParameters } from '../http/parameters.ts';
import { Problem } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { readBody } from '../http/read-body.ts';
import { send, sendProblem } from '../http/respond.ts';
import type { Page } from '../http/static-page.ts';
import type { Api } from '../routes/route.ts';
import { type FoundRoute, findRoute } from '../routes/routes.ts';

/** What the server works with. */
export interface ApiParts {
  readonly api: Api;
  readonly access: ConfiguredAccess;
  readonly limit: RateLimit;
  readonly page: Page;
  /** Runs work that reads the table as it stands at one moment. */
  readonly snapshot: <T>(work: () => T) => T;
  /** Whether the table is whole; before that it is said that it is being built. */
  readonly isReady: () => boolean;
  readonly onRequest: (status: number, seconds: number | null) => void;
  readonly onError: (error: Error) => void;
}

const MAX_CONNECTIONS = 2000;
const HEADERS_TIMEOUT_MS = 5000;
const REQUEST_TIMEOUT_MS = 10_000;
/** How long a connection without a request is kept, ms: longer than proxies keep theirs, so that none is closed under a request. */
const KEPT_MS = 65_000;
/** Longest address of a request, characters. */
const MAX_URL = 8000;
/** Where agents ask. */
const MCP_PATH = '/mcp';

async function answer(parts: ApiParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/', method = '' } = request;
  if (url.length > MAX_URL)
    throw new Problem('invalid-parameter', `the address has more than ${MAX_URL} characters`);
  const read = URL.parse(url, 'http://api');
  if (read === null) throw new Problem('not-found', 'that is no path');
  const isRead = method === 'GET' || method === 'HEAD';
  const origin = listedOrigin(request, parts.access.origins);
  if (origin !== null) {
    showTo(origin, response);
    if (method === 'OPTIONS') {
      parts.limit.take(request.socket.remoteAddress ?? '');
      return answerPreflight(response);
    }
    if (!isRead) throw new Problem('not-allowed', 'pages of other sites read, and change nothing');
  }
  if (parts.access.opensPage && isRead) {
    const file = parts.page(read.pathname);
    if (file !== null) {
      parts.limit.take(request.socket.remoteAddress ?? '');
      return send(request, response, file);
    }
  }
  const reader = parts.access(request);
  parts.limit.take(reader.tenant ?? request.socket.remoteAddress ?? '');
  if (read.pathname === MCP_PATH) return answerAgent(parts.api, reader, request, response);
  const route = findRoute(read.pathname, method);
  if (route !== null) return answerRoute(parts, route, read.searchParams, reader, request, response);
  if (!isRead) throw new Problem('wrong-method', 'nothing can be changed here', { allow: 'GET, HEAD' });
  const file = parts.page(read.pathname);
  if (file !== null) return send(request, response, file);
  throw new Problem('not-found', 'GET /api/v1/openapi.json says what can be asked');
}

/** Answers an agent; see answer-mcp.ts. */
async function answerAgent(
  api: Api,
  reader: Reader,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST')
    throw new Problem('wrong-method', 'agents ask by POST; no session is kept', { allow: 'POST' });
  const body = await readBody(request);
  const { answerMcp } = await import('../mcp/answer-mcp.ts');
  await answerMcp({ api, reader, request, response }, body);
}

async function answerRoute(
  { api, isReady, snapshot }: ApiParts,
  { found, path: raw }: FoundRoute,
  search: URLSearchParams,
  reader: Reader,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = Object.fromEntries(Object.entries(raw).map(([name, part]) => [name, decoded(part)]));
  const query = readParameters(found.parameters, search);
  const body = found.reads === undefined ? null : await readBody(request);
  const given = await snapshot(() => found.answer(api, { path, query, reader, body, request, response }));
  if (given === null) return;
  // What is answered while the table is built is true as far as it goes, and says so.
  const headers = isReady() ? given.headers : { ...given.headers, 'newsfold-building': 'true' };
  await send(request, response, { ...given, ...(headers === undefined ? {} : { headers }) });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Problem('invalid-parameter', 'the path is not percent-encoded');
  }
}

/** A server that answers. */
export interface RunningApi {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts the server.
 * @throws Error with the address when it is taken
 */
export async function startApi(host: string, port: number, parts: ApiParts): Promise<RunningApi> {
  const server: Server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEPT_MS },
    (request, response) => {
      const begun = performance.now();
      request.on('error', () => undefined);
      response.on('error', () => undefined);
      response.once('close', () => {
        const isLive =
          response.getHeader('content-type')?.toString().startsWith('text/event-stream') === true;
        parts.onRequest(response.statusCode, isLive ? null : (performance.now() - begun) / 1000);
      });
      answer(parts, request, response).catch(async (error: unknown) => {
        if (!(error instanceof Problem)) parts.onError(error as Error);
        const problem =
          error instanceof Problem ? error : new Problem('failed', 'the log of the dashboard says why');
        await sendProblem(request, response, problem).catch(() => response.destroy());
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  const taken = await listen(server, { host, port, setting: 'API_PORT', onError: parts.onError });
  return {
    port: taken,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
