/** The HTTP side of a worker: /livez, /readyz, /metrics. Nothing else is served. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

/** A yes or no with its reason. */
interface Check {
  readonly ok: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What the server asks. */
interface HealthSources {
  readonly registry: Registry;
  live(): Check;
  ready(): Check;
}

function answerCheck(response: ServerResponse, check: Check): void {
  response.writeHead(check.ok ? 200 : 503, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify({ ok: check.ok, ...check.detail })}\n`);
}

async function answer(path: string, response: ServerResponse, sources: HealthSources): Promise<void> {
  if (path === '/livez') return answerCheck(response, sources.live());
  if (path === '/readyz') return answerCheck(response, sources.ready());
  if (path === '/metrics') {
    const text = await sources.registry.metrics();
    response.writeHead(200, { 'content-type': sources.registry.contentType });
    response.end(text);
    return;
  }
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('served here: /livez /readyz /metrics\n');
}

/**
 * Starts the server.
 * @throws Error with the address when it is taken.
 */
export async function startHealthServer(host: string, port: number, sources: HealthSources): Promise<Server> {
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost').pathname, response, sources).catch(
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(`${error}\n`);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`${host}:${port} is taken; set HTTP_PORT to a free port`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  return server;
}
