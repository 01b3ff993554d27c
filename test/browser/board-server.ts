/** The example board, served from an origin of its own: as the site of a web developer would. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const BOARD = fileURLToPath(new URL('../../docs/examples/board.html', import.meta.url));

/** A board that is served. */
export interface ServedBoard {
  /** As a browser writes it. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the board on a free port of this machine. */
export async function serveBoard(): Promise<ServedBoard> {
  const server = createServer((request, response) => {
    const isBoard = request.url?.startsWith('/?') === true;
    response.writeHead(isBoard ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isBoard ? readFileSync(BOARD) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
